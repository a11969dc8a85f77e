package io.github.wooautosync.benchmark.store;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.StoreAccess;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.http.HttpWooClientFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Batches of a fixed size, a fixed number of them in flight, and nothing else: no products, no records, no differences. */
final class FixedLimits implements AutoCloseable {

    private static final AnswerFields ANSWER = new AnswerFields(Set.of("sku", "status", "date_modified_gmt"));

    private final Shop shop;
    private final HttpWooClientFactory clients = HttpWooClientFactory.builder()
            .plainHttpAllowed(true)
            .privateAddressesAllowed(true)
            .build();
    private final WooClient client;

    FixedLimits(Shop shop) {
        this.shop = shop;
        this.client = clients.open(new StoreAccess(
                shop.store().url(),
                Credentials.of(shop.store().consumerKey(), shop.store().consumerSecret())));
    }

    /** How large batches are, and how many are in flight. */
    record Choice(int size, int parallel) {

        @Override
        public String toString() {
            return parallel + " × " + size;
        }
    }

    Timeline push(Choice choice, int products) {
        List<Long> ids = shop.storeIds(products);
        StoreFields fields = new StoreFields(Map.of("regular_price", TextNode.valueOf(shop.newPrice())));
        AtomicInteger next = new AtomicInteger();
        Timeline timeline = new Timeline();
        Parallel.run(choice.parallel(), () -> {
            for (int from = next.getAndAdd(choice.size()); from < products; from = next.getAndAdd(choice.size())) {
                List<Long> some = ids.subList(from, Math.min(products, from + choice.size()));
                client.batch(StoreResource.PRODUCTS, batch(some, fields));
                timeline.arrived(some.size());
            }
        });
        return timeline;
    }

    private static StoreBatch batch(List<Long> ids, StoreFields fields) {
        return new StoreBatch(
                List.of(),
                ids.stream().map(id -> new StoreBatch.Update(id, fields)).toList(),
                List.of(),
                ANSWER);
    }

    @Override
    public void close() {
        clients.close();
    }
}
