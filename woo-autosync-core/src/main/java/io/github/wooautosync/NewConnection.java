package io.github.wooautosync;

import io.github.wooautosync.connection.Market;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StoreUrl;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.secret.Authentication;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A store that is to be connected.
 *
 * @param storeName for people
 * @param storeUrl the shop's address
 * @param defaultConnection whether it becomes the owner's default; the first one does anyway
 * @param autoSync whether changes are pushed by themselves
 */
public record NewConnection(
        OwnerId ownerId,
        String storeName,
        StoreUrl storeUrl,
        Credentials credentials,
        boolean defaultConnection,
        boolean autoSync,
        Market market,
        StorePolicy policy) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects what is known of the store; each setter refuses a bad value at once. Not safe for use by several threads. */
    public static final class Builder {

        private OwnerId ownerId = OwnerId.SINGLE;
        private @Nullable String storeName;
        private @Nullable StoreUrl storeUrl;
        private String consumerKey = "";
        private Secret consumerSecret = Secret.of("");
        private Authentication authentication = Authentication.AUTOMATIC;
        private boolean defaultConnection;
        private boolean autoSync = true;
        private Market market = Market.unspecified();
        private StorePolicy policy = StorePolicy.standard();

        private Builder() {}

        /** Default {@link OwnerId#SINGLE}. */
        public Builder owner(OwnerId value) {
            ownerId = value;
            return this;
        }

        /** Default: the host name of the store. */
        public Builder storeName(String value) {
            storeName = value;
            return this;
        }

        /** The shop's address as people write it; a trailing slash and {@code /wp-json…} are taken off. Obligatory. */
        public Builder storeUrl(String value) {
            storeUrl = StoreUrl.parse(value);
            return this;
        }

        /** A key with read and write permission. Obligatory. */
        public Builder consumerKey(String value) {
            consumerKey = value;
            return this;
        }

        /** Obligatory. */
        public Builder consumerSecret(String value) {
            consumerSecret = Secret.of(value);
            return this;
        }

        public Builder authentication(Authentication value) {
            authentication = value;
            return this;
        }

        public Builder defaultConnection(boolean value) {
            defaultConnection = value;
            return this;
        }

        /** Default true. */
        public Builder autoSync(boolean value) {
            autoSync = value;
            return this;
        }

        public Builder market(Market value) {
            market = value;
            return this;
        }

        public Builder policy(StorePolicy value) {
            policy = value;
            return this;
        }

        public NewConnection build() {
            StoreUrl url = storeUrl;
            if (url == null) {
                throw new IllegalArgumentException("storeUrl is missing; expected for example https://shop.example");
            }
            String name = storeName == null ? url.value().getHost() : storeName;
            return new NewConnection(
                    ownerId,
                    name,
                    url,
                    new Credentials(consumerKey, consumerSecret, authentication),
                    defaultConnection,
                    autoSync,
                    market,
                    policy);
        }
    }
}
