package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.wooautosync.ConnectionNotFoundException;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.AttemptCause;
import io.github.wooautosync.record.AttemptId;
import io.github.wooautosync.record.AttemptKind;
import io.github.wooautosync.record.AttemptPage;
import io.github.wooautosync.record.AttemptRetention;
import io.github.wooautosync.record.AttemptStore;
import io.github.wooautosync.record.InMemoryAttemptStore;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.SyncAttempt;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.host.InMemoryProducts;
import io.github.wooautosync.test.host.SteppedClock;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was tried with a product, as people read it. */
class HistoryTest {

    private Scenario scenario = Scenario.stepped();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void everyPushIsInTheHistoryAndWhatWasUnchangedIsNot() {
        ConnectionId connection = scenario.connect(scenario.store("A"));
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        edit("11.00");
        scenario.edited(1);
        scenario.sync();

        List<SyncAttempt> history = history(connection);

        assertThat(history).hasSize(2);
        SyncAttempt update = history.get(0);
        assertThat(update.cause()).isEqualTo(AttemptCause.CHANGE);
        assertThat(update.kind()).isEqualTo(AttemptKind.UPDATE);
        assertThat(update.fields()).containsExactly("regular_price");
        assertThat(update.outcome()).isEqualTo(SyncAttempt.PUSHED);
        assertThat(update.wooProductId())
                .isEqualTo(scenario.status(connection, 1).wooProductId());
        SyncAttempt create = history.get(1);
        assertThat(create.cause()).isEqualTo(AttemptCause.EXPORT);
        assertThat(create.kind()).isEqualTo(AttemptKind.CREATE);
        assertThat(create.fields()).contains("name", "sku", "regular_price");
        assertThat(create.at()).isBefore(update.at());
    }

    @Test
    void aFailureIsInTheHistoryWithItsCodeAndItsRetry() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        store.faults().onRequest(RecordedRequest::isWrite, Fault.fatal500());
        scenario.export(connection, 1);
        store.faults().clear();
        scenario.advance(Duration.ofHours(1));

        List<SyncAttempt> history = history(connection);

