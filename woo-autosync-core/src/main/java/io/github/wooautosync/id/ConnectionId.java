package io.github.wooautosync.id;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one connection: one WooCommerce store of one owner.
 *
 * @param value a UUID when the library made it; a storage may bring ids of its own, at most {@value #MAXIMUM_LENGTH}
 *     characters
 */
public record ConnectionId(String value) implements Comparable<ConnectionId> {

    /** The longest id that a store of records has room for. */
    public static final int MAXIMUM_LENGTH = 64;

    public ConnectionId {
        Objects.requireNonNull(value, "connection id");
        if (value.isBlank() || value.length() > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException("connection id must have 1 to " + MAXIMUM_LENGTH
                    + " characters and not be blank, but was '" + value + "'");
        }
    }

    public static ConnectionId of(String value) {
        return new ConnectionId(value);
    }

    /** A new id that no other node makes. */
    public static ConnectionId random() {
        return new ConnectionId(UUID.randomUUID().toString());
    }

    @Override
    public int compareTo(ConnectionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
