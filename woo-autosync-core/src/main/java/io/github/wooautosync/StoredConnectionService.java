package io.github.wooautosync;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ConnectionHealth;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.connection.StoreUrl;
import io.github.wooautosync.engine.SyncEngine;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.record.AttemptStore;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.VariantLinkStore;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.woo.StoreAccess;
import io.github.wooautosync.woo.StoreInformation;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.WooClientFactory;
import io.github.wooautosync.woo.WooException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps connections in the store of connections and tries them. */
final class StoredConnectionService implements ConnectionService {

    private static final Logger LOG = LoggerFactory.getLogger(StoredConnectionService.class);

    private final ConnectionStore connections;
    private final SyncRecordStore records;
    private final LinkStore links;
    private final VariantLinkStore variantLinks;
    private final AttemptStore attempts;
    private final WooClientFactory clients;
    private final SyncEngine engine;
    private final Clock clock;
    private final boolean plainHttpAllowed;

    StoredConnectionService(
            ConnectionStore connections,
            SyncRecordStore records,
            LinkStore links,
            VariantLinkStore variantLinks,
            AttemptStore attempts,
            WooClientFactory clients,
            SyncEngine engine,
            Clock clock,
            boolean plainHttpAllowed) {
        this.connections = connections;
        this.records = records;
        this.links = links;
        this.variantLinks = variantLinks;
        this.attempts = attempts;
        this.clients = clients;
        this.engine = engine;
        this.clock = clock;
        this.plainHttpAllowed = plainHttpAllowed;
    }

    @Override
    public ConnectionId connect(NewConnection asked) {
        refusePlainHttp(asked.storeUrl());
        Instant now = clock.instant();
        Connection inserted = connections.insert(new Connection(
                ConnectionId.random(),
                asked.ownerId(),
                asked.storeName(),
                asked.storeUrl(),
                asked.credentials(),
                true,
                asked.defaultConnection(),
                asked.autoSync(),
                asked.market(),
                asked.policy(),
                ConnectionHealth.ok(now),
                Optional.empty(),
                now,
                now));
        LOG.info("Connected {} at {} as connection {}", inserted.storeName(), inserted.storeUrl(), inserted.id());
        return inserted.id();
    }

    @Override
    public ConnectionTest test(NewConnection connection) {
        return test(connection.storeUrl(), connection.credentials());
    }

    @Override
    public ConnectionTest test(OwnerId ownerId, ConnectionId id) {
        Connection connection = get(ownerId, id);
        return test(connection.storeUrl(), connection.credentials());
    }

    @Override
    public Connection get(OwnerId ownerId, ConnectionId id) {
        return connections
                .find(id)
                .filter(connection -> connection.ownerId().equals(ownerId))
                .orElseThrow(() -> new ConnectionNotFoundException(id));
    }

    @Override
    public List<Connection> list(OwnerId ownerId) {
        return connections.findByOwner(ownerId);
    }

    @Override
    public Optional<Connection> defaultConnection(OwnerId ownerId) {
        return connections.findDefault(ownerId);
    }

    @Override
    public Connection update(OwnerId ownerId, ConnectionId id, UnaryOperator<ConnectionSettings> change) {
        Connection before = get(ownerId, id);
        ConnectionSettings settings = change.apply(ConnectionSettings.of(before));
        refusePlainHttp(settings.storeUrl());
        refuseAnotherStore(before, settings.storeUrl());
        Instant now = clock.instant();
        Connection after = connections
                .update(new Connection(
                        before.id(),
                        before.ownerId(),
                        settings.storeName(),
                        settings.storeUrl(),
                        settings.credentials(),
                        settings.active(),
                        settings.defaultConnection(),
                        settings.autoSync(),
                        settings.market(),
                        settings.policy(),
                        before.health(),
                        before.lastSyncedAt(),
                        before.createdAt(),
                        now))
                .orElseThrow(() -> new ConnectionNotFoundException(id));
        if (!after.health().isOk()) {
            // The person may just have mended what was wrong: probe at once.
            connections.updateHealth(id, probeNow(after.health(), now));
        }
        new HeldChanges(records).release(before, after, now);
        engine.forget(id);
        engine.wake();
        return get(ownerId, id);
    }

    @Override
    public Connection activate(OwnerId ownerId, ConnectionId id) {
        return update(ownerId, id, settings -> settings.withActive(true));
    }

    @Override
    public Connection deactivate(OwnerId ownerId, ConnectionId id) {
        return update(ownerId, id, settings -> settings.withActive(false));
    }

    @Override
    public int confirmRemovals(OwnerId ownerId, ConnectionId id) {
        return engine.confirmRemovals(get(ownerId, id));
    }

    @Override
    public void delete(OwnerId ownerId, ConnectionId id) {
        Connection connection = get(ownerId, id);
        connections.delete(id);
        int deleted = records.deleteAll(id);
        links.deleteAll(id);
        variantLinks.deleteAll(id);
        attempts.deleteAll(id);
        engine.forget(id);
        LOG.info("Deleted connection {} ({}) and its {} sync record(s)", connection.storeName(), id, deleted);
    }

    private ConnectionTest test(StoreUrl storeUrl, Credentials credentials) {
        WooClient client = clients.open(new StoreAccess(storeUrl.value(), credentials));
        try {
            StoreInformation information = client.storeInformation();
            client.verifyWriteAccess();
            return ConnectionTest.passed(information);
        } catch (WooException failed) {
            return ConnectionTest.failed(
                    FailureExplanation.of(failed.failure()), failed.failure().detail(), storeUrl);
        }
    }

    private static ConnectionHealth probeNow(ConnectionHealth health, Instant now) {
        return new ConnectionHealth(
                health.state(), health.since(), health.code(), health.message(), health.failures(), Optional.of(now));
    }

    /** The ids of one store mean other products in another one. */
    private void refuseAnotherStore(Connection before, StoreUrl storeUrl) {
        boolean samePlace = sameIgnoringScheme(before.storeUrl().value(), storeUrl.value());
        if (!samePlace && records.statistics(before.id()).total() > 0) {
            throw new IllegalArgumentException("storeUrl: connection " + before.storeName()
                    + " has products at " + before.storeUrl() + ", whose ids mean nothing at " + storeUrl
                    + "; connect the other address as a connection of its own and export to it: products that are there"
                    + " already are found by their SKU");
        }
    }

    private static boolean sameIgnoringScheme(URI one, URI other) {
        return one.getHost().equals(other.getHost()) && one.getPath().equals(other.getPath());
    }

    private void refusePlainHttp(StoreUrl storeUrl) {
        if ("http".equals(storeUrl.value().getScheme()) && !plainHttpAllowed) {
            throw new IllegalArgumentException(
                    "storeUrl " + storeUrl
                            + " is not encrypted; use https://, or allow plain http with WooAutoSync.builder().allowPlainHttp(true)");
        }
    }
}