        SyncAttempt failed = history.get(history.size() - 1);
        assertThat(failed.outcome()).isEqualTo("internal_server_error");
        assertThat(failed.isSuccess()).isFalse();
        assertThat(failed.kind()).isEqualTo(AttemptKind.CREATE);
        assertThat(failed.fields()).contains("name", "sku");
        SyncAttempt retried = history.get(0);
        assertThat(retried.isSuccess()).isTrue();
        assertThat(retried.cause()).isEqualTo(AttemptCause.RETRY);
    }

    @Test
    void aRefusalWithoutARequestIsInTheHistory() {
        ConnectionId connection = scenario.connect(scenario.store("A"));
        scenario.pim.put(1, product -> product.salePrice(new BigDecimal("99.00")));

        scenario.export(connection, 1);

        assertThat(history(connection)).singleElement().satisfies(attempt -> {
            assertThat(attempt.outcome()).isEqualTo("invalid_sale_price");
            assertThat(attempt.duration()).isZero();
            assertThat(attempt.fields()).isEmpty();
        });
    }

    @Test
    void imagesAndTheirWarningAreAnAttemptOfTheirOwn() {
        ConnectionId connection = scenario.connect(scenario.store("A"));
        scenario.pim.put(1, product -> product.images(ProductImage.of("http://127.0.0.1:1/gone.jpg")));

        scenario.export(connection, 1);
        assertThat(scenario.status(connection, 1).warningCode()).contains("image_failed");

        assertThat(history(connection))
                .extracting(SyncAttempt::kind)
                .containsExactly(AttemptKind.IMAGES, AttemptKind.CREATE);
        SyncAttempt images = history(connection).get(0);
        assertThat(images.outcome()).isEqualTo("image_failed");
        assertThat(images.fields()).containsExactly("images");
        assertThat(images.isSuccess()).isFalse();
    }

    @Test
    void theVariationsOfAProductAreAnAttemptOfTheirOwn() {
        ConnectionId connection = scenario.connect(scenario.store("A"));
        Shirts shirts = new Shirts(scenario.pim, 1).size("S", "10.00").save();
        scenario.export(connection, 1);

        shirts.size("S", "11.00").save();
        scenario.edited(1);
        scenario.sync();

        assertThat(history(connection))
                .extracting(SyncAttempt::kind)
                .containsExactly(AttemptKind.VARIATIONS, AttemptKind.VARIATIONS, AttemptKind.CREATE);
        assertThat(history(connection).get(0).fields()).containsExactly("variations");
        assertThat(history(connection).get(0).cause()).isEqualTo(AttemptCause.CHANGE);
    }

    @Test
    void theRemovalIsTheLastEntryAndStaysUntilRetentionEndsIt() {
        ConnectionId connection = scenario.connect(scenario.store("A"));
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        scenario.pim.remove(1);
        scenario.library.autoSync().cleanupProductSyncData(ProductId.of(1));
        scenario.sync();

        assertThat(scenario.library.status().syncStatus(connection, ProductId.of(1)))
                .isEmpty();
        assertThat(history(connection).get(0).kind()).isEqualTo(AttemptKind.REMOVAL);
        assertThat(history(connection).get(0).outcome()).isEqualTo(SyncAttempt.REMOVED);

        scenario.advance(Duration.ofDays(31));
        assertThat(history(connection)).isEmpty();
    }

    @Test
    void retentionKeepsTheNewestOfEachProduct() {
        reopen(builder -> builder.attemptRetention(new AttemptRetention(Duration.ofDays(30), 2)));
        ConnectionId connection = scenario.connect(scenario.store("A"));
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        for (int i = 1; i <= 3; i++) {
            edit(i + ".00");
            scenario.edited(1);
            scenario.sync();
        }
        assertThat(history(connection)).hasSize(4);

        scenario.advance(Duration.ofHours(2));

        assertThat(history(connection)).hasSize(2).allMatch(attempt -> attempt.kind() == AttemptKind.UPDATE);
    }

    @Test
    void ofSeveralNodesOnePurgesOnceAnHour() {
        CountedAttempts counted = new CountedAttempts();
        SteppedClock clock = new SteppedClock();
        InMemorySyncRecordStore records = new InMemorySyncRecordStore(clock);
        try (WooAutoSync one = node(counted, records, clock);
                WooAutoSync other = node(counted, records, clock)) {
            for (int hour = 1; hour <= 3; hour++) {
                one.runPendingWork();
                other.runPendingWork();
                one.runPendingWork();

                assertThat(counted.purges).isEqualTo(hour);
                clock.advance(Duration.ofHours(1));
            }
        }
    }

    private static WooAutoSync node(AttemptStore attempts, InMemorySyncRecordStore records, SteppedClock clock) {
        return WooAutoSync.builder()
                .productSource(new InMemoryProducts())
                .recordStore(records)
                .attemptStore(attempts)
                .clock(clock)
                .backgroundThreads(false)
                .build();
    }

    @Test
    void aHistoryThatCannotBeWrittenHarmsNothing() {
        reopen(builder -> builder.attemptStore(new BrokenAttempts()));
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");

        assertThat(scenario.export(connection, 1).success()).isTrue();

        scenario.assertEqualsPim(store);
        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
    }

    @Test
    void aBatchIsOneInsert() {
        CountedAttempts counted = new CountedAttempts();
        reopen(builder -> builder.attemptStore(counted));
        ConnectionId connection = scenario.connect(scenario.store("A"));

        scenario.export(connection, scenario.pim.putMany(1, 200));
        assertThat(counted.appended).containsExactly(100, 100);

        scenario.edited(1, 2, 3);
        scenario.sync();
        assertThat(counted.appended).containsExactly(100, 100);
    }

    @Test
    void theHistoryOfAConnectionIsReadPageByPageAndGoesWithIt() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.export(connection, scenario.pim.putMany(1, 3));

        AttemptPage first = scenario.library.status().history(connection, Optional.empty(), 2);
        AttemptPage last = scenario.library.status().history(connection, first.next(), 2);

        assertThat(first.attempts()).hasSize(2);
        assertThat(last.attempts()).hasSize(1);
        scenario.library.connections().delete(OwnerId.SINGLE, connection);
        assertThatExceptionOfType(ConnectionNotFoundException.class)
                .isThrownBy(() -> scenario.library.status().history(connection, Optional.empty(), 2));
    }

    @Test
    void nobodyReadsTheHistoryOfAnotherOwner() {
        ConnectionId connection = scenario.connect(scenario.store("A"), OwnerId.of("alice"), StorePolicy.standard());
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);

        assertThat(scenario.library.status().forOwner(OwnerId.of("alice")).history(connection, ProductId.of(1), 10))
                .hasSize(1);
        assertThatExceptionOfType(ConnectionNotFoundException.class)
                .isThrownBy(() ->
                        scenario.library.status().forOwner(OwnerId.of("bob")).history(connection, ProductId.of(1), 10));
    }

    private List<SyncAttempt> history(ConnectionId connection) {
        return scenario.library.status().history(connection, ProductId.of(1), 100);
    }

    private void edit(String price) {
        scenario.pim.put(1, price);
    }

    private void reopen(Consumer<WooAutoSync.Builder> options) {
        scenario.close();
        scenario = Scenario.with(options);
    }

    private static final class CountedAttempts extends DelegatingAttempts {

        private final List<Integer> appended = new ArrayList<>();
        private int purges;

        @Override
        public int purge(Instant olderThan, int perProduct) {
            purges++;
            return super.purge(olderThan, perProduct);
        }

        @Override
        public void append(List<SyncAttempt> attempts) {
            appended.add(attempts.size());
            super.append(attempts);
        }
    }

    private static final class BrokenAttempts extends DelegatingAttempts {

        @Override
        public void append(List<SyncAttempt> attempts) {
            throw new IllegalStateException("no such table");
        }

        @Override
        public int purge(Instant olderThan, int perProduct) {
            throw new IllegalStateException("no such table");
        }
    }

    private static class DelegatingAttempts implements AttemptStore {

        private final AttemptStore attempts = new InMemoryAttemptStore();

        @Override
        public void append(List<SyncAttempt> more) {
            attempts.append(more);
        }

        @Override
        public AttemptPage list(
                ConnectionId connectionId, Optional<ProductId> productId, Optional<AttemptId> before, int limit) {
            return attempts.list(connectionId, productId, before, limit);
        }

        @Override
        public int purge(Instant olderThan, int perProduct) {
            return attempts.purge(olderThan, perProduct);
        }

        @Override
        public int deleteAll(ConnectionId connectionId) {
            return attempts.deleteAll(connectionId);
        }
    }
}
