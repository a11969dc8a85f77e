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
                    "A raw field is null, which a store takes for \"not sent\".",
                    "Clear a raw field with an empty text or list instead."),
            invalid(
                    "variants_unsupported",
                    "The product is variable, and this version does not push variants.",
                    "Export the variants as simple products, or leave the product out."));

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
