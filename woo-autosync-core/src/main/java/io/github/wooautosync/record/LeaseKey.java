package io.github.wooautosync.record;

import io.github.wooautosync.id.ConnectionId;

/**
 * Names what can be leased.
 *
 * @param value at most 80 characters
 */
public record LeaseKey(String value) {

    /** The right to fold captures: one node at a time. */
    public static final LeaseKey FOLD = new LeaseKey("fold");

    /** The right to purge the history of attempts: one node at a time. */
    public static final LeaseKey ATTEMPT_PURGE = new LeaseKey("attempt-purge");

    /** The right to push to one store: one node at a time. */
    public static LeaseKey of(ConnectionId connectionId) {
        return new LeaseKey("connection:" + connectionId.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
