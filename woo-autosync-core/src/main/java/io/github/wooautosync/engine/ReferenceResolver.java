package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.woo.StoreFields;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns what a product refers to in the PIM's words into the ids of the store. */
final class ReferenceResolver {

    BatchSender.Item resolve(PlannedPush push) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (String field : push.fieldsToSend()) {
            DesiredValue value = push.desired().fields().get(field);
            if (value instanceof DesiredValue.Json json) {
                fields.put(field, json.value());
            }
        }
        return new BatchSender.Item(push, new StoreFields(fields));
    }
}
