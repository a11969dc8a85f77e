package io.github.wooautosync.engine;

import io.github.wooautosync.record.RecordTransitions;

/** Failure codes that the engine itself gives to records. */
final class FailureCode {

    static final String PRODUCT_SOURCE_FAILED = "product_source_failed";
    static final String MAPPING_FAILED = "mapping_failed";
    static final String SKU_TAKEN = "sku_taken";
    static final String SKU_IN_TRASH = "sku_in_trash";
    static final String SKU_AMBIGUOUS = "sku_ambiguous";
    static final String SKU_HELD_BY_VARIATION = "sku_held_by_variation";
    static final String SKU_SHARED_IN_PIM = "sku_shared_in_pim";
    static final String TYPE_DIFFERS = "type_differs";

    static final String IMAGE_FAILED = "image_failed";
    static final String IMAGE_ADDRESS_REFUSED = "image_address_refused";
    static final String IMAGE_TYPE_REFUSED = "image_type_refused";
    static final String IMAGES_UNCONFIRMED = "images_unconfirmed";
    static final String CATEGORY_REFUSED = "category_refused";
    static final String BRAND_REFUSED = "brand_refused";
    static final String BRANDS_UNSUPPORTED = "brands_unsupported";
    /** The store refuses a global attribute. Remedy: map it to another slug, or make it local. */
    static final String ATTRIBUTE_REFUSED = "attribute_refused";

    /** The store refuses a value of a global attribute. Remedy: change the value in the PIM. */
    static final String ATTRIBUTE_VALUE_REFUSED = "attribute_value_refused";

    static final String TERM_DROPPED = "term_dropped";
    static final String LINKED_PRODUCT_MISSING = "linked_product_missing";

    /**
     * Cause: the PIM no longer has the product, but too many products of the connection would go at once, or the product
     * source knew none of those that it was asked for. Remedy: make the PIM answer with the products again, or confirm
     * the removals of the connection.
     */
    static final String REMOVAL_HELD = RecordTransitions.REMOVAL_HELD;

    /**
     * Cause: the store answered well but left the status of a product that is to be hidden as it was. Remedy: look for a
     * plug-in of the shop that changes statuses; set the product to draft or trash it by hand.
     */
    static final String REMOVAL_IGNORED = "removal_ignored";

    private FailureCode() {}
}
