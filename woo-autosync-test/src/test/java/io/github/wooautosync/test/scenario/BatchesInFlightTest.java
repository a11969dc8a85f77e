package io.github.wooautosync.test.scenario;

import static io.github.wooautosync.test.scenario.Scenario.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.ExportHandle;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several batches on their way to one store at once: what they may not do to each other, and who does not wait for them. */
class BatchesInFlightTest {

    private final WatchedClients clients = new WatchedClients();

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void severalAreInFlightButNeverTwoWritesOfOneProduct() {
        try (Scenario scenario = running(builder -> builder.batchSize(10))) {
            FakeStore store = slowStore(scenario);
            ConnectionId connection = scenario.connect(store);
            List<ProductId> ids = scenario.pim.putMany(1, 600);

            scenario.export(connection, ids);
            for (int round = 0; round < 4; round++) {
                String price = (20 + round) + ".00";
                ids.subList(0, 200).forEach(id -> scenario.pim.put(Long.parseLong(id.value()), price));
                scenario.library.autoSync().autoSyncProductUpdates(ids.subList(0, 200), OwnerId.SINGLE);
            }

            eventually().untilAsserted(() -> scenario.assertEqualsPim(store));
            assertThat(clients.mostBatchesInFlight()).isBetween(2, 4);
            assertThat(clients.collisions()).isEmpty();
        }
    }

    @Test
    void aHostMayWantOneAtATime() {
        try (Scenario scenario = running(builder -> builder.batchSize(10).parallelBatches(1))) {
            FakeStore store = slowStore(scenario);

            scenario.export(scenario.connect(store), scenario.pim.putMany(1, 300));

            scenario.assertEqualsPim(store);
            assertThat(clients.mostBatchesInFlight()).isEqualTo(1);
        }
    }

    @Test
    void theNextBatchLeavesBeforeTheOutcomeOfTheLastIsStored() {
        List<String> calls = new CopyOnWriteArrayList<>();
        InMemorySyncRecordStore records = new InMemorySyncRecordStore();
        try (Scenario scenario = running(builder ->
                builder.batchSize(10).parallelBatches(1).recordStore(InterceptedRecords.around(records, calls::add)))) {
            FakeStore store = slowStore(scenario);
            ConnectionId connection = scenario.connect(store);
            List<ProductId> ids = scenario.pim.putMany(1, 100);
            scenario.export(connection, ids);
            calls.clear();

            ids.forEach(id -> scenario.pim.put(Long.parseLong(id.value()), "20.00"));
            scenario.library.autoSync().autoSyncProductUpdates(ids, OwnerId.SINGLE);
            eventually().untilAsserted(() -> scenario.assertEqualsPim(store));

            List<String> books = calls.stream()
                    .filter(call -> call.equals("markInFlight") || call.equals("complete"))
                    .toList();
            assertThat(Collections.indexOfSubList(books, List.of("markInFlight", "markInFlight")))
                    .as("two batches are marked before the first is completed: %s", books)
                    .isNotNegative();
        }
    }

    @Test
    void aProductWaitsWhileAnotherWithItsSkuIsOnItsWay() {
        try (Scenario scenario = running(builder -> builder.batchSize(10))) {
            FakeStore store = slowStore(scenario);
            ConnectionId connection = learned(scenario, store);
            store.faults().onRequest(request -> isAbout(request, "first"), Fault.hang());
            scenario.pim.put(1, product -> product.name("first"));
            scenario.edited(1);
            eventually().until(() -> store.requestsInFlight() == 1);
            store.clearRequests();

            scenario.pim.put(1, product -> product.name("first").sku("SKU-NEW"));
            scenario.pim.put(2, product -> product.name("second").sku("SKU-1"));
            scenario.edited(1, 2);
            scenario.pim.put(3, product -> product.name("third"));
            scenario.edited(3);
            eventually().until(() -> store.writes().stream().anyMatch(request -> isAbout(request, "third")));

            assertThat(store.writes()).noneMatch(request -> isAbout(request, "second"));
            store.faults().clear();
            eventually().until(() -> scenario.library.status().stats(connection).count(SyncStatus.SYNCED) == 600);
            scenario.assertEqualsPim(store);
        }
    }

