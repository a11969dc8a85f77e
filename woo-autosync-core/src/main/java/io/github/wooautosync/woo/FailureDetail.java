package io.github.wooautosync.woo;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * What was seen when something failed. Holds no secret: the request line carries neither keys nor signatures.
 *
 * @param code the store's error code, such as {@code product_invalid_sku}, or one of {@link TransportFault}
 * @param message a sentence for people, in the store's language where it comes from the store; at most a few hundred
 *     characters
 * @param status the HTTP status, or of the batch item; absent when no answer came
 * @param request method and path, such as {@code POST products/batch}
 */
public record FailureDetail(String code, String message, OptionalInt status, String request) {

    public FailureDetail {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(request, "request");
    }

    @Override
    public String toString() {
        return code + (status.isPresent() ? " (HTTP " + status.getAsInt() + ")" : "") + " on " + request + ": "
                + message;
    }
}
