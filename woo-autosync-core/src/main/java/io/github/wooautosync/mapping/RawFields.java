package io.github.wooautosync.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Values that go out as the host gave them. */
final class RawFields {

    private final ObjectMapper json = JsonMapper.builder().build();

    JsonNode json(String name, Object value) {
        JsonNode node;
        try {
            node = json.valueToTree(value);
        } catch (IllegalArgumentException unknownType) {
            throw new InvalidProductException(
                    "invalid_raw_field",
                    "raw field '" + name + "' cannot be written as JSON; give texts, numbers, booleans, lists and maps"
                            + " only");
        }
        refuseNull(name, name, node);
        return node;
    }

    /** A null inside means "not sent" in a batch and may clear in a single request (fact 36). */
    private static void refuseNull(String name, String place, JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            throw new InvalidProductException(
                    "invalid_raw_field",
                    "raw field '" + name + "' is null" + (place.equals(name) ? "" : " at '" + place + "'")
                            + "; clear it with an empty text or list, or leave it out");
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                refuseNull(name, place + "[" + i + "]", node.path(i));
            }
        } else {
            node.properties().forEach(entry -> refuseNull(name, place + "." + entry.getKey(), entry.getValue()));
        }
    }
}
