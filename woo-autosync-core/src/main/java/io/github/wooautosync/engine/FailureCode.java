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
    static final String SKU_EXCHANGED = "sku_exchanged";
    static final String CREATE_UNCONFIRMED = "create_unconfirmed";
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

    /** The store refuses a tag. Remedy: change its name in the PIM. */
    static final String TAG_REFUSED = "tag_refused";

    /** The store did not keep a value and said nothing. Remedy: depends on the field, and is in the message. */
    static final String VALUE_DROPPED = "value_dropped";

    /** The store made another value of one. Remedy: depends on the field, and is in the message. */
    static final String VALUE_CHANGED = "value_changed";

    /** The store sold or got something since the last push. Remedy: push the next number, or choose to overwrite. */
    static final String STOCK_MOVED = "stock_moved";

    /** The store refuses to create a shipping class. Remedy: create it in the shop, or use one that it has. */
    static final String SHIPPING_CLASS_REFUSED = "shipping_class_refused";

    /** The store has no such tax class. Remedy: create it in the shop, or use one that it has. */
    static final String TAX_CLASS_UNKNOWN = "tax_class_unknown";

    /** The selection of fields names something that is neither a field nor an attribute. Remedy: correct the name. */
    static final String FIELD_UNKNOWN = "field_unknown";

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

    /**
     * Cause: the store refuses a variation, loses it, or breaks down over it; its siblings are done. Remedy: correct the
     * variant that the message names, or look into the plug-in that stands in its way.
     */
    static final String VARIATION_REFUSED = "variation_refused";

    /**
     * Cause: another product or variation of the store holds the SKU of a variant; its other fields are done. Remedy: give
     * one of the two another SKU.
     */
    static final String VARIATION_SKU_TAKEN = "variation_sku_taken";

    /**
     * Cause: the answer to a request with variations was lost. Remedy: none needed, it is repeated in smaller requests; if
     * it lasts, the store is too slow.
     */
    static final String VARIATIONS_UNCONFIRMED = "variations_unconfirmed";

    /**
     * Cause: the store did not keep the attribute values of a variation, because its product does not have the attribute
     * as one for variations. Remedy: export the product again; if that does not help, look for a plug-in that changes
     * attributes.
     */
    static final String VARIATION_ATTRIBUTE_DROPPED = "variation_attribute_dropped";

    /**
     * Cause: the type of a product changed in the PIM. A store would delete all variations for good, or the prices.
     * Remedy: export the product again by hand, which changes its type in the store, or change it back in the PIM.
     */
    static final String TYPE_CHANGE_NEEDS_EXPORT = "type_change_needs_export";

    private FailureCode() {}
}
