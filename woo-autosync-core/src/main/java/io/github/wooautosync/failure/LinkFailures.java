package io.github.wooautosync.failure;

import java.util.List;

/** Which product of the store belongs to which product of the PIM is not clear. */
final class LinkFailures {

    static final List<FailureDescription> ALL = List.of(
            conflict(
                    "sku_taken",
                    "A product of the store that is not linked holds the SKU, and the connection's policy does not adopt"
                            + " products.",
                    "Let the connection adopt products by SKU, or change one of the two SKUs, then export again."),
            conflict(
                    "sku_in_trash",
                    "A product in the store's trash holds the SKU, and the connection's policy does not restore it.",
                    "Restore that product or delete it for good, then export again."),
            conflict(
                    "sku_ambiguous",
                    "Several products of the store hold the SKU.",
                    "Leave the SKU to one of them, then export again."),
            conflict(
                    "sku_held_by_variation",
                    "A variation of another product of the store holds the SKU.",
                    "Give the variation or the product another SKU, then export again."),
            conflict(
                    "sku_shared_in_pim",
                    "Another product of the PIM has the same SKU.",
                    "Give one of the two another SKU in the PIM."),
            conflict(
                    "sku_exchanged",
                    "Products of the PIM exchange SKUs, and the store lets each have its new one only when the other has"
                            + " given it up.",
                    "Nothing has to be done: it follows by itself."),
            conflict(
                    "create_unconfirmed",
                    "The store gave no answer when the product was created, and its SKU has changed since.",
                    "Nothing has to be done: the product is looked for until it must be there if it was created."),
            conflict(
                    "woo_product_linked_twice",
                    "The product of the store that has the SKU is linked to another product of the PIM already.",
                    "Give one of the two products of the PIM another SKU."),
            conflict(
                    "product_gone",
                    "The product was deleted in the store.",
                    "Nothing has to be done: it is created again with the next push."),
            conflict(
                    "type_change_needs_export",
                    "The type of the product changed in the PIM; changing it in the store deletes its variations for good,"
                            + " or its prices.",
                    "Export the product by hand, which changes its type in the store, or change it back in the PIM."),
            conflict(
                    "type_differs",
                    "The product of the store has another type than the product of the PIM.",
                    "Change the type on one side, then export again."));

    private LinkFailures() {}

    private static FailureDescription conflict(String code, String cause, String remedy) {
        return new FailureDescription(code, FailureClass.CONFLICT, cause, remedy);
    }
}
