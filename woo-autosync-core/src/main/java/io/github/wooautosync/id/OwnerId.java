package io.github.wooautosync.id;

import java.util.Objects;

/**
 * The tenant or user of the host that owns connections and products. A host without tenants uses {@link #SINGLE}.
 *
 * @param value the id as text; not blank, at most {@value #MAXIMUM_LENGTH} characters
 */
public record OwnerId(String value) implements Comparable<OwnerId> {

    /** The longest id that a store of records has room for. */
    public static final int MAXIMUM_LENGTH = 191;

    /** The owner of everything in a host that knows no tenants. */
    public static final OwnerId SINGLE = new OwnerId("default");

    public OwnerId {
        Objects.requireNonNull(value, "owner id");
        if (value.isBlank() || value.length() > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException("owner id must have 1 to " + MAXIMUM_LENGTH
                    + " characters and not be blank, but was '" + value + "'");
        }
    }

    public static OwnerId of(String value) {
        return new OwnerId(value);
    }

    public static OwnerId of(long value) {
        return new OwnerId(Long.toString(value));
    }

    @Override
    public int compareTo(OwnerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
