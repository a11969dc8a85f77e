package io.github.wooautosync.test.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What the fake store answered. */
record Answer(int status, HttpHeaders headers, String text) {

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(
                response.statusCode(), response.headers(), new String(response.body(), StandardCharsets.UTF_8));
    }

    /** The body as JSON, or a missing node when it is none. */
    JsonNode json() {
        try {
            return ExchangeFiles.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
