package io.github.wooautosync.connection;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps connections. Every method is one short transaction; safe for use by several threads and nodes. An
 * implementation that writes to a disk or a database encrypts the consumer secret.
 */
public interface ConnectionStore {

    /**
     * Adds a connection. The first one of an owner, and one that says so, becomes the owner's default; another default
     * ceases to be it.
     *
     * @throws DuplicateConnectionException when the owner has a connection to that store already
     */
    Connection insert(Connection connection);

    /**
     * Replaces what people set: name, URL, credentials, active, default, autoSync, market, policy. Health and times of
     * the engine stay as they are stored.
     *
     * @return the connection as it is now; absent when it does not exist
     * @throws DuplicateConnectionException when the owner has another connection to that store
     */
    Optional<Connection> update(Connection connection);

    /** Stores what the engine found out about the store; settings are not touched. */
    void updateHealth(ConnectionId id, ConnectionHealth health);

    /** Stores when something was last pushed, unless a later time is stored. */
    void updateLastSyncedAt(ConnectionId id, Instant lastSyncedAt);

    /**
     * Stores what the engine learned of the store; nothing else is touched. It is forgotten when {@link #update} gives the
     * connection another address.
     */
    void updateLearnedLimits(ConnectionId id, LearnedLimits limits);

    /** What was last stored of it; absent when nothing was. */
    Optional<LearnedLimits> findLearnedLimits(ConnectionId id);

    Optional<Connection> find(ConnectionId id);

    /** The connections of one owner, oldest first. */
    List<Connection> findByOwner(OwnerId ownerId);

    Optional<Connection> findDefault(OwnerId ownerId);

    /**
     * The connections of every owner in the order of their ids, page by page: for health checks and meters. Reads no
     * credentials.
     *
     * @param after the last id of the page before; absent for the first one
     * @param limit at least 1
     */
    List<ConnectionSummary> summaries(Optional<ConnectionId> after, int limit);

    /**
     * Deletes a connection. When it was the default, the oldest active one that is left becomes it.
     *
     * @return whether it existed
     */
    boolean delete(ConnectionId id);
}
