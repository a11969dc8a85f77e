package io.github.wooautosync.connection;

import io.github.wooautosync.id.OwnerId;
import java.io.Serial;

/** The owner has a connection to that store already: use or change that one. */
public final class DuplicateConnectionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public DuplicateConnectionException(OwnerId ownerId, StoreUrl storeUrl) {
        super("storeUrl: owner " + ownerId + " already has a connection to " + storeUrl
                + "; update that connection instead of adding another one");
    }
}
