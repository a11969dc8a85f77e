package io.github.wooautosync.benchmark.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A store that does at once whatever it is told, after its requests were written as JSON. Counts. */
public final class NoOpStore implements WooClient {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final AtomicLong lastId = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong pushes = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    public long requests() {
        return requests.get();
    }

    /** Products that were written, as often as they were. */
    public long pushes() {
        return pushes.get();
    }

    public long bytes() {
        return bytes.get();
    }

    @Override
    public BatchAnswer batch(StoreResource resource, StoreBatch batch) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode creates = body.putArray("create");
        batch.creates().forEach(fields -> creates.add(object(fields)));
        ArrayNode updates = body.putArray("update");
        batch.updates().forEach(update -> updates.add(object(update.fields()).put("id", update.id())));
        requests.incrementAndGet();
        bytes.addAndGet(encode(body).length);
        pushes.addAndGet(batch.creates().size() + batch.updates().size());
        List<ItemAnswer> created = new ArrayList<>();
        batch.creates().forEach(fields -> created.add(done(lastId.incrementAndGet(), fields)));
        List<ItemAnswer> updated = new ArrayList<>();
        batch.updates().forEach(update -> updated.add(done(update.id(), update.fields())));
        return new BatchAnswer(created, updated, List.of());
    }

    private static byte[] encode(ObjectNode body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectNode object(StoreFields fields) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.values().forEach(object::set);
        return object;
    }

    private static ItemAnswer done(long id, StoreFields fields) {
        ObjectNode shown = object(fields)
                .put("id", id)
                .put("date_modified_gmt", "2026-11-26T00:00:00")
                .put("status", "publish");
        return new ItemAnswer.Done(new StoreEntry(id, shown));
    }

    @Override
    public StoreInformation storeInformation() {
        return new StoreInformation(
                Optional.empty(),
                Optional.of("11.0.1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("kg"),
                Optional.of("cm"));
    }

    @Override
    public void verifyWriteAccess() {}

    @Override
    public StorePage list(StoreResource resource, ListQuery query) {
        return new StorePage(List.of(), 0, 0);
    }

    @Override
    public List<TaxClass> taxClasses() {
        return List.of();
    }

    @Override
    public List<StoreEntry> findProductsBySku(Collection<String> skus, AnswerFields fields) {
        return List.of();
    }

    @Override
    public StoreEntry get(StoreResource resource, long id, AnswerFields fields) {
        throw new UnsupportedOperationException();
    }

    @Override
    public StoreEntry create(StoreResource resource, StoreFields fields, AnswerFields answer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public StoreEntry update(StoreResource resource, long id, StoreFields fields, AnswerFields answer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public StoreEntry delete(StoreResource resource, long id, Removal removal) {
        throw new UnsupportedOperationException();
    }
}
