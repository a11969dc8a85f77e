package io.github.wooautosync.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which id of the fake store stands for which recorded id. Seeding fills it, answers add to it: an id that is seen for the
 * first time is learned, after that it must stay the same.
 */
final class IdMapping {

    private static final Pattern NUMBER_IN_PATH = Pattern.compile("(?<=/)\\d+(?=/|$)");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Map<IdKind, Map<Long, Long>> actualByRecorded = new EnumMap<>(IdKind.class);
    private final Map<IdKind, Map<Long, Long>> recordedByActual = new EnumMap<>(IdKind.class);

    void learn(IdKind kind, long recorded, long actual) {
        actualByRecorded.computeIfAbsent(kind, any -> new HashMap<>()).put(recorded, actual);
        recordedByActual.computeIfAbsent(kind, any -> new HashMap<>()).put(actual, recorded);
    }

    /** Whether the two may be the same thing; a pair that contradicts nothing known is learned. */
    boolean sameOrLearned(IdKind kind, long recorded, long actual) {
        Long known = actualByRecorded.getOrDefault(kind, Map.of()).get(recorded);
        if (known != null) {
            return known == actual;
        }
        if (recorded == 0 || actual == 0) {
            return recorded == actual;
        }
        if (recordedByActual.getOrDefault(kind, Map.of()).containsKey(actual)) {
            return false;
        }
        learn(kind, recorded, actual);
        return true;
    }

    long actual(IdKind kind, long recorded) {
        return actualByRecorded.getOrDefault(kind, Map.of()).getOrDefault(recorded, recorded);
    }

    /** The recorded path with the ids of the fake store. */
    String inPath(String path) {
        StringBuilder translated = new StringBuilder();
        Matcher numbers = NUMBER_IN_PATH.matcher(path);
        while (numbers.find()) {
            String before = path.substring(0, numbers.start());
            IdKind kind = before.endsWith("products/attributes/") ? IdKind.ATTRIBUTE : IdKind.ofRoute(before);
            numbers.appendReplacement(translated, Long.toString(actual(kind, Long.parseLong(numbers.group()))));
        }
        return numbers.appendTail(translated).toString();
    }

    /** The value of a query parameter with the ids of the fake store. */
    String inQuery(String path, String name, String value) {
        IdKind kind = IdKind.at(path, List.of("query", name.replaceAll("\\[.*", "")));
        if (kind == null || name.equals("delete")) {
            return value;
        }
        // Parameters that filter a list of products by id, whatever the route is.
        IdKind listed = name.startsWith("include") || name.startsWith("exclude") ? IdKind.ofRoute(path) : kind;
        return NUMBER.matcher(value)
                .replaceAll(number -> number.group().length() > 18
                        ? number.group()
                        : Long.toString(actual(listed, Long.parseLong(number.group()))));
    }

    /** A copy of a recorded body with the ids of the fake store. */
    JsonNode inBody(String path, JsonNode body) {
        return translate(path, new ArrayList<>(), body);
    }

    private JsonNode translate(String path, List<String> keys, JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = ExchangeFiles.JSON.createObjectNode();
            node.properties().forEach(entry -> {
                keys.add(entry.getKey());
                copy.set(entry.getKey(), translate(path, keys, entry.getValue()));
                keys.remove(keys.size() - 1);
            });
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = ExchangeFiles.JSON.createArrayNode();
            node.forEach(item -> copy.add(translate(path, keys, item)));
            return copy;
        }
        return translateId(IdKind.at(path, keys), node);
    }

    private JsonNode translateId(@Nullable IdKind kind, JsonNode node) {
        if (kind == null) {
            return node;
        }
        if (node.isTextual() && node.asText().matches("\\d{1,18}")) {
            return TextNode.valueOf(Long.toString(actual(kind, node.asLong())));
        }
        if (!node.isIntegralNumber()) {
            return node;
        }
        long actual = actual(kind, node.asLong());
        return actual == (int) actual ? IntNode.valueOf((int) actual) : LongNode.valueOf(actual);
    }
}
