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
    REMOVED_PRODUCT,
    /** A product that stayed in the store when its record went, by its id in the store. */
    LEFT_PRODUCT,
    /**
     * An image on its way to a product, by that product's id in the store and the name of the file: leads to a number
     * that stands for the content, until the store has answered.
     */
    UPLOAD
}
