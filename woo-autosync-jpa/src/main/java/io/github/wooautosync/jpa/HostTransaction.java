package io.github.wooautosync.jpa;

import java.sql.Connection;
import java.util.function.Supplier;

/** A transaction of the host in which something of ours takes part. */
public interface HostTransaction {

    /**
     * Joins the transaction. The first call with a key makes the participant; further calls in the same transaction
     * return that one.
     *
     * @param key names the participant within the transaction; compared by identity
     */
    Participant join(Object key, Supplier<? extends Participant> participant);

    /** Takes part in the end of a transaction of the host. */
    interface Participant {

        /**
         * Called once, just before the commit: after everything that the host does at the end, its own flush included.
         * Not called when the transaction rolls back.
         *
         * @param connection of the transaction; neither closed, committed nor rolled back by the participant
         * @throws RuntimeException when the transaction cannot be saved; it must roll back then
         */
        void beforeCommit(Connection connection);

        /** Called once when the transaction has ended. What it throws must not reach the host. */
        void afterCompletion(boolean committed);
    }
}
