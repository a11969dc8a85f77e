package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.woo.WooClientFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions of this node. A session ends when the address or the credentials of its connection change. */
final class StoreSessions {

    private final WooClientFactory clients;
    private final EngineSettings settings;
    private final Map<ConnectionId, StoreSession> sessions = new ConcurrentHashMap<>();

    StoreSessions(WooClientFactory clients, EngineSettings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    StoreSession of(Connection connection) {
        StoreSession known = sessions.get(connection.id());
        if (known != null && known.fits(connection)) {
            return known;
        }
        StoreSession opened = StoreSession.open(connection, clients, settings);
        sessions.put(connection.id(), opened);
        return opened;
    }

    void forget(ConnectionId connectionId) {
        sessions.remove(connectionId);
    }
}
