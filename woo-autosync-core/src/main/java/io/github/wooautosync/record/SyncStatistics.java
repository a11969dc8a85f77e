package io.github.wooautosync.record;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers of one connection. A record that is switched on and whose product was captured counts as {@link
 * SyncStatus#PENDING} although it is not folded yet.
 *
 * @param totals records per status; a status without records is 0
 * @param oldestPendingChange when the oldest change that is not in the store yet was made
 */
public record SyncStatistics(Map<SyncStatus, Long> totals, Optional<Instant> oldestPendingChange) {

    public SyncStatistics {
        Map<SyncStatus, Long> complete = new EnumMap<>(SyncStatus.class);
        for (SyncStatus status : SyncStatus.values()) {
            complete.put(status, totals.getOrDefault(status, 0L));
        }
        totals = Collections.unmodifiableMap(complete);
    }

    /**
     * These numbers when some records wait for changes that are not folded yet.
     *
     * @param status as which they are counted now
     * @param count how many; where there are fewer, all
     * @param since when the oldest of these changes was made
     */
    public SyncStatistics waiting(SyncStatus status, long count, Instant since) {
        long moved = Math.min(count, count(status));
        Map<SyncStatus, Long> changed = new EnumMap<>(totals);
        changed.merge(status, -moved, Long::sum);
        changed.merge(SyncStatus.PENDING, moved, Long::sum);
        Instant oldest =
                oldestPendingChange.filter(pending -> pending.isBefore(since)).orElse(since);
        return new SyncStatistics(changed, Optional.of(oldest));
    }

    public long total() {
        return totals.values().stream().mapToLong(Long::longValue).sum();
    }

    public long count(SyncStatus status) {
        return totals.getOrDefault(status, 0L);
    }
}
