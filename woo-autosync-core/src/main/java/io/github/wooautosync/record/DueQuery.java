package io.github.wooautosync.record;

import io.github.wooautosync.id.ConnectionId;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which due records to read.
 *
 * @param lane one of the two queues
 * @param limit positive
 */
public record DueQuery(ConnectionId connectionId, Lane lane, Scope scope, int limit) {

    /** How much of what is due may be worked on. */
    public enum Scope {
        /** All of it. */
        EVERYTHING,
        /**
         * Automatic updates of the connection are off: what a manual export asked for, what has to be confirmed because
         * an older request may have landed, and what is to be removed.
         */
        REQUESTED,
        /** The store cannot be used: what is to be removed, which needs no store. */
        REMOVALS;

        /** The narrowest scope that a record is worked on in. */
        public static Scope narrowestOf(SyncRecord record) {
            if (record.desiredState() == DesiredState.REMOVED) {
                return REMOVALS;
            }
            boolean requested =
                    record.isExportPending() || record.doubtfulUntil().isPresent();
            return requested ? REQUESTED : EVERYTHING;
        }

        /**
         * The scopes within this one, itself included. A store of records keeps one queue for each, so that a backlog
         * that waits for something else costs nothing.
         */
        public Set<Scope> withinThis() {
            return EnumSet.range(this, REMOVALS);
        }
    }
}
