package io.github.wooautosync;

import io.github.wooautosync.id.ConnectionId;
import java.io.Serial;

/** There is no such connection, or it belongs to another owner: the two are not told apart. */
public final class ConnectionNotFoundException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public ConnectionNotFoundException(ConnectionId id) {
        super("connectionId: there is no connection " + id);
    }
}
