package io.github.wooautosync.engine;

import io.github.wooautosync.id.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many products of each connection this node removed lately. Kept in memory: after a restart it counts anew, and
 * what waits is counted in any case. Safe for use by several threads.
 */
final class RemovalWindow {

    private static final Duration LENGTH = Duration.ofHours(1);

    private final Map<ConnectionId, Deque<Gone>> gone = new ConcurrentHashMap<>();

    void add(ConnectionId connectionId, int products, Instant now) {
        if (products > 0) {
            Deque<Gone> removals = gone.computeIfAbsent(connectionId, unused -> new ArrayDeque<>());
            synchronized (removals) {
                removals.addLast(new Gone(now, products));
            }
        }
    }

    int count(ConnectionId connectionId, Instant now) {
        Deque<Gone> removals = gone.get(connectionId);
        if (removals == null) {
            return 0;
        }
        synchronized (removals) {
            removals.removeIf(removal -> removal.at().plus(LENGTH).isBefore(now));
            return removals.stream().mapToInt(Gone::products).sum();
        }
    }

    private record Gone(Instant at, int products) {}
}
