package io.github.wooautosync.record;

/** The queues of one connection: what a person waits for overtakes bulk work, and neither waits for what is slow. */
public enum Lane {
    /** Automatic updates. Drained first. */
    INTERACTIVE,
    /** Exports. */
    BULK,
    /** The rest of pushes whose light fields arrived: images to be uploaded, for example, product by product. */
    FOLLOW_UP
}
