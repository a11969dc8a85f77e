package io.github.wooautosync.record;

/** What the PIM wants of the product in this store. */
public enum DesiredState {
    /** It exists and equals the PIM. */
    PRESENT,
    /** The PIM deleted it: the record goes, and the store's product by policy. */
    REMOVED
}
