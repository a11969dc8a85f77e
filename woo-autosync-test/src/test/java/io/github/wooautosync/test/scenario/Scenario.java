package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.ExportReport;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.test.host.SteppedClock;
import io.github.wooautosync.test.store.FakeStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A PIM, the library, and fake stores. Without background threads unless a test asks for them: time is stepped. */
final class Scenario implements AutoCloseable {

    static final Duration COALESCING = Duration.ofMillis(500);

    final ToyPim pim = new ToyPim();
    final SteppedClock clock = new SteppedClock();
    final List<FakeStore> stores = new ArrayList<>();
    final WooAutoSync library;

    private Scenario(Consumer<WooAutoSync.Builder> options) {
        WooAutoSync.Builder builder = WooAutoSync.builder()
                .productSource(pim::load)
                .clock(clock)
                .random(new Random(42))
                .coalescingWindow(COALESCING)
                .allowPlainHttp(true)
                .allowPrivateAddresses(true)
                .backgroundThreads(false);
        options.accept(builder);
        library = builder.build();
    }

    static Scenario stepped() {
        return new Scenario(builder -> {});
    }

    static Scenario with(Consumer<WooAutoSync.Builder> options) {
        return new Scenario(options);
    }

    /** With the engine's own threads and the system's clock. */
    static Scenario running(Consumer<WooAutoSync.Builder> options) {
        return new Scenario(builder -> {
            builder.clock(java.time.Clock.systemUTC())
                    .backgroundThreads(true)
                    .coalescingWindow(Duration.ofMillis(50))
                    .pollInterval(Duration.ofMillis(20));
            options.accept(builder);
        });
    }

    /** Waits for a condition, generously: a busy machine is no failure. */
    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofMinutes(1));
    }

    FakeStore store(String name) {
        FakeStore store = FakeStore.builder().name(name).clock(clock).start();
        stores.add(store);
        return store;
    }

    /** A store whose clock is the system's, for engines that run by themselves. */
    FakeStore runningStore(String name) {
        FakeStore store = FakeStore.builder().name(name).start();
        stores.add(store);
        return store;
    }

    ConnectionId connect(FakeStore store) {
        return connect(store, OwnerId.SINGLE, StorePolicy.standard());
    }

    ConnectionId connect(FakeStore store, OwnerId owner, StorePolicy policy) {
        return library.connections()
                .connect(NewConnection.builder()
                        .owner(owner)
                        .storeName(store.name())
                        .storeUrl(store.url().toString())
                        .consumerKey(store.consumerKey())
                        .consumerSecret(store.consumerSecret())
                        .policy(policy)
                        .build());
    }

    ExportReport export(ConnectionId connection, Collection<ProductId> ids) {
        return library.exports().export(ExportRequest.of(connection, ids));
    }

    ExportReport export(ConnectionId connection, long... ids) {
        return export(
                connection, java.util.Arrays.stream(ids).mapToObj(ProductId::of).toList());
    }

    void edited(long... ids) {
        library.autoSync()
                .autoSyncProductUpdates(
                        java.util.Arrays.stream(ids).mapToObj(ProductId::of).toList(), OwnerId.SINGLE);
    }

    /** Does what is due now, waits out the coalescing window, and does what is due then. */
    void sync() {
        library.runPendingWork();
        advance(COALESCING);
    }

    void advance(Duration by) {
        clock.advance(by);
        library.runPendingWork();
    }

    ProductSyncStatus status(ConnectionId connection, long id) {
        return library.status().syncStatus(connection, ProductId.of(id)).orElseThrow();
    }

    /** Every product of the PIM is in the store exactly once, with its newest name and price, and nothing else is. */
    void assertEqualsPim(FakeStore store) {
        assertThat(store.productCount())
                .as("products of %s", store.name())
                .isEqualTo(pim.all().size());
        pim.all().forEach(product -> assertEquals(store, product));
    }

    static void assertEquals(FakeStore store, Product product) {
        List<ObjectNode> found = store.productsBySku(product.sku().orElseThrow());
        assertThat(found).as("%s in %s", product, store.name()).hasSize(1);
        assertThat(found.get(0).path("name").asText()).isEqualTo(product.name().orElseThrow());
        assertThat(new BigDecimal(found.get(0).path("regular_price").asText()))
                .as("price of %s in %s", product, store.name())
                .isEqualByComparingTo(product.fields().value(ProductField.PRICE).orElseThrow());
    }

    @Override
    public void close() {
        library.close();
        stores.forEach(FakeStore::close);
    }
}
