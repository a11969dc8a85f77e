package io.github.wooautosync.jpa;

import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.RecordTransitions;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        int moved = new RecordWriter(session)
                .move(new RecordReader(session).lock(marked), this::inDoubt)
                .size();
        // Also of records that are gone.
        new InFlightMarks(session).clearBefore(lease.epoch(), marked);
        return moved;
    }

    private Optional<SyncRecord> inDoubt(SyncRecord record) {
        return record.inFlightEpoch().orElse(lease.epoch()) < lease.epoch()
                ? Optional.of(RecordTransitions.inDoubt(record, lease.epoch(), doubtfulUntil, now))
                : Optional.empty();
    }
}
