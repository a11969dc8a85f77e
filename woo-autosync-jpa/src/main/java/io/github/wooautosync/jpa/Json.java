package io.github.wooautosync.jpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets and maps of texts as JSON in a column; an empty one is null. Keeps their order. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static @Nullable String write(Set<?> values) {
        return values.isEmpty() ? null : text(values);
    }

    static @Nullable String write(Map<?, ?> values) {
        return values.isEmpty() ? null : text(values);
    }

    static Set<String> readSet(@Nullable String json) {
        return json == null ? Set.of() : parse(json, new TypeReference<LinkedHashSet<String>>() {});
    }

    static Map<String, String> readMap(@Nullable String json) {
        return json == null ? Map.of() : parse(json, new TypeReference<LinkedHashMap<String, String>>() {});
    }

    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write JSON", impossible);
        }
    }

    static <T> T parse(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a column of woo-autosync holds damaged JSON", damaged);
        }
    }
}
