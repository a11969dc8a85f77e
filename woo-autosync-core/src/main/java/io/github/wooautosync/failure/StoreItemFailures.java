package io.github.wooautosync.failure;

import java.util.List;

/** Codes of WordPress and WooCommerce that concern one product, variation, term or image. */
final class StoreItemFailures {

    private static final String CORRECT = "Correct the value in the PIM; the store's message names it.";
    private static final String EXPORT = "Nothing has to be done: it is created again with the next push.";

    static final List<FailureDescription> ALL = List.of(
            conflict(
                    "product_invalid_sku",
                    "Another product of the store holds the SKU, perhaps in the trash, or the store believes so.",
                    "Give one of them another SKU; if no product shows it, let WooCommerce regenerate its product lookup"
                            + " tables (WooCommerce > Status > Tools)."),
            conflict(
                    "product_invalid_global_unique_id",
                    "Another product of the store holds the GTIN.",
                    "Give one of them another GTIN, or clear it, then export again."),
            conflict(
                    "term_exists", "The store has a term of that name already.", "Export again: it is looked up then."),
            conflict("woocommerce_rest_product_exists", "A create named a product that exists.", "Export again."),
            conflict("woocommerce_rest_product_invalid_id", "The product is gone from the store.", EXPORT),
            conflict("woocommerce_rest_product_variation_invalid_id", "The variation is gone from the store.", EXPORT),
            conflict("woocommerce_rest_term_invalid", "A category, brand, tag or term is gone from the store.", EXPORT),
            conflict("woocommerce_rest_taxonomy_invalid", "An attribute is gone from the store.", EXPORT),
            conflict(
                    "woocommerce_rest_already_trashed",
                    "The product is in the store's trash already.",
                    "Nothing has to be done."),
            conflict(
                    "woocommerce_rest_invalid_product_id",
                    "The linked product of the store is a variation of another one.",
                    "Give the product or the variation another SKU, then export again."),
            conflict(
                    "woocommerce_rest_trash_not_supported",
                    "The store has no trash for this.",
                    "Choose a policy that deletes for good, or keeps."),
            conflict(
                    "woocommerce_rest_cannot_delete",
                    "The store refuses to delete this.",
                    "Delete it in the shop by hand, or look for a plug-in that protects it."),
            conflict(
                    "woocommerce_rest_tax_class_exists",
                    "The store has a tax class of that name already.",
                    "Use the name of that tax class."),
            image("woocommerce_product_image_upload_error", "The store could not fetch an image."),
            image("woocommerce_variation_image_upload_error", "The store could not fetch the image of a variation."),
            image("woocommerce_rest_invalid_remote_image_url", "The store does not take the URL of an image."),
            invalid(
                    "woocommerce_product_invalid_image_id",
                    "The store does not know an image that it had, or it is no image.",
                    "Nothing has to be done: it is uploaded again."),
            invalid(
                    "woocommerce_variation_invalid_image_id",
                    "The store does not know the image of a variation that it had, or it is no image.",
                    "Nothing has to be done: it is uploaded again."),
            invalid(
                    "product_invalid_global_unique_id_format",
                    "The GTIN holds characters that the store does not take.",
                    "Use only digits and hyphens."),
            invalid("product_invalid_tax_status", "The store does not know the tax status.", CORRECT),
            invalid("product_invalid_tax_class", "The store does not know the tax class.", CORRECT),
            invalid("product_invalid_catalog_visibility", "The store does not know the catalogue visibility.", CORRECT),
            invalid("product_invalid_backorders", "The store does not know the choice for backorders.", CORRECT),
            invalid("product_invalid_parent_id", "The product cannot belong to that parent.", CORRECT),
            invalid(
                    "product_external_invalid_manage_stock",
                    "An external product cannot have stock.",
                    "Do not select stock for it, or change its type."),
            invalid(
                    "product_external_invalid_backorders",
                    "An external product cannot have backorders.",
                    "Do not select backorders for it, or change its type."),
            invalid("rest_invalid_param", "The store refuses the value of a field.", CORRECT),
            invalid("rest_missing_callback_param", "A field that the store wants is missing.", CORRECT),
            invalid("rest_invalid_type", "A field has the wrong type for the store.", CORRECT),
            invalid("rest_not_in_enum", "A field has a value that is not one of the allowed ones.", CORRECT),
            invalid("rest_out_of_bounds", "A number is too small or too large for the store.", CORRECT),
            invalid("rest_invalid_date", "The store cannot read a date.", CORRECT),
            invalid(
                    "rest_invalid_json",
                    "The store could not read the request, which something between changed.",
                    "Look for a proxy or plug-in that changes requests."),
            invalid(
                    "duplicate_term_slug",
                    "A term with that slug exists already.",
                    "Change the slug or the name in the PIM."),
            invalid(
                    "empty_term_name",
                    "A category, brand, tag or term has an empty name.",
                    "Give it a name in the PIM; characters such as < and > do not count."),
            invalid(
                    "invalid_taxonomy",
                    "The store does not know that attribute.",
                    "Create it in the shop, or export again."),
            invalid("invalid_term", "The store does not know that term.", "Export the product again."),
            invalid("invalid_term_id", "The store does not know that term.", "Export the product again."),
            invalid("missing_parent", "The parent of a category is gone from the store.", "Export the product again."),
            invalid(
                    "woocommerce_rest_taxonomy_not_hierarchical",
                    "Terms of this kind have no parent.",
                    "Use a name without a path."));

    private StoreItemFailures() {}

    private static FailureDescription conflict(String code, String cause, String remedy) {
        return new FailureDescription(code, FailureClass.CONFLICT, cause, remedy);
    }

    private static FailureDescription invalid(String code, String cause, String remedy) {
        return new FailureDescription(code, FailureClass.INVALID_DATA, cause, remedy);
    }

    private static FailureDescription image(String code, String cause) {
        return invalid(
                code,
                cause,
                "Check that everybody can open the image's URL and that it shows a JPEG, PNG, GIF or WebP image.");
    }
}
