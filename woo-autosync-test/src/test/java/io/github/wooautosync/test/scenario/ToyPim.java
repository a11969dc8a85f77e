package io.github.wooautosync.test.scenario;

import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.test.host.InMemoryProducts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** A PIM in memory. */
final class ToyPim {

    private final InMemoryProducts products = new InMemoryProducts();

    static Product.Builder simple(long id, String price) {
        return Product.builder(ProductId.of(id))
                .name("Product " + id)
                .sku("SKU-" + id)
                .price(price);
    }

    void put(Product product) {
        products.put(product);
    }

    void put(long id, String price) {
        put(simple(id, price).build());
    }

    void put(long id, UnaryOperator<Product.Builder> more) {
        put(more.apply(simple(id, "10.00")).build());
    }

    List<ProductId> putMany(long from, long to) {
        LongStream.rangeClosed(from, to).forEach(id -> put(id, "10.00"));
        return ids(from, to);
    }

    static List<ProductId> ids(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(ProductId::of).toList();
    }

    void remove(long id) {
        products.remove(ProductId.of(id));
    }

    Collection<Product> all() {
        return products.all();
    }

    Map<ProductId, Product> load(Collection<ProductId> ids, ConnectionContext context) {
        return products.load(ids, context);
    }
}
