package io.github.wooautosync.failure;

import java.util.List;

/** What is wrong with a product, found before anything was sent. */
final class ProductFailures {

    static final List<FailureDescription> ALL = List.of(
            invalid(
                    "invalid_name",
                    "The name is empty or too long; a store would lose other fields with it.",
                    "Give the product a name of at most 65,535 bytes."),
            invalid(
                    "invalid_sku",
                    "The SKU that would be sent is missing, too long or cannot be searched for, so that the product could"
                            + " be created twice.",
                    "Give the product a unique SKU of at most 100 characters, and look whether the field mapping, the"
                            + " ownership of 'sku', a raw field or a customizer takes it away."),
            invalid(
                    "invalid_price",
                    "The price is negative, or cannot be read as a number.",
                    "Correct the price in the PIM."),
            invalid(
                    "invalid_sale_price",
                    "The sale price is negative or not below the regular price; a store drops such a sale silently.",
                    "Lower the sale price in the PIM, or clear it."),
            invalid(
                    "invalid_short_description",
                    "The short description is longer than a store can keep; it drops such a text silently.",
                    "Shorten it to 65,535 bytes."),
            invalid(
                    "invalid_raw_field",
                    "A raw field is null, has a null inside, which a store takes for \"not sent\", or is no JSON.",
                    "Clear a raw field with an empty text or list instead; the message names the place."),
            invalid(
                    "invalid_meta_data",
                    "A meta data key is one of WooCommerce's own, or longer than a store keeps.",
                    "Set the field of the product instead, or shorten the key to 255 characters."),
            invalid(
                    "invalid_type",
                    "The product has variants, but its type is not variable.",
                    "Make it variable, or leave out the variants."),
            invalid(
                    "invalid_external_url",
                    "The product has an external address, but its type is not external; a store drops such an address"
                            + " silently.",
                    "Make the type external, or leave out the address."),
            invalid(
                    "invalid_stock_quantity",
                    "The product is external and has stock, which a store refuses.",
                    "Leave out the stock of external products."),
            invalid(
                    "invalid_variant_id",
                    "A variant has no id, one that is too long, or that of another variant.",
                    "Give each variant of the product its own id of 1 to 191 characters."),
            invalid(
                    "variant_attribute_unknown",
                    "A variant has a value for an attribute that its product does not have.",
                    "Add the attribute to the product."),
            invalid(
                    "variant_option_empty",
                    "A variant has an empty value for an attribute, or no value at all, so that shoppers cannot choose"
                            + " it.",
                    "Give the variant the values that make it."),
            invalid(
                    "variant_combination_twice",
                    "Two variants have the same values, so that shoppers could not tell them apart.",
                    "Change or remove one of them."),
            invalid(
                    "variant_sku_twice",
                    "Two variants, or a variant and its product, have the same SKU for a store, which ignores letter"
                            + " case and accents.",
                    "Give each its own SKU."),
            invalid(
                    "variant_field_unsupported",
                    "A variant names a field that stores keep for the whole product only.",
                    "Name the field on the product."));

    private ProductFailures() {}

    /** A field that has no entry of its own. */
    static FailureDescription invalid(String field) {
        return invalid(
                FailureCatalogue.INVALID_FIELD + field,
                "The field '" + field + "' has a value that no store would take.",
                "Correct it in the PIM; the message says what is wrong with it.");
    }

    private static FailureDescription invalid(String code, String cause, String remedy) {
        return new FailureDescription(code, FailureClass.INVALID_DATA, cause, remedy);
    }
}
