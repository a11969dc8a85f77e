package io.github.wooautosync.benchmark.store;

import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.catalog.CategoryPath;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.InMemoryConnectionStore;
import io.github.wooautosync.event.SyncListener;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.test.host.InMemoryProducts;
import io.github.wooautosync.test.store.FakeStore;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A PIM whose products were exported to a fake store of our own. Nothing is learned of the store between libraries. */
final class Shop implements AutoCloseable {

    private static final String WORDS = "<p>" + "A product that is described in some detail. ".repeat(12) + "</p>";

    private final FakeStore store =
            FakeStore.builder().rememberBodies(false).basicAllowedOverHttp(true).start();
    private final InMemoryProducts pim = new InMemoryProducts();
    private final InMemorySyncRecordStore records = new InMemorySyncRecordStore();
    private final Connection connection;
    private final List<Long> storeIds;
    private int edits;

    /** Fills a store that takes no time. */
    Shop(int products) {
        IntStream.rangeClosed(1, products).forEach(id -> pim.put(product(id, "1.00")));
        List<ProductId> ids =
                LongStream.rangeClosed(1, products).mapToObj(ProductId::of).toList();
        InMemoryConnectionStore connections = new InMemoryConnectionStore();
        try (WooAutoSync library = builder(connections).build()) {
            ConnectionId id = library.connections()
                    .connect(NewConnection.builder()
                            .storeUrl(store.url().toString())
                            .consumerKey(store.consumerKey())
                            .consumerSecret(store.consumerSecret())
                            .build());
            connection = connections.find(id).orElseThrow();
            library.exports().export(ExportRequest.of(id, ids).keepingResults(0));
        }
        storeIds = records.find(connection.id(), ids).stream()
                .map(record -> record.wooProductId().orElseThrow().value())
                .toList();
    }

    FakeStore store() {
        return store;
    }

    /** The ids of products in the store. */
    List<Long> storeIds(int products) {
        return storeIds.subList(0, products);
    }

    /** A price that no product has had yet. */
    String newPrice() {
        edits++;
        return edits + ".50";
    }

    /** Gives the first products of the PIM a new price. */
    List<ProductId> edit(int products) {
        String price = newPrice();
        List<ProductId> edited =
                LongStream.rangeClosed(1, products).mapToObj(ProductId::of).toList();
        IntStream.rangeClosed(1, products).forEach(id -> pim.put(product(id, price)));
        return edited;
    }

    /** A library with all defaults that has never spoken to this store. */
    WooAutoSync newLibrary(SyncListener listener) {
        InMemoryConnectionStore connections = new InMemoryConnectionStore();
        connections.insert(connection);
        return builder(connections).listener(listener).build();
    }

    private WooAutoSync.Builder builder(InMemoryConnectionStore connections) {
        return WooAutoSync.builder()
                .productSource(pim)
                .recordStore(records)
                .connectionStore(connections)
                .allowPlainHttp(true)
                .allowPrivateAddresses(true);
    }

    private static Product product(long id, String price) {
        return Product.builder(ProductId.of(id))
                .name("Product " + id)
                .sku("SKU-" + id)
                .price(price)
                .description(WORDS)
                .categories(CategoryPath.of("Department " + id % 20, "Shelf " + id % 200))
                .build();
    }

    @Override
    public void close() {
        store.close();
    }
}
