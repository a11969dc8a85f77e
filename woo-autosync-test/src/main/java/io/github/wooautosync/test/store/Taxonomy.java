package io.github.wooautosync.test.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One kind of terms, for example the categories. Changes are made under the lock of the {@link Shop}. */
final class Taxonomy {

    /** How terms of one product are ordered: by name as the database collates it (fact 33). */
    static final Comparator<Term> BY_NAME = Comparator.comparing((Term term) -> TextFilters.collationKey(term.name()))
            .thenComparing(Term::id);

    private final String name;
    private final boolean hierarchical;
    private final AtomicLong nextId;
    private final Map<Long, Term> terms = new ConcurrentHashMap<>();
    private final Map<String, Long> bySlug = new ConcurrentHashMap<>();
    private final Map<String, NavigableSet<Long>> byName = new ConcurrentHashMap<>();

    Taxonomy(String name, boolean hierarchical, AtomicLong nextId) {
        this.name = name;
        this.hierarchical = hierarchical;
        this.nextId = nextId;
    }

    String name() {
        return name;
    }

    boolean isHierarchical() {
        return hierarchical;
    }

    Collection<Term> all() {
        return terms.values();
    }

    @Nullable
    Term find(long id) {
        return terms.get(id);
    }

    @Nullable
    Term withSlug(String slug) {
        Long id = bySlug.get(slug);
        return id == null ? null : terms.get(id);
    }

    /** Letter case and outer spaces do not count; the oldest comes first. */
    List<Term> named(String encodedName) {
        return byName.getOrDefault(key(encodedName), new ConcurrentSkipListSet<>()).stream()
                .map(terms::get)
                .filter(Objects::nonNull)
                .toList();
    }

    @Nullable
    Term firstNamed(String encodedName) {
        List<Term> found = named(encodedName);
        return found.isEmpty() ? null : found.get(0);
    }

    boolean isTaken(String slug) {
        return bySlug.containsKey(slug);
    }

    /** How the values of an attribute are ordered. */
    Comparator<Term> order(String orderBy) {
        return switch (orderBy) {
            case "name", "name_num" -> BY_NAME;
            case "id" -> Comparator.comparing(Term::id);
            default -> Comparator.comparing(Term::menuOrder).thenComparing(BY_NAME);
        };
    }

    long newId() {
        return nextId.getAndIncrement();
    }

    void put(Term term) {
        Term old = terms.get(term.id());
        if (old != null) {
            forget(old);
        }
        terms.put(term.id(), term);
        bySlug.putIfAbsent(term.slug(), term.id());
        byName.computeIfAbsent(key(term.name()), ignored -> new ConcurrentSkipListSet<>())
                .add(term.id());
    }

    void remove(long id) {
        Term old = terms.remove(id);
        if (old != null) {
            forget(old);
        }
    }

    private void forget(Term old) {
        bySlug.remove(old.slug(), old.id());
        byName.computeIfPresent(key(old.name()), (ignored, ids) -> {
            ids.remove(old.id());
            return ids.isEmpty() ? null : ids;
        });
    }

    private static String key(String name) {
        return TextFilters.collationKey(TextFilters.trim(name));
    }
}
