package io.github.wooautosync.woo.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One recorded exchange with a real store. */
record Recording(JsonNode step) {

    static final ObjectMapper JSON = new ObjectMapper();

    static Recording of(String exchange, int number) {
        try (InputStream file = Objects.requireNonNull(
                Recording.class.getResourceAsStream("/woocommerce-contract/" + exchange + ".json"), exchange)) {
            JsonNode recorded = JSON.readTree(file);
            return new Recording(recorded.has("steps") ? recorded.get("steps").get(number) : recorded);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    JsonNode request() {
        return step.path("request");
    }

    String method() {
        return request().path("method").asText("GET");
    }

    String path() {
        return request().path("path").asText("products");
    }

    JsonNode requestBody() {
        return request().path("body");
    }

    JsonNode body() {
        return step.get("response").path("body");
    }

    Answer answer() {
        JsonNode response = step.get("response");
        Map<String, String> headers = new LinkedHashMap<>();
        response.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        // How the body travelled is the business of the server that repeats it.
        headers.keySet().removeAll(Set.of("Transfer-Encoding", "Content-Length", "Connection", "Date"));
        String body = body().isTextual() ? body().textValue() : body().toString();
        return new Answer(response.get("status").intValue(), headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
