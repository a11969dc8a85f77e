package io.github.wooautosync.test.scenario;

import static io.github.wooautosync.test.scenario.Scenario.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.connection.InMemoryConnectionStore;
import io.github.wooautosync.engine.RetryPolicy;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

/** The engine's own threads: who waits for whom, and who does not. */
class RunningEngineTest {

    @Test
    void aHostEditReturnsWhileAStoreHangsAndOtherStoresGoOn() throws Exception {
        try (Scenario scenario = Scenario.running(builder -> builder.closeTimeout(Duration.ofSeconds(1)))) {
            FakeStore hanging = scenario.runningStore("Hanging");
            FakeStore lively = scenario.runningStore("Lively");
            ConnectionId toHanging = scenario.connect(hanging);
            ConnectionId toLively = scenario.connect(lively);
            scenario.pim.put(1, "10.00");
            scenario.export(toHanging, 1);
            scenario.export(toLively, 1);
            hanging.faults().onRequest(RecordedRequest::isWrite, Fault.hang());
            scenario.pim.put(1, "11.00");
            scenario.edited(1);
            eventually().until(() -> hanging.requestsInFlight() == 1);

            scenario.pim.put(1, "12.00");
            CompletableFuture.runAsync(() -> scenario.edited(1)).get(5, TimeUnit.SECONDS);

            eventually().untilAsserted(() -> scenario.assertEqualsPim(lively));
            assertThat(hanging.requestsInFlight()).as("still hanging").isEqualTo(1);
            hanging.faults().clear();
            eventually().untilAsserted(() -> scenario.assertEqualsPim(hanging));
        }
    }

    /** After an import that changed much, which takes four steps to fold. */
    @Test
    void pushesBeginBeforeEverythingIsFolded() {
        AtomicInteger folds = new AtomicInteger();
        AtomicBoolean pushedMeanwhile = new AtomicBoolean();
        List<FakeStore> stores = new CopyOnWriteArrayList<>();
        SyncRecordStore records = InterceptedRecords.around(new InMemorySyncRecordStore(), call -> {
            boolean furtherStep = call.equals("fold") && folds.incrementAndGet() > 1;
            if (furtherStep && !pushedMeanwhile.get()) {
                pushedMeanwhile.set(isWrittenSoon(stores.get(0)));
            }
        });
        try (Scenario scenario = Scenario.running(builder ->
                builder.recordStore(records).coalescingWindow(Duration.ZERO).pollInterval(Duration.ofMinutes(1)))) {
            FakeStore store = scenario.runningStore("A");
            ConnectionId connection = scenario.connect(store);
            scenario.pim.put(1, "10.00");
            scenario.export(connection, 1);
            store.clearRequests();
            stores.add(store);
            scenario.pim.put(1, "11.00");

            scenario.edited(LongStream.rangeClosed(1, 3_500).toArray());

            eventually().until(() -> folds.get() == 4);
            assertThat(pushedMeanwhile).isTrue();
            eventually().untilAsserted(() -> scenario.assertEqualsPim(store));
        }
    }

    /** The export may just be ending, so that the first step finds the store taken: then the next one does not. */
    private static boolean isWrittenSoon(FakeStore store) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !store.writes().isEmpty());
            return true;
        } catch (ConditionTimeoutException notYet) {
            return false;
        }
    }

    @Test
    void aHundredQuickEditsCostAtMostTwoPushes() {
        try (Scenario scenario = Scenario.running(builder -> builder.coalescingWindow(Duration.ofSeconds(1)))) {
            FakeStore store = scenario.runningStore("A");
            ConnectionId connection = scenario.connect(store);
            scenario.pim.put(1, "10.00");
            scenario.export(connection, 1);
            store.clearRequests();

            for (int edit = 1; edit <= 100; edit++) {
                scenario.pim.put(1, edit + ".00");
                scenario.edited(1);
            }

            eventually().untilAsserted(() -> scenario.assertEqualsPim(store));
            eventually().until(() -> scenario.status(connection, 1).syncStatus() == SyncStatus.SYNCED);
            assertThat(store.writes()).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void closingDuringAPushLosesNothing() {
        InMemorySyncRecordStore records = new InMemorySyncRecordStore();
        InMemoryConnectionStore connections = new InMemoryConnectionStore();
        try (FakeStore store = FakeStore.start()) {
            ToyPim pim = new ToyPim();
            List<ProductId> ids = pim.putMany(1, 50);
            ConnectionId connection;
            try (Scenario first = durable(records, connections, pim)) {
                connection = first.connect(store);
                first.export(connection, ids);
                store.faults().onRequest(RecordedRequest::isWrite, Fault.delay(Duration.ofMillis(300)));
                ids.forEach(id -> pim.put(Long.parseLong(id.value()), "55.00"));
                first.library.autoSync().autoSyncProductUpdates(ids, OwnerId.SINGLE);
                eventually().until(() -> store.requestsInFlight() == 1);
            }
            assertThat(store.requestsInFlight())
                    .as("close() waited for the answer")
                    .isZero();
            store.faults().clear();

            try (Scenario second = durable(records, connections, pim)) {
                eventually()
                        .until(() -> second.library.status().stats(connection).count(SyncStatus.SYNCED) == 50);
                pim.all().forEach(product -> Scenario.assertEquals(store, product));
                assertThat(store.productCount()).isEqualTo(50);
            }
        }
    }

    @Test
    void aListenerThatThrowsHurtsNobody() {
        try (Scenario scenario = Scenario.running(builder -> builder.listener(event -> {
            throw new IllegalStateException("from the listener");
        }))) {
            FakeStore store = scenario.runningStore("A");
            ConnectionId connection = scenario.connect(store);
            scenario.pim.putMany(1, 3);

            assertThat(scenario.export(connection, 1, 2, 3).success()).isTrue();
            scenario.assertEqualsPim(store);
        }
    }

    @Test
    void aProductSourceThatFailsIsAskedAgain() {
        java.util.concurrent.atomic.AtomicInteger calls = new java.util.concurrent.atomic.AtomicInteger();
        ToyPim pim = new ToyPim();
        try (Scenario scenario = Scenario.running(builder -> builder.productSource((ids, context) -> {
                    if (calls.incrementAndGet() <= 2) {
                        throw new IllegalStateException("the database of the PIM is away");
                    }
                    return pim.load(ids, context);
                })
                .retryPolicy(RetryPolicy.builder()
                        .firstDelay(Duration.ofMillis(50))
                        .maxDelay(Duration.ofMillis(100))
                        .build()))) {
            FakeStore store = scenario.runningStore("A");
            ConnectionId connection = scenario.connect(store);
            pim.put(1, "10.00");

            assertThat(scenario.export(connection, 1).success()).isTrue();
            assertThat(calls).hasValueGreaterThan(2);
        }
    }

    private static Scenario durable(InMemorySyncRecordStore records, InMemoryConnectionStore connections, ToyPim pim) {
        return Scenario.running(builder ->
                builder.recordStore(records).connectionStore(connections).productSource(pim::load));
    }
}
