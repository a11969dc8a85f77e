package io.github.wooautosync.woo;

/**
 * A collection of the REST API, as its path below {@code wc/v3}.
 *
 * @param path such as {@code products} or {@code products/17/variations}
 */
public record StoreResource(String path) {

    public static final StoreResource PRODUCTS = new StoreResource("products");
    public static final StoreResource CATEGORIES = new StoreResource("products/categories");
    public static final StoreResource TAGS = new StoreResource("products/tags");
    public static final StoreResource BRANDS = new StoreResource("products/brands");
    public static final StoreResource ATTRIBUTES = new StoreResource("products/attributes");
    public static final StoreResource SHIPPING_CLASSES = new StoreResource("products/shipping_classes");

    public static StoreResource variationsOf(long parentId) {
        return new StoreResource("products/" + parentId + "/variations");
    }

    public static StoreResource termsOf(long attributeId) {
        return new StoreResource("products/attributes/" + attributeId + "/terms");
    }

    /** Whether a batch item may ask for its own answer fields; elsewhere the store ignores that (fact 73). */
    public boolean supportsFieldsPerItem() {
        return path.equals(PRODUCTS.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
