package io.github.wooautosync.mapping;

import java.util.Map;
import java.util.Set;

/** Which meta data a product may have. */
final class MetaDataRules {

    /** Longer keys are dropped silently (fact 156). */
    private static final int MAXIMUM_KEY_LENGTH = 255;

    /**
     * Where WooCommerce keeps its own fields: written as meta data they go past all checks, so that {@code _sku} sets a
     * SKU that another product has (fact 156).
     */
    private static final Set<String> INTERNAL = Set.of(
            "_sku",
            "_global_unique_id",
            "_price",
            "_regular_price",
            "_sale_price",
            "_sale_price_dates_from",
            "_sale_price_dates_to",
            "_stock",
            "_stock_status",
            "_manage_stock",
            "_backorders",
            "_low_stock_amount",
            "_sold_individually",
            "_weight",
            "_length",
            "_width",
            "_height",
            "_upsell_ids",
            "_crosssell_ids",
            "_children",
            "_purchase_note",
            "_default_attributes",
            "_product_attributes",
            "_virtual",
            "_downloadable",
            "_downloadable_files",
            "_download_limit",
            "_download_expiry",
            "_thumbnail_id",
            "_product_image_gallery",
            "_tax_status",
            "_tax_class",
            "_featured",
            "_visibility",
            "_product_url",
            "_button_text",
            "_product_version",
            "_variation_description",
            "_wc_average_rating",
            "_wc_review_count",
            "_wc_rating_count",
            "_wp_old_slug",
            "_edit_lock",
            "_edit_last",
            "total_sales");

    private MetaDataRules() {}

    static void check(Map<String, String> metaData) {
        metaData.keySet().forEach(MetaDataRules::check);
    }

    private static void check(String key) {
        if (INTERNAL.contains(key)) {
            throw new InvalidProductException(
                    "invalid_meta_data",
                    "meta data '" + key
                            + "' is where WooCommerce keeps a field of its own; set that field of the product"
                            + " instead");
        }
        if (key.codePointCount(0, key.length()) > MAXIMUM_KEY_LENGTH) {
            throw new InvalidProductException(
                    "invalid_meta_data",
                    "the meta data key '" + key.substring(0, 40) + "…' has " + key.length()
                            + " characters; a store drops keys of more than " + MAXIMUM_KEY_LENGTH
                            + " silently. Shorten it");
        }
    }
}
