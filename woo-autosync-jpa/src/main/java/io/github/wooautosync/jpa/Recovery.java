package io.github.wooautosync.jpa;

import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.RecordTransitions;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a former holder of a lease had under way becomes doubtful, within one transaction of the engine. */
final class Recovery {

    private final EngineSession session;
    private final Lease lease;
    private final Instant doubtfulUntil;
    private final Instant now;

    Recovery(EngineSession session, Lease lease, Instant doubtfulUntil, Instant now) {
        this.session = session;
        this.lease = lease;
        this.doubtfulUntil = doubtfulUntil;
        this.now = now;
    }

    /** Returns how many of these records were moved. */
    int run(List<SyncRecordId> marked) {
        List<RecordChange> moved = new ArrayList<>();
        for (SyncRecord record : new RecordReader(session).lock(marked)) {
            if (record.inFlightEpoch().orElse(lease.epoch()) < lease.epoch()) {
                moved.add(
                        RecordChange.of(record, RecordTransitions.inDoubt(record, lease.epoch(), doubtfulUntil, now)));
            }
        }
        new RecordWriter(session).update(moved);
        // Also of records that are gone.
        new InFlightMarks(session).clearBefore(lease.epoch(), marked);
        return moved.size();
    }
}
