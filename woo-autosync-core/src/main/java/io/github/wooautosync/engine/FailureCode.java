package io.github.wooautosync.engine;

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

    private FailureCode() {}
}
