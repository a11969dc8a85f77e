package io.github.wooautosync.woo.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.woo.AnswerFields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request before it gets an address and a signature.
 *
 * @param path below {@code /wp-json/}
 * @param query parameters, not yet encoded; never arrays, which OAuth signs in a form of its own (fact 19)
 * @param anonymous whether key and secret stay at home
 */
record StoreRequest(
        String method,
        String path,
        Map<String, String> query,
        Optional<JsonNode> body,
        Effect effect,
        boolean anonymous) {

    private static final String NAMESPACE = "wc/v3/";

    StoreRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    static StoreRequest read(String route) {
        return new StoreRequest("GET", NAMESPACE + route, Map.of(), Optional.empty(), Effect.READ, false);
    }

    static StoreRequest write(String method, String route, JsonNode body, Effect effect) {
        return new StoreRequest(method, NAMESPACE + route, Map.of(), Optional.of(body), effect, false);
    }

    static StoreRequest delete(String route) {
        return new StoreRequest("DELETE", NAMESPACE + route, Map.of(), Optional.empty(), Effect.WRITE, false);
    }

    /** The public index of WordPress, which does not know consumer keys: it would take them for a wrong login. */
    static StoreRequest index() {
        return new StoreRequest("GET", "", Map.of(), Optional.empty(), Effect.READ, true);
    }

    StoreRequest with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new StoreRequest(method, path, more, body, effect, anonymous);
    }

    StoreRequest showing(AnswerFields fields) {
        return fields.isAll() ? this : with("_fields", fields.asParameter());
    }

    /** Method and path for people: without query, hence without secrets. */
    String line() {
        return method + " " + (path.startsWith(NAMESPACE) ? path.substring(NAMESPACE.length()) : "/wp-json/" + path);
    }
}
