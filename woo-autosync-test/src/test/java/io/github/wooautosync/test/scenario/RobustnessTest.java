package io.github.wooautosync.test.scenario;

import static io.github.wooautosync.test.scenario.Scenario.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.wooautosync.ExportHandle;
import io.github.wooautosync.ExportReport;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.catalog.AttributeValue;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Odd hosts, odd stores and a database that is away: what must not stop the others, spin, or be lost. */
class RobustnessTest {

    private static final Duration LONG = Duration.ofHours(2);

    @Test
    void aConnectionThatAnotherNodeDrainsIsAskedForOncePerPoll() {
        InMemorySyncRecordStore real = new InMemorySyncRecordStore();
        AtomicInteger tries = new AtomicInteger();
        AtomicInteger polls = new AtomicInteger();
        try (Scenario scenario =
                Scenario.running(builder -> builder.recordStore(InterceptedRecords.around(real, call -> {
                    if (call.equals("connectionsWithDueRecords")) {
                        polls.incrementAndGet();
                    }
                    if (call.equals("acquireLease")) {
                        tries.incrementAndGet();
                    }
                })))) {
            FakeStore store = scenario.runningStore("A");
            ConnectionId connection = scenario.connect(store);
            scenario.pim.put(1, "10.00");
            scenario.export(connection, 1);
            eventually()
                    .until(() -> real.acquireLease(LeaseKey.of(connection), "other", Duration.ofMinutes(3))
                            .isPresent());
            scenario.pim.put(1, "11.00");
            scenario.edited(1);
            polls.set(0);
            tries.set(0);

            eventually().until(() -> polls.get() >= 20);

            assertThat(tries.get()).isLessThanOrEqualTo(polls.get() + 5);
        }
    }

    @Test
    void aProductSourceThatAnswersNullForAProductHurtsNoOther() {
        ToyPim pim = new ToyPim();
        try (Scenario scenario = Scenario.with(builder -> builder.productSource((ids, context) -> {
            Map<ProductId, Product> answer = new HashMap<>(pim.load(ids, context));
            ids.forEach(id -> answer.putIfAbsent(id, null));
            return answer;
        }))) {
            FakeStore store = scenario.store("A");
            ConnectionId connection = scenario.connect(store);
            pim.put(1, "10.00");
            pim.put(3, "10.00");

            ExportReport report = scenario.export(connection, 1, 2, 3);

            assertThat(report.syncedCount()).isEqualTo(2);
            assertThat(report.results().get(1).code()).contains("product_unknown");
        }
    }

    /** A text that was cut in the middle of an emoji is no text that JSON can carry. */
    @Test
    void halfACharacterHurtsNoOtherProduct() {
        try (Scenario scenario = Scenario.stepped()) {
            FakeStore store = scenario.store("A");
            ConnectionId connection = scenario.connect(store);
            scenario.pim.put(1, product -> product.name("Half \uD83D"));
            scenario.pim.put(2, "10.00");
            scenario.pim.put(
                    3,
                    product -> product.name("Half")
                            .tags("Tag \uDE00")
                            .attribute(AttributeValue.of("COLOUR", "Colour", "Red \uD83D")));

            scenario.export(connection, 1, 2, 3);
            scenario.advance(Duration.ofMinutes(1));

            assertThat(store.productsBySku("SKU-2")).hasSize(1);
            assertThat(scenario.status(connection, 2).syncStatus()).isEqualTo(SyncStatus.SYNCED);
            assertThat(store.productsBySku("SKU-1")).hasSize(1);
            assertThat(store.productsBySku("SKU-1").get(0).path("name").asText())
                    .isEqualTo("Half ?");
            assertThat(store.productsBySku("SKU-3")).hasSize(1);
        }
    }

    @Test
    void aCustomizerThatFailsHurtsOnlyItsProduct() {
        try (Scenario scenario = Scenario.with(builder -> builder.customizer((desired, product, context) -> {
            if (product.id().equals(ProductId.of(2))) {
                throw new IllegalStateException("from the customizer");
            }
            return desired;
        }))) {
            FakeStore store = scenario.store("A");
            ConnectionId connection = scenario.connect(store);
            scenario.pim.putMany(1, 3);

            scenario.export(connection, 1, 2, 3);

            assertThat(store.productCount()).isEqualTo(2);
            assertThat(scenario.status(connection, 2).errorCode()).contains("mapping_failed");
        }
    }

