package io.github.wooautosync.woo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Field values for a write, in a stable order. Absent means "leave as it is". There is never a {@code null}: a single
 * PUT would clear the field and even unpublish the product, a batch would ignore it (fact 36), so clearing is always
 * said with an empty text or list.
 *
 * <p>Immutable as long as nobody changes the JSON values, which is not allowed after they were handed over.
 *
 * @param values field name of the REST API to JSON value
 */
public record StoreFields(Map<String, JsonNode> values) {

    private static final StoreFields NONE = new StoreFields(Map.of());

    public StoreFields {
        Map<String, JsonNode> ordered = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Objects.requireNonNull(value, name);
            if (value.isNull()) {
                throw new IllegalArgumentException("field '" + name + "' is null; clear it with \"\" or []");
            }
            ordered.put(name, value);
        });
        values = Collections.unmodifiableMap(ordered);
    }

    public static StoreFields none() {
        return NONE;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public Set<String> names() {
        return values.keySet();
    }

    /** The fields that are named in both; the order stays. */
    public StoreFields only(Set<String> names) {
        Map<String, JsonNode> kept = new LinkedHashMap<>(values);
        kept.keySet().retainAll(names);
        return new StoreFields(kept);
    }

    /** These fields without the named one. */
    public StoreFields without(String name) {
        Map<String, JsonNode> kept = new LinkedHashMap<>(values);
        kept.remove(name);
        return new StoreFields(kept);
    }
}
