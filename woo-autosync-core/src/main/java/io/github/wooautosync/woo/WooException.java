package io.github.wooautosync.woo;

import java.io.Serial;

/** A request to a store failed. {@link #failure()} says how; the message never holds a secret. */
public final class WooException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient WooFailure failure;

    public WooException(WooFailure failure) {
        super(failure.detail().toString());
        this.failure = failure;
    }

    public WooException(WooFailure failure, Throwable cause) {
        super(failure.detail().toString(), cause);
        this.failure = failure;
    }

    public WooFailure failure() {
        return failure;
    }
}
