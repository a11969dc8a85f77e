package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.StorePolicy.WhenProductIsDeleted;
import io.github.wooautosync.record.DesiredState;
import io.github.wooautosync.record.RecordTransitions;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import java.time.Instant;

/** A record whose product the PIM no longer has. */
record Removal(SyncRecord record) {

    /** Whether the host said so. If not, its product source just does not know the product any more. */
    boolean isCaptured() {
        return record.desiredState() == DesiredState.REMOVED;
    }

    boolean isLinked() {
        return record.wooProductId().isPresent();
    }

    /** Whether something is to be done in the store. What a person excluded from automatic updates is left alone there. */
    boolean touches(Connection connection) {
        return connection.policy().whenProductIsDeleted() != WhenProductIsDeleted.KEEP
                && isLinked()
                && record.autoSync();
    }

    /** Whether many of these at once look like a slip in the PIM. */
    boolean isGuarded(Connection connection) {
        boolean matters = touches(connection) || (!isCaptured() && isLinked());
        return matters && !RecordTransitions.isRemovalConfirmed(record);
    }

    /** Whether an older request of ours may still reach the store and undo what is done now. */
    boolean isInDoubt(Instant now) {
        return record.doubtfulUntil().filter(until -> until.isAfter(now)).isPresent();
    }

    SyncOutcome done() {
        return new SyncOutcome.Removed(record.id(), record.revision());
    }

    SyncOutcome deferred(Instant until) {
        return new SyncOutcome.Deferred(record.id(), record.revision(), until);
    }
}
