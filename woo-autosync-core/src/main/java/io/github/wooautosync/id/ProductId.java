package io.github.wooautosync.id;

import java.util.Objects;

/**
 * The host's own id of a product: any text that the host finds its product by, such as a number, a UUID or a code.
 *
 * @param value the id as text; not blank, at most {@value #MAXIMUM_LENGTH} characters
 */
public record ProductId(String value) implements Comparable<ProductId> {

    /** The longest id that a store of records has room for. */
    public static final int MAXIMUM_LENGTH = 191;

    public ProductId {
        Objects.requireNonNull(value, "product id");
        if (value.isBlank() || value.length() > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException("product id must have 1 to " + MAXIMUM_LENGTH
                    + " characters and not be blank, but was '" + value + "'");
        }
    }

    public static ProductId of(String value) {
        return new ProductId(value);
    }

    public static ProductId of(long value) {
        return new ProductId(Long.toString(value));
    }

    @Override
    public int compareTo(ProductId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
