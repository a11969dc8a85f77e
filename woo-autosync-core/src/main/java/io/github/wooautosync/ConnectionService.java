package io.github.wooautosync;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Connections to stores. Every call names the owner; a connection of another owner is as good as none. Credentials are
 * masked wherever a connection is printed. Safe for use by several threads.
 */
public interface ConnectionService {

    /**
     * Adds a connection. Sends nothing; see {@link #test(NewConnection)}.
     *
     * @throws io.github.wooautosync.connection.DuplicateConnectionException when the owner is connected to that store
     *     already
     * @throws IllegalArgumentException for a plain http address where that is not allowed
     */
    ConnectionId connect(NewConnection connection);

    /** Asks a store that is not connected yet who it is and whether the key may write; changes nothing. */
    ConnectionTest test(NewConnection connection);

    /** Asks a connected store who it is and whether the key may write; changes nothing there. */
    ConnectionTest test(OwnerId ownerId, ConnectionId id);

    /**
     * One connection.
     *
     * @throws ConnectionNotFoundException when the owner has no such connection
     */
    Connection get(OwnerId ownerId, ConnectionId id);

    /** The connections of an owner, oldest first. */
    List<Connection> list(OwnerId ownerId);

    /** The connection that the owner means when none is named. */
    Optional<Connection> defaultConnection(OwnerId ownerId);

    /**
     * Changes what people set: name, address, credentials, active, default, autoSync, market, policy. The store is asked
     * anew at once, also when it was resting.
     *
     * @throws IllegalArgumentException when the address becomes that of another host or path while products are linked:
     *     their ids would name other products there
     * @param change from the connection as it is to what it shall be; id, owner and times are not changed
     */
    Connection update(OwnerId ownerId, ConnectionId id, UnaryOperator<ConnectionSettings> change);

    /** Lets changes be pushed again; what was collected meanwhile is pushed now. */
    Connection activate(OwnerId ownerId, ConnectionId id);

    /** Stops all pushes; changes are collected. */
    Connection deactivate(OwnerId ownerId, ConnectionId id);

    /**
     * Lets go what the fuse of a connection holds ({@link io.github.wooautosync.connection.StorePolicy#removalFuse()}):
     * the products whose status says {@code removal_held} are removed by the policy of the connection. Those that the PIM
     * has again meanwhile stay.
     *
     * @return how many products were held
     * @throws ConnectionNotFoundException when the owner has no such connection
     */
    int confirmRemovals(OwnerId ownerId, ConnectionId id);

    /** Deletes a connection, its sync records and its history. The products in the store stay as they are. */
    void delete(OwnerId ownerId, ConnectionId id);
}
