package io.github.wooautosync.test.scenario;

import static io.github.wooautosync.test.scenario.Scenario.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.test.host.SteppedClock;
import io.github.wooautosync.test.store.FakeStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a node does that lost, or may have lost, the right to write to a store. */
class LostLeaseTest {

    @Test
    void aLeaseThatWouldEndBeforeASlowAnswerIsRenewedBeforeTheWrite() {
        List<String> calls = new CopyOnWriteArrayList<>();
        AtomicBoolean slow = new AtomicBoolean();
        ToyPim pim = new ToyPim();
        try (Scenario scenario = Scenario.with(builder -> builder.recordStore(
                        InterceptedRecords.around(new InMemorySyncRecordStore(), calls::add))
                .requestTimeout(Duration.ofMillis(500))
                .leaseDuration(Duration.ofMillis(10_600))
                .productSource((ids, context) -> {
                    if (slow.get()) {
                        eventually().during(Duration.ofMillis(200)).until(() -> true);
                    }
                    return pim.load(ids, context);
                }))) {
            FakeStore store = scenario.store("A");
            ConnectionId connection = scenario.connect(store);
            slow.set(true);

            scenario.export(connection, pim.putMany(1, 1));

            List<String> beforeTheWrite = calls.subList(0, calls.indexOf("markInFlight"));
            assertThat(beforeTheWrite.subList(beforeTheWrite.lastIndexOf("dueRecords"), beforeTheWrite.size()))
                    .contains("renewLease");
        }
    }

    @Test
    void aCompletionThatIsRefusedStopsTheRun() {
        SteppedClock clock = new SteppedClock();
        InMemorySyncRecordStore real = new InMemorySyncRecordStore(clock);
        LeaseKey[] stolen = {LeaseKey.FOLD};
        AtomicBoolean armed = new AtomicBoolean();
        AtomicBoolean sent = new AtomicBoolean();
        try (Scenario scenario = Scenario.with(builder -> builder.batchSize(10)
                .clock(clock)
                .recordStore(InterceptedRecords.around(real, call -> {
                    if (call.equals("markInFlight")) {
                        sent.set(armed.get());
                    }
                    if (call.equals("complete") && sent.get() && armed.getAndSet(false)) {
                        clock.advance(Duration.ofMinutes(4));
                        assertThat(real.acquireLease(stolen[0], "other", Duration.ofMinutes(3)))
                                .isPresent();
                    }
                })))) {
            FakeStore store = scenario.store("A");
            ConnectionId connection = scenario.connect(store);
            stolen[0] = LeaseKey.of(connection);
            armed.set(true);

            scenario.export(connection, scenario.pim.putMany(1, 50));

            assertThat(store.writes())
                    .as("one batch, whose outcome was refused")
                    .hasSize(1);
        }
    }

    @Test
    void aNoteOfACreateThatIsRefusedSendsNothing() {
        SteppedClock clock = new SteppedClock();
        InMemorySyncRecordStore real = new InMemorySyncRecordStore(clock);
        LeaseKey[] stolen = {LeaseKey.FOLD};
        AtomicBoolean armed = new AtomicBoolean();
        try (Scenario scenario = Scenario.with(builder -> builder.batchSize(10)
                .clock(clock)
                .recordStore(InterceptedRecords.around(real, call -> {
                    if (call.equals("complete") && armed.getAndSet(false)) {
                        clock.advance(Duration.ofMinutes(4));
                        assertThat(real.acquireLease(stolen[0], "other", Duration.ofMinutes(3)))
                                .isPresent();
                    }
                })))) {
            FakeStore store = scenario.store("A");
            ConnectionId connection = scenario.connect(store);
            stolen[0] = LeaseKey.of(connection);
            armed.set(true);

            scenario.export(connection, scenario.pim.putMany(1, 50));

            assertThat(armed).as("whether the note was never made").isFalse();
            assertThat(store.writes()).isEmpty();
        }
    }

    @Test
    void aSessionIsNotKeptOverChangedCredentials() {
        List<String> keys = new ArrayList<>();
        try (WatchedClients clients = new WatchedClients();
                Scenario scenario = Scenario.with(builder -> builder.clientFactory(access -> {
                    keys.add(access.credentials().consumerKey());
                    return clients.open(access);
                }))) {
            FakeStore store = FakeStore.builder()
                    .clock(scenario.clock)
                    .readOnlyKey("ck_read_only_key", "cs_read_only_secret")
                    .start();
            scenario.stores.add(store);
            ConnectionId connection = scenario.connect(store);
            scenario.pim.put(1, "10.00");
            scenario.export(connection, 1);
            int opened = keys.size();
            scenario.export(connection, 1);
            assertThat(keys).as("the session is kept while nothing changes").hasSize(opened);

            scenario.library
                    .connections()
                    .update(
                            OwnerId.SINGLE,
                            connection,
                            settings -> settings.withCredentials(
                                    Credentials.of("ck_read_only_key", "cs_read_only_secret")));
            scenario.export(connection, List.of(ProductId.of(1)));

            assertThat(keys).last().isEqualTo("ck_read_only_key");
            assertThat(keys).hasSizeGreaterThan(opened);
        }
    }
}
