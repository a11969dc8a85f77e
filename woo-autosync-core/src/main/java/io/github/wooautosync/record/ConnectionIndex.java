package io.github.wooautosync.record;

import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the records of one connection by product, by link and by due time. Guarded by the store that owns it. */
final class ConnectionIndex {

    private final Map<ProductId, SyncRecord> byProduct = new HashMap<>();
    private final Map<WooProductId, SyncRecord> byLink = new HashMap<>();
    private final Map<SyncRecordId, SyncRecord> inFlight = new HashMap<>();
    private final Map<Queue, NavigableMap<DueKey, SyncRecord>> due = new HashMap<>();

    @Nullable
    SyncRecord record(ProductId productId) {
        return byProduct.get(productId);
    }

    @Nullable
    SyncRecord linkedTo(WooProductId wooProductId) {
        return byLink.get(wooProductId);
    }

    Stream<SyncRecord> all() {
        return byProduct.values().stream();
    }

    Stream<SyncRecord> inFlight() {
        return inFlight.values().stream();
    }

    boolean hasInFlight() {
        return !inFlight.isEmpty();
    }

    boolean hasDue(Instant now) {
        return due.values().stream()
                .anyMatch(queue -> !queue.isEmpty() && !queue.firstKey().dueAt().isAfter(now));
    }

    /** What is due of one lane, in its order. */
    List<SyncRecord> due(Lane lane, DueQuery.Scope scope, int limit, Instant now) {
        NavigableMap<DueKey, SyncRecord> found = new TreeMap<>();
        for (DueQuery.Scope within : scope.withinThis()) {
            queue(new Queue(lane, within)).entrySet().stream()
                    .takeWhile(entry -> !entry.getKey().dueAt().isAfter(now))
                    .limit(limit)
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        }
        return found.values().stream().limit(limit).toList();
    }

    void replace(@Nullable SyncRecord before, @Nullable SyncRecord after) {
        if (before != null) {
            byProduct.remove(before.productId());
            before.wooProductId().ifPresent(byLink::remove);
            inFlight.remove(before.id());
            before.dueAt().ifPresent(at -> queue(Queue.of(before)).remove(new DueKey(at, before.id())));
        }
        if (after != null) {
            byProduct.put(after.productId(), after);
            after.wooProductId().ifPresent(id -> byLink.put(id, after));
            if (after.inFlightEpoch().isPresent()) {
                // It waits for its completion, whatever its due time says.
                inFlight.put(after.id(), after);
            } else {
                after.dueAt().ifPresent(at -> queue(Queue.of(after)).put(new DueKey(at, after.id()), after));
            }
        }
    }

    private NavigableMap<DueKey, SyncRecord> queue(Queue queue) {
        return due.computeIfAbsent(queue, unused -> new TreeMap<>());
    }

    /** Those of one scope do not stand behind others. */
    private record Queue(Lane lane, DueQuery.Scope scope) {

        static Queue of(SyncRecord record) {
            return new Queue(record.lane(), DueQuery.Scope.narrowestOf(record));
        }
    }

    private record DueKey(Instant dueAt, SyncRecordId id) implements Comparable<DueKey> {

        private static final Comparator<DueKey> ORDER =
                Comparator.comparing(DueKey::dueAt).thenComparing(DueKey::id);

        @Override
        public int compareTo(DueKey other) {
            return ORDER.compare(this, other);
        }
    }
}
