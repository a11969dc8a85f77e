package io.github.wooautosync.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares answers of the fake store with recorded ones: status, telling headers and every recorded field, except what
 * differs from shop to shop (hosts, times, ids). Learns ids on the way.
 */
final class AnswerComparison {

    /** A key of this name, or a list entry that starts with it, marks a place where the recording was shortened. */
    private static final String CUT = "...";

    private static final Set<String> NOT_COMPARED = Set.of("related_ids", "additional_errors", "length_read_back");
    private static final Set<String> NAMES =
            Set.of("slug", "generated_slug", "permalink", "permalink_template", "src", "source_url", "guid");
    private static final Pattern RELATION = Pattern.compile("rel=\"(next|prev)\"");
    private static final Pattern COUNTED = Pattern.compile("\\d+ items");
    private static final Pattern RANDOM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern HOST = Pattern.compile("https?://[^/]+");
    private static final Pattern NUMERIC_SUFFIX = Pattern.compile("(-\\d+)+(?=/?$|\\.[a-z]+$)");

    private final IdMapping ids;
    private final Dates dates = new Dates();
    private boolean numbersInNamesMatter = true;

    AnswerComparison(IdMapping ids) {
        this.ids = ids;
    }

    /**
     * Slugs and file names carry a number when the shop has more of that name. Where the recorded shop had more than the
     * fake one, the number cannot be compared.
     */
    void setNumbersInNamesMatter(boolean numbersInNamesMatter) {
        this.numbersInNamesMatter = numbersInNamesMatter;
    }

    List<Difference> compare(Step step, Answer actual) {
        List<Difference> differences = new ArrayList<>();
        if (step.status() != actual.status()) {
            differences.add(Difference.of("status", step.status(), actual.status() + " " + actual.text()));
        }
        if (step.hasHeaders()) {
            compareHeaders(step, actual, differences);
        }
        JsonNode recorded = step.answer().path("body");
        if (recorded.isObject() || recorded.isArray()) {
            compareNodes(new Place(step, "body"), new ArrayList<>(), recorded, actual.json(), differences);
        } else if (recorded.isTextual()
                && recorded.asText().isEmpty() != actual.text().isEmpty()) {
            differences.add(Difference.of("body", recorded, actual.text()));
        }
        return differences;
    }

    private static void compareHeaders(Step step, Answer actual, List<Difference> differences) {
        for (String name : List.of("X-WP-Total", "X-WP-TotalPages", "Retry-After", "Allow")) {
            if (step.hasBody() && !step.answerHeader(name).equals(actual.header(name))) {
                differences.add(Difference.of("header " + name, step.answerHeader(name), actual.header(name)));
            }
        }
        if (step.answerHeader("Location").isEmpty() != actual.header("Location").isEmpty()) {
            differences.add(Difference.of("header Location", step.answerHeader("Location"), actual.header("Location")));
        }
        Set<String> relations = relations(step.answerHeader("Link"));
        Set<String> found = relations(String.join(", ", actual.headers().allValues("Link")));
        if (!relations.equals(found)) {
            differences.add(Difference.of("header Link", relations, found));
        }
        String type = mediaType(step.answerHeader("Content-Type"));
        if (!type.isEmpty() && !type.equals(mediaType(actual.header("Content-Type")))) {
            differences.add(Difference.of("header Content-Type", type, actual.header("Content-Type")));
        }
    }

    private static Set<String> relations(String link) {
        Set<String> relations = new TreeSet<>();
        Matcher matcher = RELATION.matcher(link);
        while (matcher.find()) {
            relations.add(matcher.group(1));
        }
        return relations;
    }

    private static String mediaType(String contentType) {
        return contentType.replaceFirst(";.*", "").trim().toLowerCase(Locale.ROOT);
    }

    /** Where the comparison is: the step, for the route and for what was cut, and the path in the JSON. */
    private record Place(Step step, String path) {

        Place at(String key) {
            return new Place(step, path + "." + key);
        }

        Place at(int index) {
            return new Place(step, path + "[" + index + "]");
        }
    }

