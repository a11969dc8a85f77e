package io.github.wooautosync;

/** What became of one product of an export. */
public enum ExportStatus {
    /** The store has it. */
    SYNCED,
    /** It could not be exported; a person has to act, or the product to change. */
    ERROR,
    /** Something in the store stands in the way; a person decides. */
    CONFLICT,
    /** Not yet: the store is away or the try is repeated. It goes on by itself. */
    PENDING
}
