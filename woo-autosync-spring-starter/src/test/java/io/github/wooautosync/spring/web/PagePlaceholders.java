package io.github.wooautosync.spring.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a page of documentation writes in place of what differs each time: ids are remembered and put into later requests,
 * times stand for any time, and {@code …} for whatever is there.
 */
final class PagePlaceholders {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> ANY_NUMBER = Set.of("id", "wooProductId", "next", "durationMillis");
    private static final String ELLIPSIS = "…";

    private final Map<String, String> actual = new LinkedHashMap<>();

    PagePlaceholders(String shown, String real) {
        actual.put(shown, real);
    }

    String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> entry : actual.entrySet()) {
            filled = filled.replace(entry.getKey(), entry.getValue());
        }
        return filled;
    }

    List<String> differences(JsonNode shown, JsonNode real) {
        List<String> differences = new ArrayList<>();
        compare("", shown, real, differences);
        return differences;
    }

    private void compare(String where, JsonNode shown, JsonNode real, List<String> differences) {
        if (shown.isObject() && real.isObject()) {
            compareFields(where, shown, real, differences);
        } else if (shown.isArray() && real.isArray()) {
            compareElements(where, shown, real, differences);
        } else if (shown.isTextual() && real.isTextual()) {
            if (!isSameText(shown.asText(), real.asText())) {
                differences.add(where + ": " + shown + " is " + real);
            }
        } else if (shown.isIntegralNumber() && real.isIntegralNumber() && isAnyNumber(where)) {
            return;
        } else if (!shown.equals(real)) {
            differences.add(where + ": " + shown + " is " + real);
        }
    }

    private void compareFields(String where, JsonNode shown, JsonNode real, List<String> differences) {
        for (Map.Entry<String, JsonNode> entry : shown.properties()) {
            if (!entry.getKey().equals(ELLIPSIS)) {
                compare(where + "." + entry.getKey(), entry.getValue(), real.path(entry.getKey()), differences);
            }
        }
        if (!shown.has(ELLIPSIS)) {
            real.fieldNames().forEachRemaining(name -> {
                if (!shown.has(name)) {
                    differences.add(where + "." + name + " is not shown");
                }
            });
        }
    }

    private void compareElements(String where, JsonNode shown, JsonNode real, List<String> differences) {
        if (shown.size() == 1 && shown.get(0).asText().equals(ELLIPSIS)) {
            return;
        }
        if (shown.size() != real.size()) {
            differences.add(where + ": " + shown.size() + " are shown, " + real.size() + " are there");
            return;
        }
        for (int i = 0; i < shown.size(); i++) {
            compare(where + "[" + i + "]", shown.get(i), real.get(i), differences);
        }
    }

    private boolean isSameText(String shown, String real) {
        if (shown.equals(ELLIPSIS) || (isTime(shown) && isTime(real))) {
            return true;
        }
        if (UUID.matcher(shown).matches() && UUID.matcher(real).matches()) {
            return actual.computeIfAbsent(shown, any -> real).equals(real);
        }
        return filled(shown).equals(real);
    }

    private static boolean isAnyNumber(String where) {
        return ANY_NUMBER.contains(where.substring(where.lastIndexOf('.') + 1));
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException other) {
            return false;
        }
    }
}
