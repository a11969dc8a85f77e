package io.github.wooautosync.record;

/** What kind of thing of a store a link leads to. Stored by its name, so a constant never changes its name. */
public enum LinkKind {
    /** An attachment of the media library. */
    MEDIA,
    /** A product category. */
    CATEGORY,
    /** A brand. */
    BRAND,
    /** A product tag. */
    TAG,
    /** A global attribute. */
    ATTRIBUTE,
    /** A value of a global attribute. */
    TERM,
    /** A product that was hidden or trashed because the PIM deleted it, by its id in the PIM. */
    REMOVED_PRODUCT
}
