package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code _fields} parameter: which fields of an answer are wanted, dotted names for nested ones. */
final class FieldSelection {

    private static final FieldSelection EVERYTHING = new FieldSelection(null);

    private final @Nullable Node wanted;

    private FieldSelection(@Nullable Node wanted) {
        this.wanted = wanted;
    }

    static FieldSelection everything() {
        return EVERYTHING;
    }

    static FieldSelection of(@Nullable JsonNode parameter) {
        if (parameter == null || parameter.isNull()) {
            return EVERYTHING;
        }
        Node root = new Node();
        if (parameter.isArray()) {
            parameter.forEach(name -> root.add(name.asText().trim()));
        } else {
            for (String name : parameter.asText().trim().split("[\\s,]+")) {
                root.add(name);
            }
        }
        return root.children.isEmpty() ? EVERYTHING : new FieldSelection(root);
    }

    /** The names at the top in the order in which they were asked for. */
    Set<String> names() {
        return wanted == null ? Set.of() : wanted.children.keySet();
    }

    boolean isEverything() {
        return wanted == null;
    }

    /** Whether a product computes the field: {@code images.id} does not ask for {@code images} (fact 121). */
    boolean hasWhole(String field) {
        if (wanted == null) {
            return true;
        }
        Node node = wanted.children.get(field);
        return node != null && node.whole;
    }

    /** The final filter of WordPress over a complete answer. An object that loses all becomes a list, as in PHP. */
    JsonNode filter(JsonNode data) {
        if (wanted == null) {
            return data;
        }
        if (data instanceof ArrayNode list) {
            ArrayNode result = Json.array();
            list.forEach(item -> result.add(item instanceof ObjectNode object ? phpArray(keep(object, wanted)) : item));
            return result;
        }
        return data instanceof ObjectNode object ? phpArray(keep(object, wanted)) : data;
    }

    private static JsonNode phpArray(ObjectNode object) {
        return object.isEmpty() ? Json.array() : object;
    }

    private static ObjectNode keep(ObjectNode object, Node wanted) {
        ObjectNode result = Json.object();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            Node node = wanted.children.get(entry.getKey());
            if (node == null) {
                continue;
            }
            if (node.whole || node.children.isEmpty() || !entry.getValue().isContainerNode()) {
                result.set(entry.getKey(), entry.getValue());
            } else if (entry.getValue() instanceof ObjectNode inner) {
                result.set(entry.getKey(), phpArray(keep(inner, node)));
            } else {
                result.putArray(entry.getKey()); // a list has no keys with names (fact 73)
            }
        }
        return result;
    }

    private static final class Node {
        private final Map<String, Node> children = new LinkedHashMap<>();
        private boolean whole;

        void add(String dotted) {
            if (dotted.isEmpty()) {
                return;
            }
            Node node = this;
            for (String part : dotted.split("\\.")) {
                node = node.children.computeIfAbsent(part, ignored -> new Node());
            }
            node.whole = true;
        }
    }
}
