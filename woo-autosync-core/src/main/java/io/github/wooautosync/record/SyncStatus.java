package io.github.wooautosync.record;

import java.util.Locale;

/** Where a product stands in a store. */
public enum SyncStatus {
    /** A change waits to be pushed. */
    PENDING,
    /** The store has what the PIM had at the last push. */
    SYNCED,
    /** The last push failed; {@link SyncRecord#dueAt()} tells whether it will be tried again by itself. */
    ERROR,
    /** PIM and store changed the same thing, or something else in the store stands in the way: a person decides. */
    CONFLICT,
    /** Automatic updates are off for this record: changes count but are not pushed. */
    PAUSED;

    /** The word on the wire, as in {@code synced}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
