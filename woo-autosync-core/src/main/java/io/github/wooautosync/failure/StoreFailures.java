package io.github.wooautosync.failure;

import java.util.List;

/** Codes of WordPress and WooCommerce that concern the store as a whole. */
final class StoreFailures {

    private static final String CHECK_KEY =
            "Check key and secret, and that the key has read and write permission; if both are right, the web server may"
                    + " drop the Authorization header or hide from WordPress that the connection is encrypted: try"
                    + " query-string authentication.";
    private static final String CHECK_USER =
            "Give the key read and write permission and a user who may edit products, such as a shop manager; if it has"
                    + " both, the web server may drop the Authorization header: try query-string authentication.";

    static final List<FailureDescription> ALL = List.of(
            unauthorised("woocommerce_rest_authentication_error", "The store does not accept the key.", CHECK_KEY),
            unauthorised(
                    "woocommerce_rest_authentication_missing_parameter",
                    "The store does not accept the key: a part of the signature did not arrive.",
                    CHECK_KEY),
            unauthorised(
                    "woocommerce_rest_cannot_view",
                    "The store does not accept the key: it may not read this, or did not arrive.",
                    CHECK_USER),
            unauthorised("woocommerce_rest_cannot_create", "The key may not create this.", CHECK_USER),
            unauthorised("woocommerce_rest_cannot_edit", "The key may not change this.", CHECK_USER),
            unauthorised("woocommerce_rest_cannot_batch", "The key may not write products.", CHECK_USER),
            unauthorised("rest_cannot_create", "The key may not create this.", CHECK_USER),
            unauthorised("rest_cannot_edit", "The key may not change this.", CHECK_USER),
            unauthorised("rest_cannot_delete", "The key may not delete this.", CHECK_USER),
            unauthorised("rest_forbidden", "WordPress, or a security plug-in, refuses the key.", CHECK_USER),
            unauthorised(
                    "rest_not_logged_in",
                    "WordPress, or a security plug-in, wants a login.",
                    "Let the plug-in allow the REST API for requests with a WooCommerce key."),
            new FailureDescription(
                    "rest_no_route",
                    FailureClass.UNAVAILABLE,
                    "WordPress answers, but not WooCommerce.",
                    "Activate WooCommerce, and check that no plug-in disables its REST API."),
            new FailureDescription(
                    "wp_die",
                    FailureClass.UNAVAILABLE,
                    "The shop is in maintenance, or a plug-in ended the request.",
                    "Nothing has to be done while the shop updates itself; if it lasts, delete the file .maintenance in"
                            + " the shop's folder."),
            doubtful(
                    "internal_server_error",
                    "PHP died in the store.",
                    "Look into the store's PHP error log (WooCommerce > Status > Logs, fatal-errors); mostly it is a"
                            + " plug-in, or too little memory."),
            doubtful(
                    "db_insert_error",
                    "The store's database refused to store something.",
                    "Look into the store's PHP error log, and whether its database has space left."),
            doubtful(
                    "woocommerce_rest_product_not_created",
                    "The store failed while it created the product.",
                    "Nothing has to be done at first: its SKU is looked up before the next try. If it lasts, look for a"
                            + " plug-in that fails when products are stored."),
            doubtful(
                    "woocommerce_rest_product_variation_not_created",
                    "The store failed while it created a variation.",
                    "Nothing has to be done at first. If it lasts, look for a plug-in that fails when variations are"
                            + " stored."),
            new FailureDescription(
                    "woocommerce_rest_request_entity_too_large",
                    FailureClass.INVALID_DATA,
                    "The store takes fewer items in one request than it was sent.",
                    "Nothing has to be done: smaller requests follow. If a single product is refused, look for a plug-in"
                            + " that lowers the limit to nothing."));

    private StoreFailures() {}

    private static FailureDescription unauthorised(String code, String cause, String remedy) {
        return new FailureDescription(code, FailureClass.UNAUTHORISED, cause, remedy);
    }

    private static FailureDescription doubtful(String code, String cause, String remedy) {
        return new FailureDescription(code, FailureClass.DOUBTFUL, cause, remedy);
    }
}
