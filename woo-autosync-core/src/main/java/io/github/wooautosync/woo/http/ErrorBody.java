package io.github.wooautosync.woo.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The error object of WordPress: {@code {code, message, data{status, resource_id, params}}}, every part optional.
 *
 * @param code absent when the answer was no error object
 * @param status of {@code data}: of the item, in a batch
 * @param fields refused parameters with the reason
 */
record ErrorBody(
        Optional<String> code,
        String message,
        OptionalInt status,
        OptionalLong resourceId,
        Map<String, String> fields) {

    static ErrorBody none() {
        return new ErrorBody(Optional.empty(), "", OptionalInt.empty(), OptionalLong.empty(), Map.of());
    }

    static ErrorBody of(JsonNode error) {
        JsonNode code = error.path("code");
        if (!code.isTextual() || code.textValue().isBlank()) {
            return none();
        }
        JsonNode data = error.path("data");
        return new ErrorBody(
                Optional.of(code.textValue()),
                error.path("message").asText(""),
                status(data.path("status")),
                resourceId(data.path("resource_id")),
                fields(data.path("params")));
    }

    private static OptionalInt status(JsonNode status) {
        return status.canConvertToInt() ? OptionalInt.of(status.intValue()) : OptionalInt.empty();
    }

    private static OptionalLong resourceId(JsonNode id) {
        long value = id.asLong(0);
        return value > 0 ? OptionalLong.of(value) : OptionalLong.empty();
    }

    /** An object of reasons, or a list of missing names ({@code rest_missing_callback_param}). */
    private static Map<String, String> fields(JsonNode params) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (params.isObject()) {
            params.properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().asText("")));
        } else if (params.isArray()) {
            params.forEach(name -> fields.put(name.asText(""), "missing"));
        }
        return fields;
    }
}
