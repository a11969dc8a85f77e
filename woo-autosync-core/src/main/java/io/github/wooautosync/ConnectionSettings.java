package io.github.wooautosync;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.Market;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StoreUrl;
import io.github.wooautosync.secret.Credentials;

/** What people set of a connection, with a copy method for each. */
public record ConnectionSettings(
        String storeName,
        StoreUrl storeUrl,
        Credentials credentials,
        boolean active,
        boolean defaultConnection,
        boolean autoSync,
        Market market,
        StorePolicy policy) {

    static ConnectionSettings of(Connection connection) {
        return new ConnectionSettings(
                connection.storeName(),
                connection.storeUrl(),
                connection.credentials(),
                connection.active(),
                connection.defaultConnection(),
                connection.autoSync(),
                connection.market(),
                connection.policy());
    }

    public ConnectionSettings withStoreName(String value) {
        return new ConnectionSettings(
                value, storeUrl, credentials, active, defaultConnection, autoSync, market, policy);
    }

    public ConnectionSettings withStoreUrl(String value) {
        return new ConnectionSettings(
                storeName, StoreUrl.parse(value), credentials, active, defaultConnection, autoSync, market, policy);
    }

    public ConnectionSettings withCredentials(Credentials value) {
        return new ConnectionSettings(storeName, storeUrl, value, active, defaultConnection, autoSync, market, policy);
    }

    public ConnectionSettings withActive(boolean value) {
        return new ConnectionSettings(
                storeName, storeUrl, credentials, value, defaultConnection, autoSync, market, policy);
    }

    /** True makes it the owner's default in place of the one before; false changes nothing: there is always one. */
    public ConnectionSettings withDefaultConnection(boolean value) {
        return new ConnectionSettings(storeName, storeUrl, credentials, active, value, autoSync, market, policy);
    }

    public ConnectionSettings withAutoSync(boolean value) {
        return new ConnectionSettings(
                storeName, storeUrl, credentials, active, defaultConnection, value, market, policy);
    }

    public ConnectionSettings withMarket(Market value) {
        return new ConnectionSettings(
                storeName, storeUrl, credentials, active, defaultConnection, autoSync, value, policy);
    }

    public ConnectionSettings withPolicy(StorePolicy value) {
        return new ConnectionSettings(
                storeName, storeUrl, credentials, active, defaultConnection, autoSync, market, value);
    }
}
