package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A batch: create, then update, then delete, each item on its own (facts 66 to 73). */
final class Batch {

    /** What a batch does to one kind of resource. Refusals are {@link RestError}s. */
    interface Target {

        JsonNode create(ObjectNode item);

        JsonNode update(ObjectNode item);

        /** The item holds {@code id} and {@code force: true}. */
        JsonNode delete(ObjectNode item);

        /** The {@code id} shown beside the error of a delete; an object for variations (fact 67). */
        default JsonNode idOfFailedDelete(ObjectNode item) {
            return item.path("id");
        }
    }

    private final int limit;

    Batch(int limit) {
        this.limit = limit;
    }

    RestResponse run(RestRequest request, Target target) {
        ObjectNode lists = request.fields();
        refuseTooMany(lists);
        ObjectNode answer = Json.object();
        creates(answer, lists.get("create"), request.query(), target);
        updates(answer, lists.get("update"), target);
        deletes(answer, lists.get("delete"), target);
        return RestResponse.ok(answer.isEmpty() ? Json.array() : answer);
    }

    private void refuseTooMany(ObjectNode lists) {
        int count = size(lists.get("create")) + size(lists.get("update")) + size(lists.get("delete"));
        if (count > limit) {
            throw RestError.of(
                            413,
                            "woocommerce_rest_request_entity_too_large",
                            "Unable to accept more than " + limit + " items for this request.")
                    .withoutAllowHeader();
        }
    }

    private static int size(@Nullable JsonNode list) {
        return list == null || !list.isContainerNode() ? 0 : list.size();
    }

    private static void creates(ObjectNode answer, @Nullable JsonNode items, ObjectNode query, Target target) {
        if (size(items) == 0 || items == null) {
            return;
        }
        ArrayNode results = answer.putArray("create");
        for (JsonNode item : items) {
            if (!item.isContainerNode()) {
                throw new PhpFatal("an item of a batch that is no object"); // fact 68
            }
            ObjectNode merged = query.deepCopy(); // the query reaches created items (fact 73)
            if (item instanceof ObjectNode object) {
                merged.setAll(object);
            }
            try {
                results.add(target.create(merged));
            } catch (RestError e) {
                results.add(failed(IntNode.valueOf(0), e));
            }
        }
    }

    private static void updates(ObjectNode answer, @Nullable JsonNode items, Target target) {
        if (size(items) == 0 || items == null) {
            return;
        }
        ArrayNode results = answer.putArray("update");
        for (JsonNode item : items) {
            ObjectNode object = item instanceof ObjectNode whole ? whole : Json.object();
            try {
                results.add(target.update(object));
            } catch (RestError e) {
                results.add(failed(object.has("id") ? object.get("id") : NullNode.getInstance(), e));
            }
        }
    }

    private static void deletes(ObjectNode answer, @Nullable JsonNode items, Target target) {
        if (size(items) == 0 || items == null) {
            return;
        }
        ArrayNode results = answer.putArray("delete");
        for (JsonNode entry : items) {
            long id = Php.integer(entry.isObject() ? entry.get("id") : entry);
            if (id == 0) {
                continue; // skipped without a result (fact 69)
            }
            ObjectNode item = entry instanceof ObjectNode object ? object.deepCopy() : Json.object();
            item.put("id", id).put("force", true);
            try {
                results.add(target.delete(item));
            } catch (RestError e) {
                results.add(failed(target.idOfFailedDelete(item), e));
            }
        }
    }

    private static ObjectNode failed(JsonNode id, RestError error) {
        ObjectNode result = Json.object();
        result.set("id", id);
        result.set("error", error.body());
        return result;
    }
}
