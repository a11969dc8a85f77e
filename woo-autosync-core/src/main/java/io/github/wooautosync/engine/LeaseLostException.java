package io.github.wooautosync.engine;

import java.io.Serial;

/** Another node may work on the connection by now: stop before the next write. */
final class LeaseLostException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LeaseLostException() {
        super("the lease of the connection is lost");
    }
}
