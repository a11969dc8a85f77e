package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a REST controller returns, before {@code _fields} and before it is written. */
final class RestResponse {

    private final int status;
    private final JsonNode data;
    private @Nullable ObjectNode links;
    private boolean withAllow = true;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private RestResponse(int status, JsonNode data) {
        this.status = status;
        this.data = data;
    }

    static RestResponse ok(JsonNode data) {
        return new RestResponse(200, data);
    }

    static RestResponse created(JsonNode data, String location) {
        return new RestResponse(201, data).header("Location", location);
    }

    /** Links are added after {@code _fields} has done its work, so single answers keep them (fact 121). */
    RestResponse links(ObjectNode added) {
        links = added;
        return this;
    }

    RestResponse header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    RestResponse withoutAllowHeader() {
        withAllow = false;
        return this;
    }

    Answer toAnswer(FieldSelection selection, String allow) {
        JsonNode body = selection.filter(data);
        if (links != null) {
            ObjectNode object = body instanceof ObjectNode whole ? whole : Json.object();
            object.set("_links", links);
            body = object;
        }
        Answer answer = Answer.json(status, body);
        headers.forEach(answer::header);
        if (withAllow) {
            answer.header("Allow", allow);
        }
        return answer;
    }
}
