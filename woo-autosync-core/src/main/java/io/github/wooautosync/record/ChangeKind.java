package io.github.wooautosync.record;

/** What the host said had changed. Every kind but {@link #DELETED} leads to the same comparison with the whole product. */
public enum ChangeKind {
    PRODUCT,
    ATTRIBUTES,
    ASSETS,
    /** The product was deleted in the PIM. */
    DELETED
}
