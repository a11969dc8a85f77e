package io.github.wooautosync.plan;

/** By which field a product of a store was found. */
public enum LinkField {
    SKU,
    /** {@code global_unique_id}; one request per product that was not found by its SKU. */
    GTIN,
    /** One request per product that was not found otherwise. */
    SLUG
}
