package io.github.wooautosync.test.host;

import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductSource;
import io.github.wooautosync.id.ProductId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A PIM's products in memory, the same for every store. It tells nobody of changes: that is the test's part, by {@code
 * AutoSyncService}. Safe for use by several threads.
 */
public final class InMemoryProducts implements ProductSource {

    private final Map<ProductId, Product> products = new ConcurrentSkipListMap<>();

    /** Adds a product, or replaces the one with its id. */
    public void put(Product product) {
        products.put(product.id(), product);
    }

    public void remove(ProductId id) {
        products.remove(id);
    }

    public Optional<Product> find(ProductId id) {
        return Optional.ofNullable(products.get(id));
    }

    /** All products as they are now, in the order of their ids. */
    public Collection<Product> all() {
        return products.values();
    }

    @Override
    public Map<ProductId, Product> load(Collection<ProductId> ids, ConnectionContext context) {
        Map<ProductId, Product> found = new LinkedHashMap<>();
        ids.forEach(id -> find(id).ifPresent(product -> found.put(id, product)));
        return found;
    }
}
