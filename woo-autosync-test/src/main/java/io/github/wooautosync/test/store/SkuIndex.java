package io.github.wooautosync.test.store;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Who has which SKU. As in WooCommerce there are two tables: what products hold (asked by {@code ?sku=}) and the lookup
 * table (asked by the duplicate check). They differ for long SKUs (fact 56) and for ghosts (fact 61).
 */
final class SkuIndex {

    private static final int LOOKUP_COLUMN = 100;

    private final Map<String, NavigableSet<Long>> held = new ConcurrentHashMap<>();
    private final Map<String, NavigableSet<Long>> lookup = new ConcurrentHashMap<>();

    void add(long id, String sku) {
        if (!sku.isEmpty()) {
            add(held, key(sku), id);
            if (sku.length() <= LOOKUP_COLUMN) {
                add(lookup, key(sku), id);
            }
        }
    }

    void remove(long id, String sku) {
        if (!sku.isEmpty()) {
            remove(held, key(sku), id);
            remove(lookup, key(sku), id);
        }
    }

    /** A row of the lookup table whose product is gone. */
    void addGhost(long id, String sku) {
        if (!sku.isEmpty()) {
            add(lookup, key(sku), id);
        }
    }

    void removeGhosts(String sku) {
        Set<Long> living = held.getOrDefault(key(sku), new ConcurrentSkipListSet<>());
        lookup.getOrDefault(key(sku), new ConcurrentSkipListSet<>()).removeIf(id -> !living.contains(id));
    }

    List<Long> holders(String sku) {
        return copy(held, sku);
    }

    /** In the order of their ids, trashed and ghosts included. */
    List<Long> lookupRows(String sku) {
        return copy(lookup, sku);
    }

    private static List<Long> copy(Map<String, NavigableSet<Long>> table, String sku) {
        NavigableSet<Long> ids = table.get(key(sku));
        return ids == null ? List.of() : List.copyOf(ids);
    }

    private static String key(String sku) {
        return TextFilters.collationKey(sku);
    }

    private static void add(Map<String, NavigableSet<Long>> table, String key, long id) {
        table.computeIfAbsent(key, ignored -> new ConcurrentSkipListSet<>()).add(id);
    }

    private static void remove(Map<String, NavigableSet<Long>> table, String key, long id) {
        table.computeIfPresent(key, (ignored, ids) -> {
            ids.remove(id);
            return ids.isEmpty() ? null : ids;
        });
    }
}
