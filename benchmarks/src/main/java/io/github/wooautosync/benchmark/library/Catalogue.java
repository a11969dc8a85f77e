package io.github.wooautosync.benchmark.library;

import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductSource;
import io.github.wooautosync.catalog.Weight;
import io.github.wooautosync.id.ProductId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PIM in memory, whose products have a dozen fields and a description of half a page, and whose prices can all be
 * raised at once.
 */
public final class Catalogue implements ProductSource {

    private static final String DESCRIPTION =
            "<p>" + "A sturdy product for everyday use, made to last for many years. ".repeat(12) + "</p>";

    private final AtomicInteger priceList = new AtomicInteger();

    /** Changes the price of every product. */
    public void raisePrices() {
        priceList.incrementAndGet();
    }

    @Override
    public Map<ProductId, Product> load(Collection<ProductId> ids, ConnectionContext context) {
        BigDecimal price = new BigDecimal("10.00").add(new BigDecimal(priceList.get()));
        Map<ProductId, Product> products = new LinkedHashMap<>();
        ids.forEach(id -> products.put(id, product(id, price)));
        return products;
    }

    private static Product product(ProductId id, BigDecimal price) {
        return Product.builder(id)
                .sku("SKU-" + id)
                .name("Product " + id)
                .price(price)
                .salePrice(price.subtract(BigDecimal.ONE))
                .description(DESCRIPTION)
                .shortDescription("Product " + id + " in short")
                .weight(Weight.kilograms(new BigDecimal("1.5")))
                .metaData("pim_id", id.value())
                .build();
    }
}
