package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a route and how WordPress checks and casts them. Only single requests are checked; items of a batch
 * are not (fact 68).
 */
final class ArgumentSchema {

    private static final Pattern DATE_TIME =
            Pattern.compile("^\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}(:?\\d{2})?)?$");

    /** These lists are cast by {@code wp_parse_id_list} and never refused (fact 120). */
    private static final Set<String> ID_LISTS = Set.of("include", "exclude", "parent", "parent_exclude");

    private final ObjectNode arguments;
    private final Set<String> required = new HashSet<>();

    private ArgumentSchema(ObjectNode arguments) {
        this.arguments = arguments;
        for (Map.Entry<String, JsonNode> entry : arguments.properties()) {
            if (entry.getValue().path("required").asBoolean()) {
                required.add(entry.getKey());
            }
        }
    }

    static ArgumentSchema of(JsonNode arguments) {
        return new ArgumentSchema((ObjectNode) arguments);
    }

    /** The same arguments, of which the named ones must be sent. */
    ArgumentSchema requiring(String... names) {
        ObjectNode copy = arguments.deepCopy();
        for (String name : names) {
            if (copy.get(name) instanceof ObjectNode argument) {
                argument.put("required", true);
            }
        }
        return new ArgumentSchema(copy);
    }

    /** Refuses what is wrong, all of it at once (fact 40), and returns the request with its values cast. */
    RestRequest apply(RestRequest request) {
        refuseMissing(request);
        ObjectNode query = request.query().deepCopy();
        ObjectNode body = request.body().deepCopy();
        ObjectNode params = Json.object();
        ObjectNode details = Json.object();
        for (Map.Entry<String, JsonNode> entry : arguments.properties()) {
            String name = entry.getKey();
            ObjectNode holder = body.hasNonNull(name) || (body.has(name) && !query.has(name)) ? body : query;
            JsonNode value = holder.get(name);
            if (value == null) {
                continue;
            }
            JsonNode schema = entry.getValue();
            Problem problem = value.isNull() || isIdList(name, schema) ? null : validate(name, value, schema);
            if (problem == null) {
                holder.set(name, isIdList(name, schema) ? idList(value) : sanitize(value, schema));
            } else {
                params.put(name, problem.message);
                ObjectNode detail = details.putObject(name);
                detail.put("code", problem.code);
                detail.put("message", problem.message);
                detail.set("data", problem.data());
            }
        }
        if (!params.isEmpty()) {
            throw invalid(params, details);
        }
        return request.with(query, body);
    }

    private static RestError invalid(ObjectNode params, ObjectNode details) {
        List<String> names = new ArrayList<>();
        params.fieldNames().forEachRemaining(names::add);
        ObjectNode data = Json.object();
        data.set("params", params);
        data.set("details", details);
        return RestError.withData(400, "rest_invalid_param", "Invalid parameter(s): " + String.join(", ", names), data);
    }