    @Test
    void aSkuThatWouldNotTravelIsAnErrorOfItsProduct() {
        try (Scenario scenario = Scenario.stepped()) {
            FakeStore store = scenario.store("A");
            ConnectionId connection = scenario.connect(store);
            scenario.pim.putMany(1, 3);
            scenario.pim.put(2, product -> product.rawField("sku", ""));

            scenario.export(connection, 1, 2, 3);

            assertThat(store.productCount()).isEqualTo(2);
            assertThat(scenario.status(connection, 2).errorCode()).contains("invalid_sku");
        }
    }

    @Test
    void aConnectionWhoseShopOwnsTheSkuCreatesNothingAndSaysWhy() {
        try (Scenario scenario = Scenario.stepped()) {
            FakeStore store = scenario.store("A");
            StorePolicy policy = StorePolicy.builder()
                    .fieldOwnership(Map.of("sku", FieldOwnership.SHOP))
                    .build();
            ConnectionId connection = scenario.connect(store, OwnerId.SINGLE, policy);
            scenario.pim.put(1, "10.00");

            scenario.export(connection, 1);

            assertThat(scenario.status(connection, 1).errorMessage().orElseThrow())
                    .contains("ownership of 'sku'");
        }
    }

    @Test
    void aProductThatAFirewallBlocksStandsAloneInTheEndAndTheOthersAreDone() {
        try (Scenario scenario = Scenario.stepped()) {
            FakeStore store = scenario.store("A");
            ConnectionId connection = scenario.connect(store);
            scenario.pim.putMany(1, 5);
            scenario.pim.put(2, product -> product.description("learn to write UNION SELECT in an hour"));
            store.faults()
                    .onRequest(
                            request -> request.isWrite()
                                    && request.body().toString().contains("UNION SELECT"),
                            Fault.status(403));

            scenario.export(connection, 1, 2, 3, 4, 5);
            for (int i = 0; i < 30; i++) {
                scenario.advance(LONG);
            }

            assertThat(store.productCount()).isEqualTo(4);
            assertThat(scenario.status(connection, 2).syncStatus()).isEqualTo(SyncStatus.ERROR);
            assertThat(scenario.status(connection, 2).errorCode()).contains("blocked_by_web_server");
        }
    }

    @Test
    void aSkuThatMovesToAnotherProductOfThePimFollows() {
        try (Scenario scenario = Scenario.stepped()) {
            FakeStore store = scenario.store("A");
            ConnectionId connection = scenario.connect(store);
            scenario.pim.putMany(1, 2);
            scenario.export(connection, 1, 2);

            scenario.pim.put(1, product -> product.sku("SKU-2"));
            scenario.pim.put(2, product -> product.sku("SKU-9"));
            scenario.edited(1, 2);
            scenario.sync();
            scenario.advance(LONG);
            scenario.advance(LONG);

            scenario.assertEqualsPim(store);
        }
    }

