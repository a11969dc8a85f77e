package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts every message of an answer into another language, as a shop does whose language is not English. Codes stay. */
final class ForeignMessages {

    private ForeignMessages() {}

    static @Nullable Answer in(@Nullable Answer answer) {
        if (answer == null || !answer.headers().getOrDefault("Content-Type", "").contains("json")) {
            return answer;
        }
        try {
            JsonNode body = Json.MAPPER.readTree(answer.body());
            translate(body);
            return answer.withBody(Json.bytes(body));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void translate(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("code").isTextual()
                && object.path("message").isTextual()) {
            object.put("message", translated(object.path("message").asText()));
        }
        node.forEach(ForeignMessages::translate);
    }

    /** What a translation keeps: numbers and names in quotes. */
    private static String translated(String message) {
        String kept = message.replaceAll("[^0-9]+", " ").strip();
        return List.of("Das ging leider nicht.", kept).stream()
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + " (" + other + ")")
                .orElseThrow();
    }
}
