package io.github.wooautosync.woo.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.woo.BatchAnswer;
import io.github.wooautosync.woo.BatchAnswer.ItemAnswer;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.TransportFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One batch as JSON, and its answer. Creates and updates are answered in their order. Deletes are matched by id, because
 * the store skips entries it cannot read (fact 69).
 */
final class BatchCodec {

    private final StoreResource resource;
    private final StoreBatch batch;
    private final AnswerReader reader;

    BatchCodec(StoreResource resource, StoreBatch batch, AnswerReader reader) {
        this.resource = resource;
        this.batch = batch;
        this.reader = reader;
    }

    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (!batch.creates().isEmpty()) {
            ArrayNode creates = body.putArray("create");
            batch.creates().forEach(fields -> write(fields, creates.addObject()));
        }
        if (!batch.updates().isEmpty()) {
            ArrayNode updates = body.putArray("update");
            batch.updates()
                    .forEach(
                            update -> write(update.fields(), updates.addObject().put("id", update.id())));
        }
        if (!batch.deletes().isEmpty()) {
            ArrayNode deletes = body.putArray("delete");
            batch.deletes().forEach(deletes::add);
        }
        return body;
    }

    BatchAnswer answer(StoreRequest request, int status, JsonNode json) {
        if (!json.isObject()) {
            throw reader.wrongShape(request, status, "the answer to a batch is no object: did the store get it?");
        }
        return new BatchAnswer(
                creates(
                        request,
                        items(request, status, json, "create", batch.creates().size())),
                updates(
                        request,
                        items(request, status, json, "update", batch.updates().size())),
                deletes(request, json.path("delete")));
    }

    private void write(StoreFields fields, ObjectNode item) {
        fields.values().forEach(item::set);
        if (resource.supportsFieldsPerItem() && !batch.answer().isAll()) {
            // Inside the item: on the query it would empty the envelope (fact 73).
            item.put("_fields", batch.answer().asParameter());
        }
    }

    private JsonNode items(StoreRequest request, int status, JsonNode json, String list, int expected) {
        JsonNode items = json.path(list);
        boolean fits = expected == 0 || (items.isArray() && items.size() == expected);
        if (!fits) {
            throw reader.wrongShape(
                    request,
                    status,
                    "the store answered " + items.size() + " of " + expected + " items in '" + list + "'");
        }
        return items;
    }

    private List<ItemAnswer> creates(StoreRequest request, JsonNode items) {
        List<ItemAnswer> answers = new ArrayList<>();
        for (int position = 0; position < batch.creates().size(); position++) {
            answers.add(item(request, effect(resource, batch.creates().get(position)), 0, items.get(position)));
        }
        return answers;
    }

    private List<ItemAnswer> updates(StoreRequest request, JsonNode items) {
        List<ItemAnswer> answers = new ArrayList<>();
        for (int position = 0; position < batch.updates().size(); position++) {
            long id = batch.updates().get(position).id();
            answers.add(item(request, Effect.WRITE, id, items.get(position)));
        }
        return answers;
    }

    private List<ItemAnswer> deletes(StoreRequest request, JsonNode items) {
        List<JsonNode> open = new ArrayList<>();
        items.forEach(open::add);
        List<ItemAnswer> answers = new ArrayList<>();
        for (long id : batch.deletes()) {
            answers.add(item(request, Effect.WRITE, id, take(open, id)));
        }
        return answers;
    }

    private static @Nullable JsonNode take(List<JsonNode> open, long id) {
        for (int position = 0; position < open.size(); position++) {
            if (answeredId(open.get(position)) == id) {
                return open.remove(position);
            }
        }
        return null;
    }

    /** The id of a failed delete of a variation is an object that holds it (fact 67). */
    private static long answeredId(JsonNode item) {
        JsonNode id = item.path("id");
        return (id.isObject() ? id.path("id") : id).asLong(0);
    }

    /** Reads one item; an id of 0 stands for "any", of a new entry. */
    private ItemAnswer item(StoreRequest request, Effect effect, long id, @Nullable JsonNode item) {
        if (item != null && item.path("error").isObject()) {
            return new ItemAnswer.Refused(reader.itemFailure(request, effect, item.path("error")));
        }
        Optional<StoreEntry> entry =
                item == null ? Optional.empty() : EntryReader.entry(item).filter(read -> id == 0 || read.id() == id);
        return entry.<ItemAnswer>map(ItemAnswer.Done::new).orElseGet(() -> unanswered(request));
    }

    private static ItemAnswer unanswered(StoreRequest request) {
        String message = "the store did not say what became of this item";
        return new ItemAnswer.Refused(
                FailureTable.of(request, TransportFault.BROKEN_JSON, message, OptionalInt.empty(), Progress.ENDED));
    }

    /** Only products with a SKU are created under the store's lock on it. */
    static Effect effect(StoreResource resource, StoreFields create) {
        JsonNode sku = create.values().get("sku");
        boolean withSku = sku != null && !sku.asText("").isBlank();
        return withSku && resource.equals(StoreResource.PRODUCTS) ? Effect.CREATE_WITH_SKU : Effect.WRITE;
    }
}
