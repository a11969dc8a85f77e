package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as a WordPress REST controller sees it. A parameter is looked for in the body first, then in the query
 * string, then in the path (fact 43).
 */
final class RestRequest {

    private final String method;
    private final String route;
    private final Map<String, String> pathValues;
    private final ObjectNode query;
    private final ObjectNode body;
    private final @Nullable ApiKey key;
    private final WorkProgress progress;

    RestRequest(
            String method,
            String route,
            Map<String, String> pathValues,
            ObjectNode query,
            ObjectNode body,
            @Nullable ApiKey key,
            WorkProgress progress) {
        this.method = method;
        this.route = route;
        this.pathValues = pathValues;
        this.query = query;
        this.body = body;
        this.key = key;
        this.progress = progress;
    }

    String method() {
        return method;
    }

    /** Without leading slash, for example {@code wc/v3/products}. */
    String route() {
        return route;
    }

    ObjectNode query() {
        return query;
    }

    WorkProgress progress() {
        return progress;
    }

    boolean isAnonymous() {
        return key == null;
    }

    @Nullable
    JsonNode param(String name) {
        JsonNode value = body.get(name);
        if (value != null && !value.isNull()) {
            return value;
        }
        JsonNode inQuery = query.get(name);
        if (inQuery != null) {
            return inQuery;
        }
        String inPath = pathValues.get(name);
        return inPath == null ? value : TextNode.valueOf(inPath);
    }

    String text(String name, String otherwise) {
        JsonNode value = param(name);
        return value == null || value.isNull() || value.isContainerNode() ? otherwise : value.asText();
    }

    boolean flag(String name) {
        return Php.truth(param(name));
    }

    boolean editContext() {
        return "edit".equals(text("context", "view"));
    }

    long pathId(String name) {
        String value = pathValues.getOrDefault(name, "0");
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE; // more digits than an id can have: surely unknown
        }
    }

    String pathText(String name) {
        return pathValues.getOrDefault(name, "");
    }

    /** The id that counts: body, then query, then path (fact 43). */
    long id() {
        return Php.absint(param("id"));
    }

    RestRequest with(ObjectNode otherQuery, ObjectNode otherBody) {
        return new RestRequest(method, route, pathValues, otherQuery, otherBody, key, progress);
    }

    /** Query string and body in one, as the fields of a single write. */
    ObjectNode fields() {
        ObjectNode all = query.deepCopy();
        all.setAll(body);
        return all;
    }

    ObjectNode body() {
        return body;
    }

    FieldSelection selection() {
        return FieldSelection.of(param("_fields"));
    }
}
