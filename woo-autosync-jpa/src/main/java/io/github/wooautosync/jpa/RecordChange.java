package io.github.wooautosync.jpa;

import io.github.wooautosync.record.SyncRecord;
import java.util.Set;

/**
 * A record before and after a step of the state machine: only what differs is written.
 *
 * @param before as it was read, with or without its fingerprints
 * @param fingerprints whether they are written, too
 */
record RecordChange(SyncRecord before, SyncRecord after, boolean fingerprints) {

    static RecordChange of(SyncRecord before, SyncRecord after) {
        return new RecordChange(before, after, false);
    }

    static RecordChange withFingerprints(SyncRecord before, SyncRecord after) {
        return new RecordChange(before, after, true);
    }

    Set<RecordColumn> columns() {
        Set<RecordColumn> columns = RecordColumn.changed(before, after);
        if (fingerprints) {
            columns.add(RecordColumn.FINGERPRINTS);
        }
        return columns;
    }

    /** Whether another record may take over the product of the store that this one was linked to. */
    boolean freesLink() {
        return before.wooProductId().isPresent() && !before.wooProductId().equals(after.wooProductId());
    }

    /** Whether a request that was under way is over. */
    boolean hasLanded() {
        return before.inFlightEpoch().isPresent() && after.inFlightEpoch().isEmpty();
    }
}
