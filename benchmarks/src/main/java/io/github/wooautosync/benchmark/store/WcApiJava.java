package io.github.wooautosync.benchmark.store;

import com.icoderman.woocommerce.ApiVersionType;
import com.icoderman.woocommerce.EndpointBaseType;
import com.icoderman.woocommerce.WooCommerce;
import com.icoderman.woocommerce.WooCommerceAPI;
import com.icoderman.woocommerce.oauth.OAuthConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What one writes with the client library {@code com.icoderman:wc-api-java}. */
final class WcApiJava {

    private static final String PRODUCTS = EndpointBaseType.PRODUCTS.getValue();

    private final Shop shop;

    WcApiJava(Shop shop) {
        this.shop = shop;
    }

    /** Each product by a PUT of its own. */
    Timeline puts(int products, int parallel) {
        List<Long> ids = shop.storeIds(products);
        Map<String, Object> fields = Map.of("regular_price", shop.newPrice());
        AtomicInteger next = new AtomicInteger();
        Timeline timeline = new Timeline();
        Parallel.run(parallel, () -> {
            WooCommerce client = client();
            for (int i = next.getAndIncrement(); i < products; i = next.getAndIncrement()) {
                client.update(PRODUCTS, Math.toIntExact(ids.get(i)), fields);
                timeline.arrived(1);
            }
        });
        return timeline;
    }

    /** Batches of that size, one after another. */
    Timeline batches(int products, int size) {
        List<Long> ids = shop.storeIds(products);
        String price = shop.newPrice();
        WooCommerce client = client();
        Timeline timeline = new Timeline();
        for (int from = 0; from < products; from += size) {
            List<Map<String, Object>> updates = ids.subList(from, Math.min(products, from + size)).stream()
                    .map(id -> Map.<String, Object>of("id", id, "regular_price", price))
                    .toList();
            client.batch(PRODUCTS, Map.of("update", updates));
            timeline.arrived(updates.size());
        }
        return timeline;
    }

    private WooCommerce client() {
        return new WooCommerceAPI(
                new OAuthConfig(
                        shop.store().url().toString(),
                        shop.store().consumerKey(),
                        shop.store().consumerSecret()),
                ApiVersionType.V3);
    }
}
