package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.mapping.DesiredProduct;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.mapping.Fingerprints;
import io.github.wooautosync.record.SyncRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Meta data by key: a store leaves the keys alone that a write does not name (fact 35), so only those that changed
 * travel, and those that the PIM gave up are removed by name.
 */
final class MetaData {

    static final String FIELD = "meta_data";

    private static final String MARK = FIELD + ":";

    private MetaData() {}

    /** A product that lost all its meta data in the PIM says nothing of it; what was pushed before goes. */
    static DesiredProduct withLostKeys(DesiredProduct desired, SyncRecord record, StorePolicy policy) {
        Set<String> selection = record.exportedFields();
        boolean silent = !desired.fields().containsKey(FIELD) && policy.ownershipOf(FIELD) == FieldOwnership.PIM;
        boolean selected = selection.isEmpty() || selection.contains(FIELD);
        boolean lost = record.fingerprints().keySet().stream().anyMatch(name -> name.startsWith(MARK));
        return silent && selected && lost
                ? desired.with(FIELD, new DesiredValue.Json(JsonNodeFactory.instance.arrayNode()))
                : desired;
    }

    static ResolvedField resolve(PlannedPush push, DesiredValue.Json value) {
        if (!hasKeys(value.value())) {
            return new ResolvedField.Ready(value.value(), value);
        }
        Map<String, String> known = push.record().fingerprints();
        boolean proven = !push.isCreate() && push.record().fingerprintsProve();
        Map<String, String> marks = new LinkedHashMap<>();
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (JsonNode entry : value.value()) {
            String mark = MARK + entry.path("key").asText();
            String fingerprint = Fingerprints.of(new DesiredValue.Json(entry));
            marks.put(mark, fingerprint);
            if (!proven || !fingerprint.equals(known.get(mark))) {
                list.add(entry);
            }
        }
        if (!push.isCreate()) {
            known.keySet().stream()
                    .filter(name -> name.startsWith(MARK) && !marks.containsKey(name))
                    // An empty list or text would stay as such (fact 154).
                    .forEach(name -> list.addObject()
                            .put("key", name.substring(MARK.length()))
                            .putNull("value"));
        }
        return new ResolvedField.Ready(list, value, List.of(), marks);
    }

    /** A customizer may write rows in another way, such as by id. */
    private static boolean hasKeys(JsonNode list) {
        if (!list.isArray()) {
            return false;
        }
        for (JsonNode entry : list) {
            if (!entry.path("key").isTextual() || entry.has("id")) {
                return false;
            }
        }
        return true;
    }
}
