package io.github.wooautosync.jpa;

import java.io.Serial;

/**
 * The database rolled the host's transaction back while changes were captured in it (a deadlock, a lost serialisation
 * race). Nothing of the transaction is stored: run it again.
 */
public final class CaptureFailedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    CaptureFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
