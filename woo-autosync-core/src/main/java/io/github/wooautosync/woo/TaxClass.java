package io.github.wooautosync.woo;

/**
 * A tax class of a store.
 *
 * @param slug what a product names; {@code standard} for the one that products have by default
 * @param name what people read
 */
public record TaxClass(String slug, String name) {}
