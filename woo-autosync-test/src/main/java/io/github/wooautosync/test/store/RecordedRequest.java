package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A request that reached the store.
 *
 * @param sequence counts all requests of this store from 1
 * @param method as sent; a method override is not applied
 * @param path relative to {@code /wp-json/wc/v3/} where it lies under it, else absolute
 * @param query the parameters; of several with one name the last
 * @param body the JSON body, a text node when it was no JSON, a missing node when there was none
 * @param status what was answered; 0 while the request runs, -1 when the connection was closed without an answer
 * @param at when it came, by the clock of the store
 */
public record RecordedRequest(
        long sequence, String method, String path, Map<String, String> query, JsonNode body, int status, Instant at) {

    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** Whether it was sent to change something. An empty batch, which only tests the permission, is no write. */
    public boolean isWrite() {
        return WRITING.contains(method) && !isEmptyBatch();
    }

    /** Whether it is a batch without any item. */
    public boolean isEmptyBatch() {
        return path.endsWith("/batch") && batchSize() == 0;
    }

    /** The number of items of a batch over its three lists; 0 for any other request. */
    public int batchSize() {
        return path.endsWith("/batch")
                ? body.path("create").size()
                        + body.path("update").size()
                        + body.path("delete").size()
                : 0;
    }

    RecordedRequest answered(int with) {
        return new RecordedRequest(sequence, method, path, query, body, with, at);
    }

    RecordedRequest withoutBody() {
        return new RecordedRequest(sequence, method, path, query, MissingNode.getInstance(), status, at);
    }
}
