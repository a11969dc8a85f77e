package io.github.wooautosync;

import io.github.wooautosync.connection.ConnectionHealth;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.SyncStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers of one connection.
 *
 * @param totals products per status
 * @param lastSyncedAt when something was last pushed
 * @param oldestUnpushedChange when the oldest change that is not in the store yet was made
 */
public record ConnectionSyncStats(
        ConnectionId connectionId,
        long total,
        Map<SyncStatus, Long> totals,
        Optional<Instant> lastSyncedAt,
        Optional<Instant> oldestUnpushedChange,
        ConnectionHealth health) {

    public long count(SyncStatus status) {
        return totals.getOrDefault(status, 0L);
    }
}
