package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.connection.LearnedLimits;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.woo.WooClientFactory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of this node. A session ends when the address or the credentials of its connection change. What it learned
 * of the store's pace is remembered beyond it, best effort: without that it is learned anew.
 */
final class StoreSessions {

    private static final Logger LOG = LoggerFactory.getLogger(StoreSessions.class);

    private final WooClientFactory clients;
    private final ConnectionStore connections;
    private final EngineSettings settings;
    private final Map<ConnectionId, StoreSession> sessions = new ConcurrentHashMap<>();

    StoreSessions(WooClientFactory clients, ConnectionStore connections, EngineSettings settings) {
        this.clients = clients;
        this.connections = connections;
        this.settings = settings;
    }

    StoreSession of(Connection connection) {
        StoreSession known = sessions.get(connection.id());
        if (known != null && known.fits(connection)) {
            return known;
        }
        StoreSession opened = StoreSession.open(connection, clients, settings, learned(connection.id()));
        sessions.put(connection.id(), opened);
        return opened;
    }

    void forget(ConnectionId connectionId) {
        sessions.remove(connectionId);
    }

    /** Stores what was learned of the store, where it moved notably. */
    void remember(ConnectionId connectionId) {
        StoreSession session = sessions.get(connectionId);
        if (session != null) {
            session.limits().toRemember().ifPresent(learned -> remember(connectionId, session, learned));
        }
    }

    private void remember(ConnectionId connectionId, StoreSession session, LearnedLimits learned) {
        try {
            connections.updateLearnedLimits(connectionId, learned);
            session.limits().remembered(learned);
        } catch (RuntimeException away) {
            LOG.warn("What was learned of the store of connection {} could not be stored", connectionId, away);
        }
    }

    private Optional<LearnedLimits> learned(ConnectionId connectionId) {
        try {
            return connections.findLearnedLimits(connectionId);
        } catch (RuntimeException away) {
            LOG.warn("What was learned of the store of connection {} could not be read", connectionId, away);
            return Optional.empty();
        }
    }
}