    private void compareNodes(
            Place place, List<String> keys, JsonNode recorded, JsonNode actual, List<Difference> differences) {
        if (recorded.isObject() && actual.isObject()) {
            compareObjects(place, keys, recorded, actual, differences);
        } else if (recorded.isArray() && actual.isArray()) {
            compareLists(place, keys, recorded, actual, differences);
        } else if (COUNTED.matcher(recorded.asText()).matches() && actual.isArray()) {
            if (!recorded.asText().equals(actual.size() + " items")) {
                differences.add(Difference.of(place.path() + " length", recorded, actual.size()));
            }
        } else if (!sameValue(place, keys, recorded, actual)) {
            differences.add(Difference.of(place.path(), recorded, actual.isMissingNode() ? "nothing" : actual));
        }
    }

    private void compareObjects(
            Place place, List<String> keys, JsonNode recorded, JsonNode actual, List<Difference> differences) {
        boolean cut = recorded.has(CUT) || place.step().isCut();
        recorded.properties().forEach(field -> {
            String key = field.getKey();
            if (!key.equals(CUT) && !NOT_COMPARED.contains(key) && !isProse(place.step(), key)) {
                keys.add(key);
                compareNodes(place.at(key), keys, field.getValue(), actual.path(key), differences);
                keys.remove(keys.size() - 1);
            }
        });
        if (!cut) {
            Set<String> additional = new TreeSet<>();
            actual.fieldNames().forEachRemaining(additional::add);
            recorded.fieldNames().forEachRemaining(additional::remove);
            additional.removeAll(NOT_COMPARED);
            if (!additional.isEmpty()) {
                differences.add(Difference.of(place.path() + " fields", "no other", additional));
            }
        }
        dates.compareOffsets(place.path(), recorded, actual, differences);
        dates.compareBump(place.path(), recorded, actual, differences);
    }

    /** A schema explains itself to people too. */
    private static boolean isProse(Step step, String key) {
        return step.method().equals("OPTIONS") && key.equals("description");
    }

    private void compareLists(
            Place place, List<String> keys, JsonNode recorded, JsonNode actual, List<Difference> differences) {
        boolean cut = place.step().isCut();
        int compared = 0;
        for (JsonNode item : recorded) {
            if (item.isTextual() && item.asText().startsWith(CUT)) {
                return;
            }
            compareNodes(place.at(compared), keys, item, actual.path(compared), differences);
            compared++;
        }
        if (!cut && actual.size() > compared) {
            differences.add(Difference.of(place.path() + " length", compared, actual.size() + ": " + actual));
        }
    }

    private boolean sameValue(Place place, List<String> keys, JsonNode recorded, JsonNode actual) {
        String key = keys.isEmpty() ? "" : keys.get(keys.size() - 1);
        IdKind kind = IdKind.at(place.step().path(), keys);
        if (kind != null && recorded.isIntegralNumber() && actual.isIntegralNumber()) {
            return ids.sameOrLearned(kind, recorded.asLong(), actual.asLong());
        }
        if (Dates.isVolatile(key, recorded)) {
            return Dates.sameForm(recorded, actual);
        }
        if (recorded.isNumber() && actual.isNumber()) {
            return recorded.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        if (recorded.isTextual() && actual.isTextual()) {
            return sameText(key, keys, recorded.asText(), actual.asText());
        }
        return recorded.equals(actual);
    }

    private boolean sameText(String key, List<String> keys, String recorded, String actual) {
        if (Placeholders.hasToldLength(recorded, actual)) {
            return true;
        }
        if (key.equals("href")) {
            return link(recorded).equals(link(actual));
        }
        if (key.equals("message")) {
            return message(recorded).equals(message(actual));
        }
        if (RANDOM.matcher(recorded).matches()) {
            return RANDOM.matcher(actual).matches();
        }
        boolean name =
                NAMES.contains(key) || (key.equals("name") && (keys.contains("images") || keys.contains("image")));
        return comparable(name, recorded).equals(comparable(name, actual));
    }

    private static String link(String text) {
        return HOST.matcher(text).replaceAll("").replaceAll("\\d+", "id");
    }

    /** Sentences without what depends on the shop: hosts, ids, the words of a network library. */
    private static String message(String text) {
        return HOST.matcher(text).replaceAll("host").replaceAll("#\\d+", "#id").replaceAll("(cURL error \\d+).*", "$1");
    }

    private String comparable(boolean isName, String value) {
        String text = HOST.matcher(value).replaceAll("host");
        if (!isName) {
            return text;
        }
        String name = text.replaceAll("p=\\d+", "p=id");
        return numbersInNamesMatter ? name : NUMERIC_SUFFIX.matcher(name).replaceAll("");
    }
}
