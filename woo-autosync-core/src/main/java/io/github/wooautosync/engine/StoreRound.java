package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.woo.WooClient;
import java.util.function.BooleanSupplier;

/**
 * One round of work on one store.
 *
 * @param mayWrite whether the lease lasts for one more write; asked before each of them
 * @param epoch of that lease
 */
record StoreRound(Connection connection, StoreSession session, BooleanSupplier mayWrite, long epoch) {

    WooClient client() {
        return session.client();
    }

    ConnectionId connectionId() {
        return connection.id();
    }
}
