package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Holds calls and answers against the description of the API: as much of JSON Schema as that uses. */
final class OpenApiTruth {

    private final ObjectNode document = OpenApiDocument.read();

    /** A call that succeeded was as described, and so was every answer. */
    void check(String method, String path, JsonNode sent, RestCaller.Answer answer) {
        JsonNode operation = operation(method, path.replaceFirst("[?].*", ""));
        if (operation.isMissingNode()) {
            return;
        }
        JsonNode response = resolved(operation.path("responses").path(Integer.toString(answer.status())));
        boolean ofEveryCall = answer.status() == 413 || answer.status() == 415 || answer.status() == 500;
        if (!ofEveryCall) {
            assertThat(response.isMissingNode())
                    .as("%s is not described", answer)
                    .isFalse();
        }
        List<String> faults = new ArrayList<>();
        response.path("content")
                .elements()
                .forEachRemaining(content -> validate(content.path("schema"), answer.json(), "answer", faults));
        if (answer.status() < 300 && !sent.isMissingNode()) {
            validate(
                    operation
                            .path("requestBody")
                            .path("content")
                            .path("application/json")
                            .path("schema"),
                    sent,
                    "request",
                    faults);
        }
        assertThat(faults).as(answer.toString()).isEmpty();
    }

    private JsonNode operation(String method, String path) {
        JsonNode exact = document.path("paths").path(path).path(method.toLowerCase(java.util.Locale.ROOT));
        if (!exact.isMissingNode()) {
            return exact;
        }
        for (Map.Entry<String, JsonNode> entry : document.path("paths").properties()) {
            String pattern = entry.getKey().replaceAll("\\{\\w+}", "[^/]+");
            JsonNode operation = entry.getValue().path(method.toLowerCase(java.util.Locale.ROOT));
            if (!operation.isMissingNode() && Pattern.matches(pattern, path)) {
                return operation;
            }
        }
        return exact;
    }

    private void validate(JsonNode given, JsonNode value, String where, List<String> faults) {
        JsonNode schema = resolved(given);
        if (schema.isMissingNode()) {
            faults.add(where + " has no schema");
            return;
        }
        boolean anything = schema.size() == 1 && schema.has("description");
        if (anything) {
            return;
        }
        JsonNode choices = schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf");
        if (!choices.isMissingNode()) {
            List<String> ofChoices = new ArrayList<>();
            for (JsonNode choice : choices) {
                List<String> ofChoice = new ArrayList<>();
                validate(choice, value, where, ofChoice);
                if (ofChoice.isEmpty()) {
                    return;
                }
                ofChoices.addAll(ofChoice);
            }
            faults.addAll(ofChoices);
            return;
        }
        if (!hasType(schema.path("type"), value)) {
            faults.add(where + " is " + value + " and not " + schema.path("type"));
            return;
        }
        if (schema.has("enum") && !contains(schema.path("enum"), value)) {
            faults.add(where + " is " + value + " and none of " + schema.path("enum"));
        }
        if (value.isObject()) {
            validateObject(schema, value, where, faults);
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                validate(schema.path("items"), value.get(i), where + "[" + i + "]", faults);
            }
        }
    }

    private void validateObject(JsonNode schema, JsonNode value, String where, List<String> faults) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                faults.add(where + " lacks " + name);
            }
        });
        value.properties().forEach(entry -> {
            JsonNode described = schema.path("properties").path(entry.getKey());
            JsonNode other = schema.path("additionalProperties");
            if (!described.isMissingNode()) {
                validate(described, entry.getValue(), where + "." + entry.getKey(), faults);
            } else if (other.isObject()) {
                validate(other, entry.getValue(), where + "." + entry.getKey(), faults);
            } else {
                faults.add(where + "." + entry.getKey() + " is not described");
            }
        });
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isMissingNode() ? node : document.at(reference.asText().substring(1));
    }

    private static boolean hasType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (hasType(one, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("type " + type);
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode one : values) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
