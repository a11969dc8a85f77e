package io.github.wooautosync.record;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Keeps the newest attempts in memory, as many as it was made for; older ones go by themselves. */
public final class InMemoryAttemptStore implements AttemptStore {

    private static final int DEFAULT_CAPACITY = 10_000;

    private final int capacity;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long lastId;

    /** Keeps 10,000 attempts. */
    public InMemoryAttemptStore() {
        this(DEFAULT_CAPACITY);
    }

    /**
     * Keeps a number of attempts.
     *
     * @param capacity of all connections together; positive
     */
    public InMemoryAttemptStore(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be positive, but was " + capacity);
        }
        this.capacity = capacity;
    }

    @Override
    public synchronized void append(List<SyncAttempt> attempts) {
        for (SyncAttempt attempt : attempts) {
            entries.addLast(new Entry(new AttemptId(++lastId), attempt));
            if (entries.size() > capacity) {
                entries.removeFirst();
            }
        }
    }

    @Override
    public synchronized AttemptPage list(
            ConnectionId connectionId, Optional<ProductId> productId, Optional<AttemptId> before, int limit) {
        List<SyncAttempt> page = new ArrayList<>();
        Optional<AttemptId> last = Optional.empty();
        Iterator<Entry> newestFirst = entries.descendingIterator();
        while (newestFirst.hasNext()) {
            Entry entry = newestFirst.next();
            SyncAttempt attempt = entry.attempt();
            boolean asked = attempt.connectionId().equals(connectionId)
                    && productId.map(attempt.productId()::equals).orElse(true)
                    && before.map(id -> entry.id().value() < id.value()).orElse(true);
            if (asked && page.size() == limit) {
                return new AttemptPage(page, last);
            }
            if (asked) {
                page.add(attempt);
                last = Optional.of(entry.id());
            }
        }
        return new AttemptPage(page, Optional.empty());
    }

    @Override
    public synchronized int purge(Instant olderThan, int perProduct) {
        Map<Place, Integer> kept = new HashMap<>();
        Set<AttemptId> surplus = new HashSet<>();
        entries.descendingIterator().forEachRemaining(entry -> {
            Place place =
                    new Place(entry.attempt().connectionId(), entry.attempt().productId());
            if (kept.merge(place, 1, Integer::sum) > perProduct) {
                surplus.add(entry.id());
            }
        });
        return remove(
                entry -> surplus.contains(entry.id()) || entry.attempt().at().isBefore(olderThan));
    }

    @Override
    public synchronized int deleteAll(ConnectionId connectionId) {
        return remove(entry -> entry.attempt().connectionId().equals(connectionId));
    }

    private int remove(Predicate<Entry> condition) {
        int before = entries.size();
        entries.removeIf(condition);
        return before - entries.size();
    }

    private record Entry(AttemptId id, SyncAttempt attempt) {}

    private record Place(ConnectionId connectionId, ProductId productId) {}
}
