package io.github.wooautosync.spring.operations;

import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.BatchAnswer;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.Removal;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreInformation;
import io.github.wooautosync.woo.StorePage;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.TaxClass;
import io.github.wooautosync.woo.WooClient;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Counts the calls that are under way. */
final class CountedWooClient implements WooClient {

    private final WooClient client;
    private final AtomicInteger inFlight;

    CountedWooClient(WooClient client, AtomicInteger inFlight) {
        this.client = client;
        this.inFlight = inFlight;
    }

    @Override
    public StoreInformation storeInformation() {
        return counted(client::storeInformation);
    }

    @Override
    public void verifyWriteAccess() {
        counted(() -> {
            client.verifyWriteAccess();
            return true;
        });
    }

    @Override
    public StoreEntry get(StoreResource resource, long id, AnswerFields fields) {
        return counted(() -> client.get(resource, id, fields));
    }

    @Override
    public StorePage list(StoreResource resource, ListQuery query) {
        return counted(() -> client.list(resource, query));
    }

    @Override
    public StoreEntry create(StoreResource resource, StoreFields fields, AnswerFields answer) {
        return counted(() -> client.create(resource, fields, answer));
    }

    @Override
    public StoreEntry update(StoreResource resource, long id, StoreFields fields, AnswerFields answer) {
        return counted(() -> client.update(resource, id, fields, answer));
    }

    @Override
    public StoreEntry delete(StoreResource resource, long id, Removal removal) {
        return counted(() -> client.delete(resource, id, removal));
    }

    @Override
    public BatchAnswer batch(StoreResource resource, StoreBatch batch) {
        return counted(() -> client.batch(resource, batch));
    }

    @Override
    public List<StoreEntry> findProductsBySku(Collection<String> skus, AnswerFields fields) {
        return counted(() -> client.findProductsBySku(skus, fields));
    }

    @Override
    public List<TaxClass> taxClasses() {
        return counted(client::taxClasses);
    }

    private <T> T counted(Supplier<T> call) {
        inFlight.incrementAndGet();
        try {
            return call.get();
        } finally {
            inFlight.decrementAndGet();
        }
    }

    @Override
    public String toString() {
        return client.toString();
    }
}
