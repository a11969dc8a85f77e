package io.github.wooautosync.record;

/** How a store of records took an outcome. */
public enum Completion {
    /** Stored; nothing more to do for this record now. */
    ACCEPTED,
    /** Stored, but the product changed meanwhile, or must be pushed once more: the record stays due. */
    ACCEPTED_STILL_DUE,
    /** The record does not exist any more. */
    RECORD_GONE,
    /** Refused: a newer lease exists. The record was made due again, in doubt. */
    LEASE_LOST
}
