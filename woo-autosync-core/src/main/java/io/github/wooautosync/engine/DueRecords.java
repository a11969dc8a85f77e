package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.woo.StoreBatch;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what may be worked on now, never more at once than one batch can carry. */
final class DueRecords {

    private final SyncRecordStore records;
    private final Clock clock;

    DueRecords(SyncRecordStore records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** How much of what is due may be worked on now. */
    DueQuery.Scope scope(Connection connection) {
        if (!connection.active() || connection.health().restsAt(clock.instant())) {
            return DueQuery.Scope.REMOVALS;
        }
        return connection.autoSync() ? DueQuery.Scope.EVERYTHING : DueQuery.Scope.REQUESTED;
    }

    boolean anyOf(Connection connection) {
        return Stream.of(Lane.values()).anyMatch(lane -> any(connection, lane));
    }

    boolean any(Connection connection, Lane lane) {
        return !read(connection, lane, 1).isEmpty();
    }

    List<SyncRecord> of(Connection connection, Lane lane) {
        return read(connection, lane, StoreBatch.MAXIMUM_ITEMS);
    }

    /** All lanes, for work that needs no store. */
    List<SyncRecord> ofAllLanes(Connection connection) {
        List<SyncRecord> due = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            due.addAll(of(connection, lane));
        }
        return due;
    }

    /** Those of them that are still to be done as they were read. */
    List<PreparedPush> stillDue(List<PreparedPush> pushes) {
        if (pushes.isEmpty()) {
            return pushes;
        }
        Map<SyncRecordId, SyncRecord> now = new HashMap<>();
        records.find(
                        pushes.get(0).record().connectionId(),
                        pushes.stream().map(push -> push.record().productId()).toList())
                .forEach(record -> now.put(record.id(), record));
        return pushes.stream()
                .filter(push -> isStillDue(push.record(), now.get(push.record().id())))
                .toList();
    }

    private boolean isStillDue(SyncRecord then, @Nullable SyncRecord now) {
        return now != null
                && now.revision() == then.revision()
                && now.inFlightEpoch().isEmpty()
                && now.dueAt().filter(due -> !due.isAfter(clock.instant())).isPresent();
    }

    private List<SyncRecord> read(Connection connection, Lane lane, int limit) {
        DueQuery.Scope scope = scope(connection);
        if (scope == DueQuery.Scope.REMOVALS && !ProductRemovals.needNoStore(connection)) {
            return List.of();
        }
        return records.dueRecords(new DueQuery(connection.id(), lane, scope, limit), clock.instant());
    }
}
