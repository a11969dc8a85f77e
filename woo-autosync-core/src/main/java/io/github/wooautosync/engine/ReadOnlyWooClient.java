package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.BatchAnswer;
import io.github.wooautosync.woo.BatchAnswer.ItemAnswer;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client for dry runs: reads go to the store, and no write ever does. What a product refers to and the store would have
 * to make, such as a category, gets an imagined id. Not safe for use by several threads.
 */
final class ReadOnlyWooClient implements WooClient {

    /** No store gives such ids, and they fit into the whole numbers of JavaScript. */
    private static final long FIRST_IMAGINED = 9_000_000_000_000_000L;

    private final WooClient store;
    private final Map<Long, Imagined> imagined = new HashMap<>();

    ReadOnlyWooClient(WooClient store) {
        this.store = store;
    }

    /** Something that the store would have to make. */
    record Imagined(StoreResource resource, String name) {}

    /** What an id stands for that no store gave. */
    Optional<Imagined> imagined(long id) {
        return Optional.ofNullable(imagined.get(id));
    }

    @Override
    public StoreInformation storeInformation() {
        return store.storeInformation();
    }

    @Override
    public List<TaxClass> taxClasses() {
        return store.taxClasses();
    }

    @Override
    public void verifyWriteAccess() {
        throw refused();
    }

    @Override
    public StoreEntry get(StoreResource resource, long id, AnswerFields fields) {
        return store.get(resource, id, fields);
    }

    @Override
    public StorePage list(StoreResource resource, ListQuery query) {
        boolean belongsToImagined =
                imagined.keySet().stream().anyMatch(id -> resource.path().contains("/" + id + "/"));
        return belongsToImagined ? new StorePage(List.of(), 0, 0) : store.list(resource, query);
    }

    @Override
    public StoreEntry create(StoreResource resource, StoreFields fields, AnswerFields answer) {
        return imagine(resource, fields);
    }

    @Override
    public StoreEntry update(StoreResource resource, long id, StoreFields fields, AnswerFields answer) {
        throw refused();
    }

    @Override
    public StoreEntry delete(StoreResource resource, long id, Removal removal) {
        throw refused();
    }

    @Override
    public BatchAnswer batch(StoreResource resource, StoreBatch batch) {
        if (!batch.updates().isEmpty() || !batch.deletes().isEmpty()) {
            throw refused();
        }
        List<ItemAnswer> made = batch.creates().stream()
                .<ItemAnswer>map(fields -> new ItemAnswer.Done(imagine(resource, fields)))
                .toList();
        return new BatchAnswer(made, List.of(), List.of());
    }

    @Override
    public List<StoreEntry> findProductsBySku(Collection<String> skus, AnswerFields fields) {
        return store.findProductsBySku(skus, fields);
    }

    private StoreEntry imagine(StoreResource resource, StoreFields fields) {
        if (resource.equals(StoreResource.PRODUCTS) || resource.path().endsWith("/variations")) {
            throw refused();
        }
        long id = FIRST_IMAGINED + imagined.size();
        JsonNode name = fields.values().get("name");
        imagined.put(id, new Imagined(resource, name == null ? "?" : name.asText()));
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("id", id);
        fields.values().forEach(entry::set);
        return new StoreEntry(id, entry);
    }

    private static IllegalStateException refused() {
        return new IllegalStateException("a dry run writes nothing");
    }
}
