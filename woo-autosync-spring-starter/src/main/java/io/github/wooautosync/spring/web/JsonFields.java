package io.github.wooautosync.spring.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.id.ProductId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object that a caller sent. Whatever is not as it shall be is refused by name; values are not
 * repeated, for they may be secrets. An optional field that is null counts as left out, unless its reader says more.
 */
final class JsonFields {

    private final ObjectNode object;
    private final String path;

    /**
     * The fields of one object.
     *
     * @param path of the object within the body, such as {@code links[3].}; empty for the body itself
     */
    private JsonFields(ObjectNode object, String path) {
        this.object = object;
        this.path = path;
    }

    static JsonFields none() {
        return new JsonFields(ApiJson.MAPPER.createObjectNode(), "");
    }

    static JsonFields parse(byte[] body) {
        JsonNode parsed;
        try {
            parsed = ApiJson.MAPPER.readTree(body);
        } catch (JacksonException malformed) {
            // Its message repeats what was sent.
            String where = malformed.getLocation() == null
                    ? ""
                    : " at line " + malformed.getLocation().getLineNr() + ", column "
                            + malformed.getLocation().getColumnNr();
            throw ApiException.of(
                    ProblemType.MALFORMED_JSON,
                    "The body cannot be read as JSON" + where
                            + "; send one object with each field once, in UTF-8, with nothing after it");
        } catch (IOException impossible) {
            throw new IllegalStateException("cannot read bytes in memory", impossible);
        }
        if (parsed instanceof ObjectNode object) {
            return new JsonFields(object, "");
        }
        throw ApiException.of(ProblemType.INVALID_REQUEST, "The body must be a JSON object, in braces");
    }

    /** Refuses every other field: a field with a slip in its name would else do nothing, unseen. */
    JsonFields knowing(Collection<String> names) {
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw refused(name, "is no field of this request", "use " + names);
            }
        });
        return this;
    }

    boolean isEmpty() {
        return object.isEmpty();
    }

    boolean has(String name) {
        return object.has(name);
    }

    boolean isNull(String name) {
        return object.path(name).isNull();
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(given(name)).map(value -> {
            if (!value.isTextual()) {
                throw refused(name, "is not a text", "send it in quotes");
            }
            return value.textValue();
        });
    }

    String requiredText(String name, String remedy) {
        return text(name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> refused(name, "is missing or blank", remedy));
    }

    Optional<Boolean> flag(String name) {
        return Optional.ofNullable(given(name)).map(value -> {
            if (!value.isBoolean()) {
                throw refused(name, "is neither true nor false", "send true or false, without quotes");
            }
            return value.booleanValue();
        });
    }

    Optional<ObjectNode> object(String name) {
        return Optional.ofNullable(given(name)).map(value -> {
            if (value instanceof ObjectNode node) {
                return node;
            }
            throw refused(name, "is not an object", "send it in braces");
        });
    }

    Optional<Set<String>> texts(String name) {
        return array(name).map(array -> {
            Set<String> texts = new LinkedHashSet<>();
            for (int i = 0; i < array.size(); i++) {
                JsonNode value = array.get(i);
                if (!value.isTextual() || value.textValue().isBlank()) {
                    throw refused(name + "[" + i + "]", "is not a text", "send names in quotes");
                }
                texts.add(value.textValue());
            }
            return texts;
        });
    }

    Optional<Map<String, String>> textMap(String name) {
        return object(name).map(node -> {
            Map<String, String> texts = new LinkedHashMap<>();
            node.properties().forEach(entry -> {
                if (!entry.getValue().isTextual()) {
                    throw refused(name + "." + entry.getKey(), "is not a text", "send it in quotes");
                }
                texts.put(entry.getKey(), entry.getValue().textValue());
            });
            return texts;
        });
    }

    /** Numbers and texts, each once; at least one. */
    Optional<List<ProductId>> productIds(String name, int maximum) {
        return array(name).map(array -> {
            if (array.isEmpty()) {
                throw refused(name, "is empty", "name at least one product");
            }
            ProductIds.refuseMoreThan(maximum, path + name, array.size());
            Set<ProductId> ids = new LinkedHashSet<>();
            for (int i = 0; i < array.size(); i++) {
                ids.add(productId(path + name + "[" + i + "]", array.get(i)));
            }
            return List.copyOf(ids);
        });
    }

    List<ProductId> requiredProductIds(String name, int maximum) {
        return productIds(name, maximum).orElseThrow(() -> refused(name, "is missing", "name at least one product"));
    }

    ProductId requiredProductId(String name) {
        return productId(path + name, required(name, "name a product"));
    }

    /** A whole number from 1 on. */
    long requiredPosition(String name) {
        String remedy = "send a whole number from 1 on";
        JsonNode value = required(name, remedy);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1) {
            throw refused(name, "is no such number", remedy);
        }
        return value.longValue();
    }

    Optional<List<JsonFields>> objects(String name) {
        return array(name).map(array -> {
            List<JsonFields> objects = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                String one = name + "[" + i + "]";
                if (!(array.get(i) instanceof ObjectNode node)) {
                    throw refused(one, "is not an object", "send it in braces");
                }
                objects.add(new JsonFields(node, path + one + "."));
            }
            return objects;
        });
    }

    ApiException refused(String name, String message, String remedy) {
        return ApiException.field(path + name, message, remedy);
    }

    private static ProductId productId(String name, JsonNode value) {
        if (value.isIntegralNumber()) {
            return ProductIds.of(name, value.bigIntegerValue().toString());
        }
        if (value.isTextual()) {
            return ProductIds.of(name, value.textValue());
        }
        throw ApiException.field(name, "is no product id", "send a whole number or a text");
    }

    private Optional<JsonNode> array(String name) {
        return Optional.ofNullable(given(name)).map(value -> {
            if (!value.isArray()) {
                throw refused(name, "is not a list", "send it in brackets");
            }
            return value;
        });
    }

    private JsonNode required(String name, String remedy) {
        JsonNode value = given(name);
        if (value == null) {
            throw refused(name, "is missing", remedy);
        }
        return value;
    }

    private @Nullable JsonNode given(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }
}
