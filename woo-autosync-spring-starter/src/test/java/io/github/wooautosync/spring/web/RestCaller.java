package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls the REST API as one user, and holds every call and answer against the description of the API. */
final class RestCaller {

    static final String BASE_PATH = "/integration/woocommerce";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final OpenApiTruth TRUTH = new OpenApiTruth();

    private final int port;
    private final Map<String, String> headers;

    RestCaller(int port, Map<String, String> headers) {
        this.port = port;
        this.headers = headers;
    }

    RestCaller with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new RestCaller(port, more);
    }

    Answer get(String path) {
        return call("GET", path, null);
    }

    Answer post(String path, @Nullable String body) {
        return call("POST", path, body);
    }

    Answer put(String path, @Nullable String body) {
        return call("PUT", path, body);
    }

    Answer delete(String path) {
        return call("DELETE", path, null);
    }

    Answer call(String method, String path, @Nullable String body) {
        HttpResponse<String> response = send(method, BASE_PATH + path, body);
        Answer answer = new Answer(method + " " + path, response, json(response.body()));
        JsonNode sent = body == null ? JSON.missingNode() : sent(body);
        TRUTH.check(method, path, sent, answer);
        return answer;
    }

    /** Anything at the host. */
    HttpResponse<String> send(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofMinutes(1))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode sent(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException malformed) {
            return JSON.missingNode();
        }
    }

    private static JsonNode json(String body) {
        try {
            return body.isEmpty() ? JSON.missingNode() : JSON.readTree(body);
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }

    /** What came back. */
    record Answer(String call, HttpResponse<String> response, JsonNode json) {

        int status() {
            return response.statusCode();
        }

        Answer expect(int status) {
            assertThat(status()).as("%s: %s", call, response.body()).isEqualTo(status);
            return this;
        }

        /** A problem that blames a field. */
        Answer expectProblem(int status, String code, String field) {
            expectProblem(status, code);
            assertThat(json.path("errors")).as("%s: %s", call, response.body()).anySatisfy(error -> {
                assertThat(error.path("field").asText()).isEqualTo(field);
                assertThat(error.path("remedy").asText()).isNotBlank();
            });
            return this;
        }

        Answer expectProblem(int status, String code) {
            expect(status);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(json.path("code").asText()).as(response.body()).isEqualTo(code);
            assertThat(json.path("status").asInt()).isEqualTo(status);
            assertThat(json.path("detail").asText()).isNotBlank();
            return this;
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text(String field) {
            return json.path(field).asText();
        }

        @Override
        public String toString() {
            return call + " " + status() + " " + response.body();
        }
    }
}
