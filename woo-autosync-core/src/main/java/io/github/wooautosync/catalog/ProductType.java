package io.github.wooautosync.catalog;

/** What kind of product it is. */
public enum ProductType {
    SIMPLE,
    /** Sold in variants. */
    VARIABLE,
    /** Sold elsewhere. */
    EXTERNAL,
    /** A set of other products. */
    GROUPED
}
