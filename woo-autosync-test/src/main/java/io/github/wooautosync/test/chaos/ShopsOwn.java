package io.github.wooautosync.test.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** What one shop wrote, added and renamed itself, by id: nobody may overwrite it. */
final class ShopsOwn {

    static final String WORDS = "short_description";
    static final String NOTE = "purchase_note";
    static final String WEIGHT = "weight";
    static final String ATTRIBUTE = "Care";
    static final String META = "shops_meta";
    static final String TAG = "Tag of the shop ";

    private final Map<String, Map<Long, String>> values = new HashMap<>();
    private final Map<Long, String> renamed = new HashMap<>();
    private final Map<Long, String> terms = new HashMap<>();

    void wrote(String what, long id, String value) {
        values.computeIfAbsent(what, ignored -> new HashMap<>()).put(id, value);
    }

    private String value(String what, long id) {
        return values.getOrDefault(what, Map.of()).getOrDefault(id, "");
    }

    /** The shop gave a term another name. */
    void renamed(long termId, String firstName) {
        renamed.putIfAbsent(termId, firstName);
    }

    /** The name that the PIM knows the term by. */
    String nameInPim(long termId, String shown) {
        return renamed.getOrDefault(termId, shown);
    }

    void added(long termId, String name) {
        terms.put(termId, name);
    }

    boolean isOwnTerm(long termId) {
        return terms.containsKey(termId);
    }

    /** Ids of the terms that the shop made for itself. */
    Map<Long, String> terms() {
        return terms;
    }

    /**
     * Compares a product, also one that the PIM has no more.
     *
     * @param finder takes what is wrong, as what and how
     */
    void audit(ObjectNode shown, boolean ownsTags, BiConsumer<String, String> finder) {
        long id = shown.path("id").asLong();
        same(WORDS, value(WORDS, id), shown.path(WORDS).asText().strip(), finder);
        same(WEIGHT, value(WEIGHT, id), shown.path(WEIGHT).asText(), finder);
        same(META, value(META, id), meta(shown, META), finder);
        String note = value(NOTE, id);
        if (!note.isEmpty()) {
            same(NOTE, note, shown.path(NOTE).asText().strip(), finder);
        }
        same(ATTRIBUTE, value(ATTRIBUTE, id), options(shown, ATTRIBUTE), finder);
        if (ownsTags) {
            same("tags", value("tags", id), tags(shown), finder);
        }
    }

    boolean wroteNote(long id) {
        return !value(NOTE, id).isEmpty();
    }

    void auditVariation(ObjectNode shown, BiConsumer<String, String> finder) {
        long id = shown.path("id").asLong();
        same(WEIGHT, value(WEIGHT, id), shown.path(WEIGHT).asText(), finder);
    }

    private static void same(String what, String expected, String actual, BiConsumer<String, String> finder) {
        if (!Objects.equals(expected, actual)) {
            finder.accept("the shop's own " + what, "should be '" + expected + "' but is '" + actual + "'");
        }
    }

    static String meta(JsonNode shown, String key) {
        for (JsonNode entry : shown.path("meta_data")) {
            if (entry.path("key").asText().equals(key)) {
                return entry.path("value").asText();
            }
        }
        return "";
    }

    static String options(JsonNode shown, String attribute) {
        return String.join(", ", optionsOf(shown, attribute));
    }

    static List<String> optionsOf(JsonNode shown, String name) {
        for (JsonNode attribute : shown.path("attributes")) {
            if (attribute.path("name").asText().equals(name)) {
                return attribute
                        .path("options")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList();
            }
        }
        return List.of();
    }

    static String tags(JsonNode shown) {
        TreeSet<String> names = new TreeSet<>();
        shown.path("tags").forEach(tag -> names.add(tag.path("name").asText()));
        return String.join(", ", names);
    }
}
