package io.github.wooautosync.woo;

import io.github.wooautosync.secret.Credentials;
import java.net.URI;
import java.util.Objects;

/**
 * Where a store is and how to prove who calls.
 *
 * @param storeUrl the shop's address as WordPress knows it, without {@code /wp-json} and without a trailing slash
 * @param credentials the key, and how it travels
 */
public record StoreAccess(URI storeUrl, Credentials credentials) {

    public StoreAccess {
        Objects.requireNonNull(storeUrl, "storeUrl");
        Objects.requireNonNull(credentials, "credentials");
    }
}
