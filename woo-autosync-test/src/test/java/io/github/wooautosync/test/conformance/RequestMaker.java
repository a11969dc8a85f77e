package io.github.wooautosync.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Turns a recorded request into one for the fake store: other address, other ids, same credentials. */
final class RequestMaker {

    private static final String API_ROOT = "/wp-json/wc/v3/";
    private static final String NOTHING_LISTENS = "http://127.0.0.1:1";
    private static final String NORMAL_KEY = "Basic ck_test:cs_test";

    private final Addresses addresses;
    private final IdMapping ids;

    /** What stands for the hosts of the recordings. */
    record Addresses(URI shop, URI pim) {

        String replacedIn(String text) {
            return text.replace("https://store.example", shop.toString())
                    .replace("https://pim.example", pim.toString())
                    .replace("https://down.pim.example", NOTHING_LISTENS);
        }
    }

    RequestMaker(Addresses addresses, IdMapping ids) {
        this.addresses = addresses;
        this.ids = ids;
    }

    HttpRequest request(Step step) {
        JsonNode recorded = step.request();
        String path = ids.inPath(step.path());
        String url = addresses.shop() + (path.startsWith("/") ? path : API_ROOT + path) + query(step);
        Map<String, String> headers = new LinkedHashMap<>();
        recorded.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        if (step.oauth().has("signature")) {
            SignedRequest signed = SignedRequest.of(step.oauth(), url);
            url = signed.in(url);
            headers.computeIfPresent("Authorization", (name, value) -> signed.in(value));
        }
        byte[] body = body(step);
        if (recorded.has("body") && !headers.containsKey("Content-Type")) {
            headers.put("Content-Type", "application/json");
        }
        headers.values().removeIf("(none)"::equals);
        if (!isSigned(step) && !headers.containsKey("Authorization")) {
            String auth = recorded.path("auth").asText(NORMAL_KEY);
            if (auth.startsWith("Basic ")) {
                headers.put("Authorization", basic(auth.substring("Basic ".length())));
            }
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .method(step.method(), publisher(body));
        headers.forEach(request::header);
        return request.build();
    }

    private static boolean isSigned(Step step) {
        return step.request().path("query").asText("").contains("oauth_consumer_key")
                || step.oauth().has("base_string");
    }

    static String basic(String keyAndSecret) {
        return "Basic " + Base64.getEncoder().encodeToString(keyAndSecret.getBytes(StandardCharsets.UTF_8));
    }

    private String query(Step step) {
        JsonNode query = step.request().path("query");
        if (query.isTextual()) {
            return "?" + (isSigned(step) ? query.asText() : query.asText().replace(" ", "%20"));
        }
        List<String> parameters = new ArrayList<>();
        query.properties().forEach(parameter -> {
            String value = ids.inQuery(
                    step.path(), parameter.getKey(), parameter.getValue().asText());
            parameters.add(SignedRequest.percentEncoded(parameter.getKey()) + "="
                    + SignedRequest.percentEncoded(value).replace("%2C", ","));
        });
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private byte[] body(Step step) {
        JsonNode body = step.request().path("body");
        if (body.isMissingNode()) {
            return new byte[0];
        }
        if (body.isTextual()) {
            return rawBody(body.asText());
        }
        JsonNode translated = ids.inBody(step.path(), Placeholders.writtenOut(body));
        return addresses.replacedIn(translated.toString()).getBytes(StandardCharsets.UTF_8);
    }

    /** Text that is no JSON on purpose. Characters that were lost in the recording stand for bytes that are no UTF-8. */
    private static byte[] rawBody(String text) {
        if (text.startsWith("<gzip of ")) {
            return gzip(text.substring("<gzip of ".length(), text.length() - 1));
        }
        if (!text.contains("\ufffd")) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        return text.replace('\ufffd', '\u00ff').getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static BodyPublisher publisher(byte[] body) {
        return body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    }
}
