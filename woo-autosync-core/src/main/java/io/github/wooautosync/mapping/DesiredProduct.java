package io.github.wooautosync.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a store shall have for one product: store fields in a stable order.
 *
 * @param fields store field to value; what is absent stays in the store as it is
 * @param createOnly store fields that are sent only with the first push
 */
public record DesiredProduct(Map<String, DesiredValue> fields, Set<String> createOnly) {

    public DesiredProduct {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        createOnly = Set.copyOf(createOnly);
    }

    public Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field))
                .filter(DesiredValue.Json.class::isInstance)
                .map(value -> ((DesiredValue.Json) value).value().textValue());
    }

    /** This product with one more field, or another value for it. */
    public DesiredProduct with(String field, DesiredValue value) {
        Map<String, DesiredValue> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new DesiredProduct(more, createOnly);
    }

    /** This product without that field. */
    public DesiredProduct without(String field) {
        Map<String, DesiredValue> fewer = new LinkedHashMap<>(fields);
        fewer.remove(field);
        return new DesiredProduct(fewer, createOnly);
    }
}