    @Test
    void anEditWaitsForOneBatchOfABulkExportAtMost() throws Exception {
        InMemorySyncRecordStore records = new InMemorySyncRecordStore();
        List<Collection<?>> marked = new CopyOnWriteArrayList<>();
        Set<ProductId> loaded = ConcurrentHashMap.newKeySet();
        ToyPim pim = new ToyPim();
        try (Scenario scenario = running(builder -> builder.batchSize(10)
                .recordStore(InterceptedRecords.tellingMarks(records, marked::add))
                .productSource((ids, context) -> {
                    loaded.addAll(ids);
                    return pim.load(ids, context);
                }))) {
            FakeStore store = slowStore(scenario);
            ConnectionId connection = scenario.connect(store);
            scenario.export(connection, pim.putMany(1, 600));
            List<ProductId> more = pim.putMany(1_001, 2_500);
            marked.clear();
            loaded.clear();
            store.faults().onRequest(RecordedRequest::isWrite, Fault.hang());
            ExportHandle export = scenario.library.exports().start(ExportRequest.of(connection, more));
            // How many places there are is learned from the store's speed: all are taken once a batch waits in memory.
            eventually()
                    .during(Duration.ofMillis(500))
                    .until(() -> store.requestsInFlight() >= 1
                            && loaded.size()
                                    > marked.stream().mapToInt(Collection::size).sum());

            pim.put(1, product -> product.name("urgent"));
            scenario.edited(1);
            DueQuery edits = new DueQuery(connection, Lane.INTERACTIVE, DueQuery.Scope.EVERYTHING, 1);
            eventually().until(() -> !records.dueRecords(edits, Instant.now()).isEmpty());
            Object edit = records.dueRecords(edits, Instant.now()).get(0).id();
            store.clearRequests();
            marked.clear();
            store.faults().release();
            eventually().until(() -> store.writes().stream().anyMatch(request -> isAbout(request, "urgent")));

            assertThat(marked.get(0).stream().anyMatch(edit::equals))
                    .as("the first place that is free is the edit's, though a batch of the export is prepared")
                    .isTrue();
            store.faults().clear();
            assertThat(export.report().get(60, TimeUnit.SECONDS).failedCount()).isZero();
        }
    }

    @Test
    void imagesThatTakeForeverHoldUpNeitherPricesNorOtherProducts() {
        try (Scenario scenario = running(builder -> builder.batchSize(10).allowPrivateImageUrls(true))) {
            FakeStore store = slowStore(scenario);
            ConnectionId connection = learned(scenario, store);
            store.faults().onRequest(request -> request.method().equals("PUT"), Fault.hang());
            for (long id = 1; id <= 5; id++) {
                String url = "http://localhost:" + store.url().getPort() + "/photo-" + id + ".jpg";
                scenario.pim.put(id, product -> product.images(ProductImage.of(url)));
            }
            scenario.edited(1, 2, 3, 4, 5);
            eventually().until(() -> store.requestsInFlight() == 1);

            scenario.pim.put(9, "77.00");
            scenario.edited(9);
            scenario.export(connection, scenario.pim.putMany(2_000, 2_100));

            eventually().until(() -> isPriced(store, "77.00"));
            assertThat(store.productCount()).isEqualTo(701);
            assertThat(clients.mostUploadsInFlight()).isEqualTo(1);
            store.faults().clear();
        }
    }

    @Test
    void closingWaitsForAllThatIsOnItsWay() {
        FakeStore store;
        try (Scenario scenario = running(builder -> builder.batchSize(10))) {
            store = FakeStore.builder()
                    .serviceTime(Duration.ofMillis(20), Duration.ofMillis(2))
                    .start();
            learned(scenario, store);
            store.faults().onRequest(RecordedRequest::isWrite, Fault.delay(Duration.ofMillis(300)));
            List<ProductId> ids = ToyPim.ids(1, 600);
            ids.forEach(id -> scenario.pim.put(Long.parseLong(id.value()), "55.00"));
            scenario.library.autoSync().autoSyncProductUpdates(ids, OwnerId.SINGLE);
            eventually().until(() -> store.requestsInFlight() >= 2);
        }
        assertThat(store.requestsInFlight()).isZero();
        store.close();
    }

    private Scenario running(Consumer<WooAutoSync.Builder> options) {
        return Scenario.running(builder -> options.accept(builder.clientFactory(clients)));
    }

    private static FakeStore slowStore(Scenario scenario) {
        FakeStore store = FakeStore.builder()
                .name("Slow")
                .workers(12)
                .serviceTime(Duration.ofMillis(20), Duration.ofMillis(2))
                .start();
        scenario.stores.add(store);
        return store;
    }

    /** A connection with 600 products, to a store that is known to bear several batches at once. */
    private static ConnectionId learned(Scenario scenario, FakeStore store) {
        ConnectionId connection = scenario.connect(store);
        scenario.export(connection, scenario.pim.putMany(1, 600));
        return connection;
    }

    private static boolean isPriced(FakeStore store, String price) {
        return store.productsBySku("SKU-9")
                .get(0)
                .path("regular_price")
                .asText()
                .equals(price);
    }

    private static boolean isAbout(RecordedRequest request, String name) {
        return request.isWrite() && request.body().toString().contains("\"" + name + "\"");
    }
}
