package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Query strings as PHP reads them into arrays and as WordPress writes them back into links. */
final class PhpQuery {

    private PhpQuery() {}

    static ObjectNode parse(String raw) {
        ObjectNode result = Json.object();
        for (String part : raw.split("&")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = decode(equals < 0 ? part : part.substring(0, equals));
                String value = equals < 0 ? "" : decode(part.substring(equals + 1));
                put(result, name, value);
            }
        }
        return result;
    }

    private static void put(ObjectNode into, String name, String value) {
        int bracket = name.indexOf('[');
        if (bracket <= 0 || !name.endsWith("]")) {
            into.set(name.replace('.', '_').replace(' ', '_'), TextNode.valueOf(value));
            return;
        }
        String base = name.substring(0, bracket);
        String key = name.substring(bracket + 1, name.length() - 1);
        JsonNode present = into.get(base);
        boolean list = key.isEmpty() || key.chars().allMatch(Character::isDigit);
        if (list) {
            ArrayNode array = present instanceof ArrayNode old ? old : into.putArray(base);
            array.add(value);
        } else {
            ObjectNode object = present instanceof ObjectNode old ? old : into.putObject(base);
            object.put(key, value);
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // PHP takes a lone percent sign as it stands
        }
    }

    /** As {@code add_query_arg} of WordPress does it: lists with indexes, an empty value loses its equals sign. */
    static String build(ObjectNode query) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : query.properties()) {
            add(parts, entry.getKey(), entry.getValue());
        }
        return String.join("&", parts);
    }

    private static void add(List<String> parts, String name, JsonNode value) {
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                add(parts, name + "[" + i + "]", value.get(i));
            }
        } else if (value.isObject()) {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                add(parts, name + "[" + entry.getKey() + "]", entry.getValue());
            }
        } else {
            String text = value.asText();
            parts.add(encode(name) + (text.isEmpty() ? "" : "=" + encode(text)));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A");
    }
}
