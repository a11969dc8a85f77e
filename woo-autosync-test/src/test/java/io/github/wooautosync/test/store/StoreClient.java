package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A plain client for tests: JSON with single quotes, Basic authentication. */
final class StoreClient {

    private final HttpClient client;
    private final FakeStore store;
    private final String authorization;

    StoreClient(FakeStore store) {
        this(store, store.consumerKey(), store.consumerSecret());
    }

    StoreClient(FakeStore store, String key, String secret) {
        this.store = store;
        this.client = HttpClient.newBuilder()
                .sslContext(FakeStore.trustingSslContext())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        byte[] pair = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    Reply get(String path) {
        return send("GET", path, "");
    }

    Reply post(String path, String json) {
        return send("POST", path, json);
    }

    Reply put(String path, String json) {
        return send("PUT", path, json);
    }

    Reply delete(String path) {
        return send("DELETE", path, "");
    }

    /** Sends and returns the answer; the path is relative to wc/v3 unless it starts with a slash. */
    Reply send(String method, String path, String json) {
        try {
            return raw(method, path, json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Reply raw(String method, String path, String json) throws IOException {
        String address = store.url() + (path.startsWith("/") ? path : "/wp-json/wc/v3/" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", authorization)
                .header("Accept", "application/json");
        if (json.isEmpty()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')));
        }
        try {
            return new Reply(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An answer. */
    record Reply(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            try {
                return text().isEmpty() ? MissingNode.getInstance() : Json.MAPPER.readTree(text());
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IllegalStateException("No JSON: " + text(), e);
            }
        }

        long id() {
            return json().path("id").asLong();
        }

        String code() {
            return json().path("code").asText();
        }
    }
}
