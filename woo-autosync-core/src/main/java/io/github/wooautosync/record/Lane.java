package io.github.wooautosync.record;

/** Two queues of one connection: what a person waits for overtakes bulk work. */
public enum Lane {
    /** Automatic updates. Drained first. */
    INTERACTIVE,
    /** Exports. */
    BULK
}
