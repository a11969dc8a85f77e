package io.github.wooautosync.connection;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.secret.Credentials;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One WooCommerce store of one owner.
 *
 * @param storeName for people; not blank
 * @param active false: nothing is pushed, changes are collected
 * @param defaultConnection whether this is the one that its owner means when none is named
 * @param autoSync false: only manual exports are pushed, changes are collected
 * @param lastSyncedAt when something was last pushed
 */
public record Connection(
        ConnectionId id,
        OwnerId ownerId,
        String storeName,
        StoreUrl storeUrl,
        Credentials credentials,
        boolean active,
        boolean defaultConnection,
        boolean autoSync,
        Market market,
        StorePolicy policy,
        ConnectionHealth health,
        Optional<Instant> lastSyncedAt,
        Instant createdAt,
        Instant updatedAt) {

    /** The longest store name that a storage has room for. */
    public static final int MAXIMUM_NAME_LENGTH = 255;

    public Connection {
        Objects.requireNonNull(credentials, "credentials");
        if (storeName.isBlank() || storeName.length() > MAXIMUM_NAME_LENGTH) {
            throw new IllegalArgumentException(
                    "storeName must have 1 to " + MAXIMUM_NAME_LENGTH + " characters and not be blank");
        }
    }

    /** The connection without its credentials. */
    public ConnectionSummary summary() {
        return new ConnectionSummary(id, ownerId, storeName, storeUrl, active, autoSync, health, lastSyncedAt);
    }

    public Connection withHealth(ConnectionHealth newHealth) {
        return new Connection(
                id,
                ownerId,
                storeName,
                storeUrl,
                credentials,
                active,
                defaultConnection,
                autoSync,
                market,
                policy,
                newHealth,
                lastSyncedAt,
                createdAt,
                updatedAt);
    }

    public Connection withLastSyncedAt(Instant at) {
        return new Connection(
                id,
                ownerId,
                storeName,
                storeUrl,
                credentials,
                active,
                defaultConnection,
                autoSync,
                market,
                policy,
                health,
                Optional.of(at),
                createdAt,
                updatedAt);
    }

    public Connection withDefaultConnection(boolean newDefault) {
        return new Connection(
                id,
                ownerId,
                storeName,
                storeUrl,
                credentials,
                active,
                newDefault,
                autoSync,
                market,
                policy,
                health,
                lastSyncedAt,
                createdAt,
                updatedAt);
    }
}
