package io.github.wooautosync.test.scenario;

import static io.github.wooautosync.test.scenario.Scenario.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.catalog.Variant;
import io.github.wooautosync.connection.InMemoryConnectionStore;
import io.github.wooautosync.connection.LearnedLimits;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Shops of mostly variable products: variations of several products travel at once where the store gains by it. */
class VariantsInFlightTest {

    private final WatchedClients clients = new WatchedClients();
    private final InMemoryConnectionStore connections = new InMemoryConnectionStore();
    private final InMemorySyncRecordStore records = new InMemorySyncRecordStore();
    private final Scenario scenario = Scenario.running(builder -> builder.clientFactory(clients)
            .connectionStore(connections)
            .recordStore(records)
            .allowPrivateImageUrls(true));

    @AfterEach
    void close() {
        scenario.close();
        clients.close();
    }

    @Test
    void variationsOfSeveralProductsTravelAtOnceButNeverTwoRequestsOfOne() {
        FakeStore store = slowStore(4);
        List<ProductId> ids = shirts(1, 60, 10);

        scenario.export(scenario.connect(store), ids);

        assertThat(variationsIn(store, ids)).isEqualTo(600);
        assertThat(clients.mostVariationsInFlight()).isBetween(2, 4);
        assertThat(clients.collisions()).isEmpty();
    }

    /** A store would let both have it (fact 58). */
    @Test
    void twoProductsWhoseVariantsShareASkuWaitForEachOther() {
        FakeStore store = slowStore(4);
        ConnectionId connection = scenario.connect(store);
        scenario.export(connection, shirts(1, 40, 5));
        assertThat(clients.mostVariationsInFlight()).isGreaterThan(1);
        List<ProductId> twins = new ArrayList<>();
        for (long id = 101; id <= 120; id++) {
            Shirts shirts = new Shirts(scenario.pim, id);
            String shared = "SHARED-" + (id + 1) / 2;
            shirts.put(Variant.builder("v1").option("SIZE", "1").sku(shared).price("1.00"));
            shirts.save();
            twins.add(ProductId.of(id));
        }

        scenario.export(connection, twins);

        for (long number = 51; number <= 60; number++) {
            assertThat(store.productsBySku("SHARED-" + number)).hasSize(1);
        }
        assertThat(clients.collisions()).isEmpty();
        assertThat(twins)
                .filteredOn(id -> hasWarning(connection, id, "variation_sku_taken"))
                .hasSize(10);
    }

    private boolean hasWarning(ConnectionId connection, ProductId id, String code) {
        return scenario.library
                .status()
                .syncStatus(connection, id)
                .orElseThrow()
                .warningCode()
                .filter(code::equals)
                .isPresent();
    }

    @Test
    void whatAStoreBearsIsRememberedBeyondTheProcess() {
        FakeStore store = slowStore(4);
        ConnectionId connection = scenario.connect(store);
        List<ProductId> ids = shirts(1, 60, 10);
        scenario.export(connection, ids);
        scenario.library.close();

        LearnedLimits learned = connections.findLearnedLimits(connection).orElseThrow();
        assertThat(learned.followUpsInFlight()).isGreaterThan(1);

        try (Scenario restarted = Scenario.running(builder -> builder.clientFactory(clients)
                .productSource(scenario.pim::load)
                .connectionStore(connections)
                .recordStore(records))) {
            store.faults().onRequest(RecordedRequest::isWrite, Fault.hang());
            ids.forEach(id -> shirt(id, "12.00"));
            restarted.library.autoSync().autoSyncProductUpdates(ids, OwnerId.SINGLE);

            // None of them is answered: without a memory only one would be on its way.
            eventually().until(() -> store.requestsInFlight() >= learned.followUpsInFlight());
            store.faults().clear();
            eventually()
                    .until(() -> restarted.library.status().stats(connection).count(SyncStatus.SYNCED) == 60);
        }
        assertThat(new Shirts(scenario.pim, 60).prices(store)).hasSize(10).containsValue("12.00");
    }

    /** A store fetches what it is told to fetch, twice if told twice. */
    @Test
    void variantsOfSeveralProductsWithOneImageUploadItOnce() {
        try (ImageServer images = new ImageServer()) {
            FakeStore store = slowStore(4);
            ConnectionId connection = scenario.connect(store);
            scenario.export(connection, shirts(1, 40, 5));
            List<ProductId> ids = new ArrayList<>();
            for (long id = 101; id <= 110; id++) {
                Shirts shirts = new Shirts(scenario.pim, id);
                shirts.change(1, variant -> variant.price("1.00").image(ProductImage.of(images.url("shared.jpg"))));
                shirts.save();
                ids.add(ProductId.of(id));
            }

            scenario.export(connection, ids);

            assertThat(store.imageDownloads()).isEqualTo(1);
        }
    }

    private List<ProductId> shirts(long from, int count, int sizes) {
        return LongStream.range(from, from + count)
                .mapToObj(id -> {
                    Shirts.of(scenario.pim, id, sizes);
                    return ProductId.of(id);
                })
                .toList();
    }

    private void shirt(ProductId id, String price) {
        Shirts shirts = new Shirts(scenario.pim, Long.parseLong(id.value()));
        for (int size = 1; size <= 10; size++) {
            shirts.size(size, price);
        }
        shirts.save();
    }

    private FakeStore slowStore(int workers) {
        FakeStore store = FakeStore.builder()
                .name("Slow")
                .workers(workers)
                .serviceTime(Duration.ofMillis(20), Duration.ofMillis(5))
                .start();
        scenario.stores.add(store);
        return store;
    }

    private static int variationsIn(FakeStore store, List<ProductId> ids) {
        return ids.stream()
                .mapToInt(id -> store.variations(store.productsBySku("SHIRT-" + id.value())
                                .get(0)
                                .path("id")
                                .asLong())
                        .size())
                .sum();
    }
}
