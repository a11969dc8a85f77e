package io.github.wooautosync.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One request of a recording with its answer; {@code number} is its place in the file, from 0. */
record Step(int number, String note, JsonNode request, JsonNode answer, JsonNode oauth) {

    static Step of(int number, JsonNode step) {
        return new Step(
                number, step.path("note").asText(), step.path("request"), step.path("response"), step.path("oauth"));
    }

    /** A request that no recording has. */
    static Step unrecorded(JsonNode request) {
        return new Step(-1, "", request, MissingNode.getInstance(), MissingNode.getInstance());
    }

    /** The same request with an answer that is expected of it. */
    Step answered(int status, JsonNode body) {
        ObjectNode expected = ExchangeFiles.JSON.createObjectNode().put("status", status);
        return new Step(number, note, request, expected.set("body", body), oauth);
    }

    boolean isReplayable() {
        return request.path("method").isTextual()
                && request.path("path").isTextual()
                && answer.path("status").isInt();
    }

    String method() {
        return request.path("method").asText();
    }

    /** The path below the API root, or from the host when it starts with a slash. */
    String path() {
        return request.path("path").asText();
    }

    String scheme() {
        return request.path("scheme").asText("https");
    }

    int status() {
        return answer.path("status").asInt();
    }

    /** Whether the recording leaves out a part of the answer. */
    boolean isCut() {
        boolean saysSo =
                answer.has("truncated") && !answer.path("truncated").asText().equals("none");
        return saysSo || !hasHeaders();
    }

    /** Without headers the answer was written down by hand, as a summary. */
    boolean hasHeaders() {
        return !answer.path("headers").isEmpty();
    }

    boolean hasBody() {
        return answer.hasNonNull("body");
    }

    String answerHeader(String name) {
        return answer.path("headers").path(name).asText("");
    }

    @Override
    public String toString() {
        return "step " + number + (note.isEmpty() ? "" : " (" + note + ")") + ": " + method() + " " + path();
    }
}
