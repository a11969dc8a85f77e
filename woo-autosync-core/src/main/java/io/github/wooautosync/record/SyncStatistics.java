package io.github.wooautosync.record;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers of one connection.
 *
 * @param totals records per status; a status without records is 0
 * @param lastSyncedAt when something was last pushed
 * @param oldestPendingChange when the oldest change that is not in the store yet was made
 */
public record SyncStatistics(
        Map<SyncStatus, Long> totals, Optional<Instant> lastSyncedAt, Optional<Instant> oldestPendingChange) {

    public SyncStatistics {
        Map<SyncStatus, Long> complete = new EnumMap<>(SyncStatus.class);
        for (SyncStatus status : SyncStatus.values()) {
            complete.put(status, totals.getOrDefault(status, 0L));
        }
        totals = Collections.unmodifiableMap(complete);
    }

    public long total() {
        return totals.values().stream().mapToLong(Long::longValue).sum();
    }

    public long count(SyncStatus status) {
        return totals.getOrDefault(status, 0L);
    }
}
