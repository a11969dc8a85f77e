package io.github.wooautosync.engine;

import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StorePage;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All terms of one kind in one store, as they were when they were read: a store offers no exact look-up by name (fact
 * 91). Of several with one name under one parent the oldest counts. Used by one thread at a time.
 */
final class TermDirectory {

    private final Map<Place, Long> places = new HashMap<>();
    private final Map<String, Set<Long>> named = new HashMap<>();
    private final Set<Long> ids = new HashSet<>();

    static TermDirectory read(WooClient client, StoreResource resource) {
        TermDirectory directory = new TermDirectory();
        ListQuery query = ListQuery.all(AnswerFields.of("name", "parent"))
                .with("orderby", "id")
                .with("order", "asc");
        int number = 1;
        StorePage page;
        do {
            page = client.list(resource, query.onPage(number));
            page.entries().forEach(directory::add);
            number++;
        } while (number <= page.pages() || page.entries().size() == ListQuery.MAXIMUM_PER_PAGE);
        return directory;
    }

    private void add(StoreEntry entry) {
        String name = HtmlEntities.decode(entry.text("name").orElse(""));
        add(entry.fields().path("parent").asLong(0), TermPath.key(name), entry.id());
    }

    void add(long parent, String key, long id) {
        places.putIfAbsent(new Place(parent, key), id);
        named.computeIfAbsent(key, unused -> new HashSet<>()).add(id);
        ids.add(id);
    }

    Optional<Long> find(long parent, String key) {
        return Optional.ofNullable(places.get(new Place(parent, key)));
    }

    /** The only term of that name, wherever it stands. */
    Optional<Long> findAnywhere(String key) {
        Set<Long> found = named.getOrDefault(key, Set.of());
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }

    boolean contains(long id) {
        return ids.contains(id);
    }

    private record Place(long parent, String key) {}
}
