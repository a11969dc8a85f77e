package io.github.wooautosync.record;

/** What a push did, or would have done. */
public enum AttemptKind {
    CREATE,
    UPDATE,
    /** The variations of a product. */
    VARIATIONS,
    /** The images of a product, which travel apart from its other fields. */
    IMAGES,
    /** The PIM has no such product any more. */
    REMOVAL
}
