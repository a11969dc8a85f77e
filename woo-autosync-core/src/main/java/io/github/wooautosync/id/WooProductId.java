package io.github.wooautosync.id;

/**
 * The id that a WooCommerce store gave to a product. Only a store creates one: a create request that names an id is
 * refused (fact 25).
 *
 * @param value positive
 */
public record WooProductId(long value) {

    public WooProductId {
        if (value <= 0) {
            throw new IllegalArgumentException("WooCommerce product id must be positive, but was " + value);
        }
    }

    public static WooProductId of(long value) {
        return new WooProductId(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
