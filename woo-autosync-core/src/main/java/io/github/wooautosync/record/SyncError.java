package io.github.wooautosync.record;

import java.util.Objects;

/**
 * Why a push failed.
 *
 * @param code stable, independent of the store's language
 * @param message a sentence for people; holds no secret
 */
public record SyncError(String code, String message) {

    /** Longer messages are cut. */
    public static final int MAXIMUM_MESSAGE_LENGTH = 1000;

    public SyncError {
        Objects.requireNonNull(code, "code");
        if (message.length() > MAXIMUM_MESSAGE_LENGTH) {
            message = message.substring(0, MAXIMUM_MESSAGE_LENGTH - 1) + "…";
        }
    }

    @Override
    public String toString() {
        return code + ": " + message;
    }
}
