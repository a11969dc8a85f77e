package io.github.wooautosync.spring.web;

import io.github.wooautosync.ConnectionSyncStats;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.SyncStatus;
import java.time.Instant;
import java.util.Optional;

/** Numbers of one connection. */
record StatisticsAnswer(
        ConnectionId connectionId,
        long total,
        long synced,
        long pending,
        long error,
        long conflict,
        long paused,
        Optional<Instant> lastSyncedAt,
        Optional<Instant> oldestUnpushedChange,
        ConnectionAnswer.Health health) {

    static StatisticsAnswer of(ConnectionSyncStats stats) {
        return new StatisticsAnswer(
                stats.connectionId(),
                stats.total(),
                stats.count(SyncStatus.SYNCED),
                stats.count(SyncStatus.PENDING),
                stats.count(SyncStatus.ERROR),
                stats.count(SyncStatus.CONFLICT),
                stats.count(SyncStatus.PAUSED),
                stats.lastSyncedAt(),
                stats.oldestUnpushedChange(),
                ConnectionAnswer.Health.of(stats.health()));
    }
}
