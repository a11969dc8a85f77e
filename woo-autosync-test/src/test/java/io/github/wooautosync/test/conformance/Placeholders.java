package io.github.wooautosync.test.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes out what a recording only mentions: {@code "<70000 times x>"}, {@code "101 items {…}"}. */
final class Placeholders {

    private static final Pattern REPEATED = Pattern.compile("<(\\d+) times '?(.)'?>");
    private static final Pattern CHARACTERS = Pattern.compile("<(\\d+) characters>");
    private static final Pattern ITEMS = Pattern.compile("(\\d+) items?\\s*(\\{.*})?");

    private static final String UNTOLD_ITEM = "{\"name\":\"m<i>\",\"regular_price\":\"<n>\"}";

    private Placeholders() {}

    static JsonNode writtenOut(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = ExchangeFiles.JSON.createObjectNode();
            node.properties().forEach(field -> copy.set(field.getKey(), writtenOut(field.getValue())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = ExchangeFiles.JSON.createArrayNode();
            for (JsonNode item : node) {
                Matcher items = ITEMS.matcher(item.asText());
                if (item.isTextual() && items.matches()) {
                    addItems(copy, Integer.parseInt(items.group(1)), items.group(2));
                } else {
                    copy.add(writtenOut(item));
                }
            }
            return copy;
        }
        return node.isTextual() ? text(node.asText()) : node;
    }

    private static void addItems(ArrayNode list, int count, @Nullable String template) {
        try {
            for (int i = 0; i < count; i++) {
                String item = template == null ? UNTOLD_ITEM : template;
                list.add(ExchangeFiles.JSON.readTree(
                        item.replace("<i>", Integer.toString(i)).replace("<n>", Integer.toString(i + 1))));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Whether a recorded text only tells its length, and the other text has it. */
    static boolean hasToldLength(String recorded, String actual) {
        Matcher characters = CHARACTERS.matcher(recorded);
        return characters.matches() && Integer.parseInt(characters.group(1)) == actual.length();
    }

    private static JsonNode text(String value) {
        Matcher repeated = REPEATED.matcher(value);
        if (repeated.matches()) {
            return TextNode.valueOf(repeated.group(2).repeat(Integer.parseInt(repeated.group(1))));
        }
        Matcher characters = CHARACTERS.matcher(value);
        return TextNode.valueOf(characters.matches() ? "x".repeat(Integer.parseInt(characters.group(1))) : value);
    }
}
