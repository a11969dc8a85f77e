package io.github.wooautosync.woo.http;

import java.io.Serial;

/** The address of a store is of a kind that is not allowed; the message names the remedy. */
final class AddressRefused extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    AddressRefused(String message) {
        super(message);
    }
}
