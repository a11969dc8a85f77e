package io.github.wooautosync.woo;

import io.github.wooautosync.secret.Secret;
import java.net.URI;
import java.util.Objects;

/**
 * Where a store is and how to prove who calls.
 *
 * @param storeUrl the shop's address as WordPress knows it, without {@code /wp-json} and without a trailing slash
 * @param consumerKey {@code ck_…}
 * @param consumerSecret {@code cs_…}
 * @param authentication how key and secret travel
 */
public record StoreAccess(URI storeUrl, String consumerKey, Secret consumerSecret, Authentication authentication) {

    public StoreAccess {
        Objects.requireNonNull(storeUrl, "storeUrl");
        Objects.requireNonNull(consumerKey, "consumerKey");
        Objects.requireNonNull(consumerSecret, "consumerSecret");
        Objects.requireNonNull(authentication, "authentication");
    }

    /** How key and secret travel. */
    public enum Authentication {
        /** Basic over HTTPS, OAuth 1.0a (HMAC-SHA256) over plain HTTP. */
        AUTOMATIC,
        /** As query parameters over HTTPS: for hosts that strip the Authorization header. */
        QUERY_STRING,
        /** OAuth 1.0a (HMAC-SHA256), also over HTTPS. */
        OAUTH
    }

    @Override
    public String toString() {
        return "StoreAccess[storeUrl=" + storeUrl + ", consumerKey=" + Secret.abbreviate(consumerKey)
                + ", consumerSecret=" + consumerSecret + ", authentication=" + authentication + "]";
    }
}