    @Test
    void aProductTakesOverTheSkuOfOneThatWasDeleted() {
        try (Scenario scenario = Scenario.stepped()) {
            FakeStore store = scenario.store("A");
            ConnectionId connection = scenario.connect(store);
            scenario.pim.put(1, "10.00");
            scenario.export(connection, 1);

            scenario.pim.remove(1);
            scenario.library.autoSync().cleanupProductSyncData(ProductId.of(1));
            scenario.pim.put(2, product -> product.sku("SKU-1"));
            scenario.export(connection, 2);
            scenario.advance(LONG);
            scenario.advance(LONG);

            assertThat(scenario.status(connection, 2).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        }
    }

    @Test
    void aDatabaseThatIsAwayForAMomentDelaysNothingForMinutes() {
        InMemorySyncRecordStore real = new InMemorySyncRecordStore();
        AtomicBoolean away = new AtomicBoolean();
        try (Scenario scenario =
                Scenario.running(builder -> builder.recordStore(InterceptedRecords.around(real, call -> {
                    if (away.get() && !call.equals("capture")) {
                        throw new IllegalStateException("the database is away");
                    }
                })))) {
            FakeStore store = scenario.runningStore("A");
            ConnectionId connection = scenario.connect(store);
            scenario.pim.put(1, "10.00");
            scenario.export(connection, 1);
            store.faults().onRequest(RecordedRequest::isWrite, Fault.hang());
            scenario.pim.put(1, "11.00");
            scenario.edited(1);
            eventually().until(() -> store.requestsInFlight() == 1);

            away.set(true);
            store.faults().clear();
            eventually().until(() -> store.requestsInFlight() == 0);
            scenario.pim.put(1, "12.00");
            scenario.edited(1);
            away.set(false);

            eventually().untilAsserted(() -> scenario.assertEqualsPim(store));
        }
    }

    @Test
    void anErrorOfTheJvmDoesNotEndTheScheduler() {
        InMemorySyncRecordStore real = new InMemorySyncRecordStore();
        AtomicBoolean once = new AtomicBoolean();
        try (Scenario scenario =
                Scenario.running(builder -> builder.recordStore(InterceptedRecords.around(real, call -> {
                    if (call.equals("connectionsWithDueRecords") && once.getAndSet(false)) {
                        throw new NoClassDefFoundError("driver");
                    }
                })))) {
            FakeStore store = scenario.runningStore("A");
            ConnectionId connection = scenario.connect(store);
            scenario.pim.put(1, "10.00");
            scenario.export(connection, 1);
            once.set(true);
            eventually().until(() -> !once.get());

            scenario.pim.put(1, "11.00");
            scenario.edited(1);

            eventually().untilAsserted(() -> scenario.assertEqualsPim(store));
        }
    }

    @Test
    void theFutureOfAnExportCompletesWhateverIsThrown() {
        try (Scenario scenario = Scenario.running(builder -> {})) {
            ConnectionId connection = scenario.connect(scenario.runningStore("A"));
            Stream<ProductId> broken = Stream.of(1L, 2L).map(id -> {
                throw new StackOverflowError("from the host");
            });

            ExportHandle handle = scenario.library.exports().start(ExportRequest.of(connection, broken));

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> handle.report().get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void busyStoresDoNotKeepTheWorkersFromAnotherOne() {
        try (Scenario scenario = Scenario.running(
                builder -> builder.parallelConnections(2).batchSize(1).closeTimeout(Duration.ofSeconds(5)))) {
            List<ProductId> ids = scenario.pim.putMany(1, 3_000);
            for (String name : List.of("Busy 1", "Busy 2")) {
                FakeStore busy = scenario.runningStore(name);
                busy.faults().onRequest(RecordedRequest::isWrite, Fault.delay(Duration.ofMillis(20)));
                scenario.library.exports().start(ExportRequest.of(scenario.connect(busy), ids));
                eventually().until(() -> busy.productCount() > 0);
            }
            FakeStore quiet = scenario.runningStore("Quiet");

            scenario.library.exports().start(ExportRequest.of(scenario.connect(quiet), ProductId.of(1)));

            eventually().until(() -> quiet.productCount() == 1);
            assertThat(scenario.stores.get(0).productCount()).isLessThan(3_000);
        }
    }

    @Test
    void whatWasInDoubtIsConfirmedAlsoWhereAutomaticUpdatesAreOff() {
        try (Scenario scenario = Scenario.stepped()) {
            FakeStore store = scenario.store("A");
            ConnectionId connection = scenario.connect(store);
            scenario.pim.put(1, "10.00");
            scenario.export(connection, 1);
            scenario.library.connections().update(OwnerId.SINGLE, connection, settings -> settings.withAutoSync(false));
            scenario.pim.put(1, "99.00");
            store.faults().onRequest(RecordedRequest::isWrite, Fault.gatewayTimeout());
            scenario.export(connection, 1);
            store.faults().clear();
            scenario.pim.put(1, "10.00");
            scenario.export(connection, 1);
            scenario.advance(Duration.ofSeconds(30));

            lateRequestLands(scenario, store, connection);
            scenario.advance(LONG);

            scenario.assertEqualsPim(store);
        }
    }

    @Test
    void aProxyThatGaveUpWaitingLeavesADoubt() {
        try (Scenario scenario = Scenario.stepped()) {
            FakeStore store = scenario.store("A");
            ConnectionId connection = scenario.connect(store);
            scenario.pim.put(1, "10.00");
            scenario.export(connection, 1);
            store.faults().onRequest(RecordedRequest::isWrite, Fault.status(503));
            scenario.pim.put(1, "99.00");
            scenario.edited(1);
            scenario.sync();
            store.faults().clear();

            lateRequestLands(scenario, store, connection);
            scenario.pim.put(1, "10.00");
            scenario.edited(1);
            scenario.sync();
            scenario.advance(LONG);

            scenario.assertEqualsPim(store);
        }
    }

    @Test
    void aConnectionWithProductsCannotBePointedAtAnotherStore() {
        try (Scenario scenario = Scenario.stepped()) {
            ConnectionId connection = scenario.connect(scenario.store("A"));
            scenario.pim.put(1, "10.00");
            scenario.export(connection, 1);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scenario.library
                            .connections()
                            .update(
                                    OwnerId.SINGLE,
                                    connection,
                                    settings -> settings.withStoreUrl("https://other.example")))
                    .withMessageContaining("connection of its own");
        }
    }

    @Test
    void aConnectionThatIsDeletedDuringAnExportLeavesNoRecords() {
        InMemorySyncRecordStore real = new InMemorySyncRecordStore();
        try (Scenario scenario = Scenario.running(builder -> builder.recordStore(real))) {
            ConnectionId connection = scenario.connect(scenario.runningStore("A"));
            Stream<ProductId> ids = Stream.iterate(1L, id -> id + 1)
                    .limit(2_000)
                    .map(id -> {
                        if (id == 600) {
                            scenario.library.connections().delete(OwnerId.SINGLE, connection);
                        }
                        return ProductId.of(id);
                    });

            ExportReport report = scenario.library.exports().export(ExportRequest.of(connection, ids));

            assertThat(report.results())
                    .filteredOn(result -> result.code().isPresent())
                    .isNotEmpty()
                    .allMatch(result -> !result.message().contains("does not know")
                            || result.code().equals(java.util.Optional.of("product_unknown")));
            eventually().until(() -> real.statistics(connection).total() == 0);
        }
    }

    @Test
    void patienceIsForTheWholeRest() throws Exception {
        try (Scenario scenario = Scenario.running(builder -> {})) {
            FakeStore store = scenario.runningStore("A");
            ConnectionId connection = scenario.connect(store);
            List<ProductId> ids = scenario.pim.putMany(1, 13_000);
            store.stop();

            ExportHandle handle = scenario.library
                    .exports()
                    .start(ExportRequest.of(connection, ids).withPatience(Duration.ofSeconds(1)));

            assertThat(handle.report().get(40, TimeUnit.SECONDS).pendingCount()).isEqualTo(13_000);
        }
    }

    @Test
    void theSelectionOfACancelledExportIsNotLeftBehindUnpushed() throws Exception {
        try (Scenario scenario = Scenario.running(builder -> builder.batchSize(1))) {
            FakeStore store = scenario.runningStore("A");
            ConnectionId connection = scenario.connect(store);
            scenario.pim.putMany(1, 2);
            scenario.export(connection, 1, 2);
            store.faults().onRequest(RecordedRequest::isWrite, Fault.hang());
            ExportHandle handle = scenario.library
                    .exports()
                    .start(ExportRequest.of(connection, ToyPim.ids(1, 2)).withPatience(Duration.ofSeconds(1)));
            eventually().until(() -> store.requestsInFlight() > 0);

            handle.cancel();
            ExportReport report = handle.report().get(30, TimeUnit.SECONDS);
            store.faults().clear();

            assertThat(report.pendingCount())
                    .as("what the store has already goes on")
                    .isEqualTo(2);
            eventually().until(() -> scenario.library.status().stats(connection).count(SyncStatus.SYNCED) == 2);
        }
    }

    private static void lateRequestLands(Scenario scenario, FakeStore store, ConnectionId connection) {
        long id = scenario.status(connection, 1).wooProductId().orElseThrow().value();
        store.editAsShopOwner(id, product -> product.put("regular_price", "99.00"));
    }
}
