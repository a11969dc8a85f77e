package io.github.wooautosync.secret;

import java.util.Objects;

/**
 * The REST API key of one store. Printed, it shows no more than the ends of the key.
 *
 * @param consumerKey {@code ck_…}; trimmed, because a stray space breaks the authentication (fact 16)
 * @param consumerSecret {@code cs_…}; trimmed
 * @param authentication how both travel
 */
public record Credentials(String consumerKey, Secret consumerSecret, Authentication authentication) {

    public Credentials {
        consumerKey = consumerKey.strip();
        consumerSecret = Secret.of(consumerSecret.reveal().strip());
        Objects.requireNonNull(authentication, "authentication");
        if (consumerKey.isEmpty()) {
            throw new IllegalArgumentException("consumerKey is empty; create a key with read and write permission under"
                    + " WooCommerce > Settings > Advanced > REST API");
        }
        if (consumerSecret.isBlank()) {
            throw new IllegalArgumentException("consumerSecret is empty; it was shown when the key was created");
        }
    }

    public static Credentials of(String consumerKey, String consumerSecret) {
        return new Credentials(consumerKey, Secret.of(consumerSecret), Authentication.AUTOMATIC);
    }

    @Override
    public String toString() {
        return "Credentials[consumerKey=" + Secret.abbreviate(consumerKey) + ", consumerSecret=" + consumerSecret
                + ", authentication=" + authentication + "]";
    }
}
