package io.github.wooautosync.engine;

import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The global attributes of one store, as they were when they were read; all are on one page (fact 97). Of two with one
 * slug only the younger works (fact 99), so the older one is left out. Used by one thread at a time.
 */
final class AttributeDirectory {

    private static final String TAXONOMY = "pa_";

    private final Map<String, Entry> bySlug = new LinkedHashMap<>();

    static AttributeDirectory read(WooClient client) {
        AttributeDirectory directory = new AttributeDirectory();
        client.list(StoreResource.ATTRIBUTES, ListQuery.all(AnswerFields.of("name", "slug")))
                .entries()
                .forEach(directory::add);
        return directory;
    }

    /**
     * One global attribute.
     *
     * @param label what the shop calls it
     * @param slug without the {@code pa_}
     */
    record Entry(long id, String label, String slug) {}

    Entry add(StoreEntry answered) {
        String slug = slug(answered.text("slug").orElse(""));
        Entry entry = new Entry(
                answered.id(), HtmlEntities.decode(answered.text("name").orElse("")), slug);
        return bySlug.merge(slug, entry, (one, other) -> one.id() > other.id() ? one : other);
    }

    boolean contains(long id) {
        return bySlug.values().stream().anyMatch(entry -> entry.id() == id);
    }

    boolean containsSlug(String slug) {
        return bySlug.containsKey(slug);
    }

    Optional<Long> findBySlug(String slug) {
        return Optional.ofNullable(bySlug.get(slug(slug))).map(Entry::id);
    }

    /** The oldest of that label, letter case ignored. */
    Optional<Long> findByLabel(String label) {
        String key = TermPath.key(label);
        return bySlug.values().stream()
                .filter(entry -> TermPath.key(entry.label()).equals(key))
                .map(Entry::id)
                .min(Long::compare);
    }

    Optional<String> label(long id) {
        return bySlug.values().stream()
                .filter(entry -> entry.id() == id)
                .map(Entry::label)
                .findFirst();
    }

    private static String slug(String text) {
        return text.startsWith(TAXONOMY) ? text.substring(TAXONOMY.length()) : text;
    }
}
