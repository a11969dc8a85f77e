package io.github.wooautosync.engine;

import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.StoreUrl;
import io.github.wooautosync.mapping.StoreUnits;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.woo.StoreAccess;
import io.github.wooautosync.woo.StoreInformation;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.WooClientFactory;
import org.jspecify.annotations.Nullable;

/** A client of one store, and what was learned of that store; lives as long as address and credentials stay the same. */
final class StoreSession {

    private final StoreUrl storeUrl;
    private final Credentials credentials;
    private final WooClient client;
    private @Nullable StoreUnits units;

    private StoreSession(StoreUrl storeUrl, Credentials credentials, WooClient client) {
        this.storeUrl = storeUrl;
        this.credentials = credentials;
        this.client = client;
    }

    static StoreSession open(Connection connection, WooClientFactory clients) {
        StoreAccess access = new StoreAccess(connection.storeUrl().value(), connection.credentials());
        return new StoreSession(connection.storeUrl(), connection.credentials(), clients.open(access));
    }

    boolean fits(Connection connection) {
        return storeUrl.equals(connection.storeUrl()) && credentials.equals(connection.credentials());
    }

    WooClient client() {
        return client;
    }

    /** In which units the store weighs and measures; asks it the first time. */
    synchronized StoreUnits units() {
        StoreUnits known = units;
        if (known == null) {
            StoreInformation information = client.storeInformation();
            known = StoreUnits.of(information.weightUnit(), information.dimensionUnit());
            units = known;
        }
        return known;
    }

    static ConnectionContext contextOf(Connection connection) {
        return new ConnectionContext(
                connection.id(),
                connection.ownerId(),
                connection.storeName(),
                connection.market().locale(),
                connection.market().currency(),
                connection.market().channel());
    }
}
