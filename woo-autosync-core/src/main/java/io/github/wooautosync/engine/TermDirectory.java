package io.github.wooautosync.engine;

import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StorePage;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All terms of one kind in one store, as they were when they were read: a store offers no exact look-up by name (fact
 * 91). Of several with one name under one parent the oldest counts. Used by one thread at a time.
 */
final class TermDirectory {

    private static final AnswerFields FIELDS = AnswerFields.of("name", "parent");

    private final Map<Place, Long> places = new HashMap<>();
    private final Map<String, Set<Long>> named = new HashMap<>();
    private final Set<Long> ids = new HashSet<>();
    private final Map<Long, String> names = new HashMap<>();

    static TermDirectory read(WooClient client, StoreResource resource) {
        return read(client, resource, Integer.MAX_VALUE);
    }

    /** Reads the oldest terms, up to some pages of {@value ListQuery#MAXIMUM_PER_PAGE}. */
    static TermDirectory read(WooClient client, StoreResource resource, int mostPages) {
        TermDirectory directory = new TermDirectory();
        ListQuery query = ListQuery.all(FIELDS).with("orderby", "id").with("order", "asc");
        int number = 1;
        StorePage page;
        do {
            page = client.list(resource, query.onPage(number));
            page.entries().forEach(directory::add);
            number++;
        } while (number <= mostPages
                && (number <= page.pages() || page.entries().size() >= ListQuery.MAXIMUM_PER_PAGE));
        return directory;
    }

    /** Asks the store for some terms that may be missing here: too many to read them all, or made after they were read. */
    void lookUp(WooClient client, StoreResource resource, Collection<Long> wanted) {
        List<Long> unknown =
                wanted.stream().filter(id -> !names.containsKey(id)).distinct().toList();
        for (int from = 0; from < unknown.size(); from += ListQuery.MAXIMUM_PER_PAGE) {
            List<Long> some = unknown.subList(from, Math.min(unknown.size(), from + ListQuery.MAXIMUM_PER_PAGE));
            String include = some.stream().map(String::valueOf).collect(Collectors.joining(","));
            client.list(resource, ListQuery.all(FIELDS).with("include", include)).entries().stream()
                    .filter(entry -> some.contains(entry.id()))
                    .forEach(this::add);
        }
    }

    void add(StoreEntry entry) {
        String name = HtmlEntities.decode(entry.text("name").orElse(""));
        names.put(entry.id(), name);
        add(entry.fields().path("parent").asLong(0), TermPath.key(name), entry.id());
    }

    void add(long parent, String key, long id) {
        places.putIfAbsent(new Place(parent, key), id);
        named.computeIfAbsent(key, unused -> new HashSet<>()).add(id);
        ids.add(id);
    }

    /** What the store calls it. */
    Optional<String> name(long id) {
        return Optional.ofNullable(names.get(id));
    }

    Optional<Long> find(long parent, String key) {
        return Optional.ofNullable(places.get(new Place(parent, key)));
    }

    /** The only term of that name, wherever it stands. */
    Optional<Long> findAnywhere(String key) {
        Set<Long> found = named.getOrDefault(key, Set.of());
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }

    /** Of these, the ones that are not here. */
    List<Long> without(Collection<Long> wanted) {
        return wanted.stream().filter(id -> !ids.contains(id)).toList();
    }

    boolean contains(long id) {
        return ids.contains(id);
    }

    private record Place(long parent, String key) {}
}
