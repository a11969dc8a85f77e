package io.github.wooautosync;

import io.github.wooautosync.connection.StoreUrl;
import io.github.wooautosync.woo.WooFailure;

/** Tells a person what a failed try of a connection means and what to do. */
final class FailureExplanation {

    private FailureExplanation() {}

    static String of(WooFailure failure, StoreUrl storeUrl) {
        return meaning(failure, storeUrl) + " (" + failure.detail() + ")";
    }

    private static String meaning(WooFailure failure, StoreUrl storeUrl) {
        if (failure instanceof WooFailure.Unauthorised) {
            return "The store does not accept the key. Check key and secret, and that the key has read and write permission;"
                    + " if both are right, the web server may drop the Authorization header or hide from WordPress that"
                    + " the connection is encrypted: try query-string authentication";
        }
        if (failure instanceof WooFailure.Throttled) {
            return "The store asks for fewer requests; try again later";
        }
        if (failure instanceof WooFailure.Unavailable) {
            return "The store at " + storeUrl
                    + " cannot be used. Check the address, that WooCommerce is active, and that"
                    + " permalinks are not \"Plain\"";
        }
        if (failure instanceof WooFailure.Doubtful) {
            return "The store at " + storeUrl + " did not answer as it should; try again";
        }
        return "The store refused the test";
    }
}
