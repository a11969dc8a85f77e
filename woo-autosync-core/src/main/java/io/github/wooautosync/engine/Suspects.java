package io.github.wooautosync.engine;

import io.github.wooautosync.record.SyncRecordId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells a product that kills every request it travels in from a store that is down: all requests that died since the
 * last one that lived must have a product in common. Safe for use by several threads.
 */
final class Suspects {

    private final Set<SyncRecordId> common = new HashSet<>();

    /**
     * A request with these products died.
     *
     * @return whether one product may be the cause of all that died; if not, it is the store, and the next death counts
     *     as the first
     */
    synchronized boolean died(Collection<SyncRecordId> products) {
        if (common.isEmpty()) {
            common.addAll(products);
            return true;
        }
        common.retainAll(Set.copyOf(products));
        return !common.isEmpty();
    }

    /** A request lived, or the store rests. */
    synchronized void clear() {
        common.clear();
    }
}
