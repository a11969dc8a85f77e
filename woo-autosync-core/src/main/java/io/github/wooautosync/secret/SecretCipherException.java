package io.github.wooautosync.secret;

import java.io.Serial;

/** A secret cannot be encrypted or decrypted. The message says what to do and holds nothing secret. */
public final class SecretCipherException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    SecretCipherException(String message) {
        super(message);
    }

    SecretCipherException(String message, Throwable cause) {
        super(message, cause);
    }
}