    private void refuseMissing(RestRequest request) {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : arguments.properties()) {
            String name = entry.getKey();
            if (required.contains(name) && Php.missing(request.param(name))) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            ObjectNode data = Json.object();
            missing.forEach(data.putArray("params")::add);
            throw RestError.withData(
                    400, "rest_missing_callback_param", "Missing parameter(s): " + String.join(", ", missing), data);
        }
    }

    private static boolean isIdList(String name, JsonNode schema) {
        return ID_LISTS.contains(name) && schema.path("type").asText().equals("array");
    }

    private static ArrayNode idList(JsonNode value) {
        ArrayNode ids = Json.array();
        Set<Long> seen = new HashSet<>();
        for (JsonNode item : asList(value)) {
            long id = Php.absint(item);
            if (seen.add(id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static @Nullable Problem validate(String name, JsonNode value, JsonNode schema) {
        String type = typeFor(value, schema);
        if (type == null) {
            return Problem.type(name, typeNames(schema));
        }
        Problem problem = switch (type) {
            case "string" -> value.isTextual() ? null : Problem.type(name, type);
            case "boolean" -> isBoolean(value) ? null : Problem.type(name, type);
            case "integer" -> isInteger(value) ? range(name, value, schema) : Problem.type(name, type);
            case "number" -> Php.isNumeric(value) ? null : Problem.type(name, type);
            case "array" -> validateList(name, value, schema);
            case "object" -> validateObject(name, value, schema);
            default -> null;
        };
        if (problem == null && schema.has("enum")) {
            problem = validateEnum(name, value, schema.get("enum"));
        }
        if (problem == null
                && schema.path("format").asText().equals("date-time")
                && !DATE_TIME.matcher(value.asText()).matches()) {
            problem = new Problem("rest_invalid_date", "Invalid date.", null);
        }
        return problem;
    }

    private static @Nullable String typeFor(JsonNode value, JsonNode schema) {
        JsonNode type = schema.path("type");
        if (!type.isArray()) {
            return type.isMissingNode() ? "any" : type.asText();
        }
        if (value.isTextual() && value.asText().isEmpty()) {
            return "string";
        }
        for (JsonNode candidate : type) {
            if (fits(value, candidate.asText())) {
                return candidate.asText();
            }
        }
        return null;
    }

    private static boolean fits(JsonNode value, String type) {
        return switch (type) {
            case "null" -> value.isNull();
            case "object" -> value.isContainerNode();
            case "array" -> value.isArray() || value.isValueNode();
            case "string" -> value.isTextual();
            case "number" -> Php.isNumeric(value);
            case "integer" -> isInteger(value);
            case "boolean" -> isBoolean(value);
            default -> true;
        };
    }

    private static String typeNames(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("type").forEach(type -> names.add(type.asText()));
        return String.join(",", names);
    }

    private static boolean isBoolean(JsonNode value) {
        if (value.isBoolean()) {
            return true;
        }
        if (value.isTextual()) {
            return Set.of("true", "false", "0", "1").contains(value.asText().toLowerCase(Locale.ROOT));
        }
        return value.isNumber() && (value.asDouble() == 0 || value.asDouble() == 1);
    }

    private static boolean isInteger(JsonNode value) {
        return Php.isNumeric(value) && value.asDouble() == Math.rint(value.asDouble());
    }

    private static @Nullable Problem range(String name, JsonNode value, JsonNode schema) {
        double number = value.asDouble();
        boolean tooSmall =
                schema.has("minimum") && number < schema.get("minimum").asDouble();
        boolean tooBig = schema.has("maximum") && number > schema.get("maximum").asDouble();
        if (!tooSmall && !tooBig) {
            return null;
        }
        String message;
        if (schema.has("minimum") && schema.has("maximum")) {
            message = name + " must be between " + schema.get("minimum").asLong() + " (inclusive) and "
                    + schema.get("maximum").asLong() + " (inclusive)";
        } else if (tooSmall) {
            message = name + " must be greater than or equal to "
                    + schema.get("minimum").asLong();
        } else {
            message = name + " must be less than or equal to "
                    + schema.get("maximum").asLong();
        }
        return new Problem("rest_out_of_bounds", message, null);
    }

    private static @Nullable Problem validateList(String name, JsonNode value, JsonNode schema) {
        if (value.isObject()) {
            return Problem.type(name, "array");
        }
        int index = 0;
        for (JsonNode item : asList(value)) {
            Problem problem =
                    schema.has("items") ? validate(name + "[" + index + "]", item, schema.get("items")) : null;
            if (problem != null) {
                return problem;
            }
            index++;
        }
        return null;
    }

    private static @Nullable Problem validateObject(String name, JsonNode value, JsonNode schema) {
        if (!value.isContainerNode()) {
            return value.isTextual() && value.asText().isEmpty() ? null : Problem.type(name, "object");
        }
        for (Map.Entry<String, JsonNode> entry : schema.path("properties").properties()) {
            JsonNode inner = value.get(entry.getKey());
            Problem problem =
                    inner == null ? null : validate(name + "[" + entry.getKey() + "]", inner, entry.getValue());
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static @Nullable Problem validateEnum(String name, JsonNode value, JsonNode allowed) {
        List<String> names = new ArrayList<>();
        for (JsonNode candidate : allowed) {
            if (candidate.asText().equals(value.asText())) {
                return null;
            }
            names.add(candidate.asText());
        }
        String message = names.size() == 1
                ? name + " is not " + names.get(0) + "."
                : name + " is not one of " + String.join(", ", names.subList(0, names.size() - 1))
                        + (names.size() == 2 ? " and " : ", and ") + names.get(names.size() - 1) + ".";
        return new Problem("rest_not_in_enum", message, null);
    }

    private static JsonNode sanitize(JsonNode value, JsonNode schema) {
        String type = value.isNull() && schema.path("type").isArray() ? "null" : typeFor(value, schema);
        if (type == null) {
            return value;
        }
        return switch (type) {
            case "string" -> value.isTextual() ? value : TextNode.valueOf(Php.text(value));
            case "boolean" -> BooleanNode.valueOf(Php.truth(value));
            case "integer" -> LongNode.valueOf(Php.integer(value));
            case "number" ->
                DoubleNode.valueOf(
                        value.isTextual() ? Double.parseDouble(value.asText().trim()) : value.asDouble());
            case "null" -> NullNode.getInstance();
            case "array" -> sanitizeList(value, schema);
            case "object" -> sanitizeObject(value, schema);
            default -> value;
        };
    }

    private static JsonNode sanitizeList(JsonNode value, JsonNode schema) {
        ArrayNode result = Json.array();
        for (JsonNode item : asList(value)) {
            result.add(schema.has("items") ? sanitize(item, schema.get("items")) : item);
        }
        return result;
    }

    private static JsonNode sanitizeObject(JsonNode value, JsonNode schema) {
        if (value.isArray()) {
            return value;
        }
        ObjectNode result = value instanceof ObjectNode object ? object.deepCopy() : Json.object();
        for (Map.Entry<String, JsonNode> entry : schema.path("properties").properties()) {
            JsonNode inner = result.get(entry.getKey());
            if (inner != null) {
                result.set(entry.getKey(), sanitize(inner, entry.getValue()));
            }
        }
        return result;
    }

    /** {@code wp_parse_list}: a text is split at commas and white space. */
    static Iterable<JsonNode> asList(JsonNode value) {
        if (value.isArray()) {
            return value;
        }
        List<JsonNode> parts = new ArrayList<>();
        if (value.isObject()) {
            value.forEach(parts::add);
        } else if (!value.isNull()) {
            for (String part : Php.text(value).split("[\\s,]+")) {
                if (!part.isEmpty()) {
                    parts.add(TextNode.valueOf(part));
                }
            }
        }
        return parts;
    }

    private record Problem(
            String code, String message, @Nullable String param) {

        static Problem type(String name, String type) {
            return new Problem("rest_invalid_type", name + " is not of type " + type + ".", name);
        }

        JsonNode data() {
            return param == null ? NullNode.getInstance() : Json.object().put("param", param);
        }
    }
}
