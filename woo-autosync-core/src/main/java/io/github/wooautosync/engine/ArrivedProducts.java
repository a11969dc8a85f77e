package io.github.wooautosync.engine;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncRecordStore;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Wakes products that wait for others to arrive in their store, as soon as nothing else is due there: once after a whole
 * export rather than after each of its batches. What a killed node could not wake any more is looked at when its pause is
 * over.
 */
final class ArrivedProducts {

    private final SyncRecordStore records;
    private final Clock clock;
    private final Set<ConnectionId> arrivals = ConcurrentHashMap.newKeySet();

    ArrivedProducts(SyncRecordStore records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    void note(ConnectionId connectionId, List<SyncRecord> before, List<SyncOutcome> outcomes) {
        Set<SyncRecordId> unlinked = before.stream()
                .filter(record -> record.wooProductId().isEmpty())
                .map(SyncRecord::id)
                .collect(Collectors.toSet());
        boolean arrived = outcomes.stream()
                .anyMatch(outcome -> outcome instanceof SyncOutcome.Pushed && unlinked.contains(outcome.recordId()));
        if (arrived) {
            arrivals.add(connectionId);
        }
    }

    /** Whether somebody is due now. */
    boolean wakeWhoWaits(ConnectionId connectionId) {
        return arrivals.remove(connectionId)
                && records.wakeWarned(connectionId, FailureCode.LINKED_PRODUCT_MISSING, clock.instant()) > 0;
    }
}
