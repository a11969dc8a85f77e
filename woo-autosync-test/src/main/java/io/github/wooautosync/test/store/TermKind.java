package io.github.wooautosync.test.store;

/** What terms of one kind show and accept. */
record TermKind(String route, boolean hierarchical, boolean withMenuOrder) {

    static final TermKind CATEGORIES = new TermKind("products/categories", true, true);
    static final TermKind BRANDS = new TermKind("products/brands", true, true);
    static final TermKind TAGS = new TermKind("products/tags", false, false);
    static final TermKind SHIPPING_CLASSES = new TermKind("products/shipping_classes", false, false);
    static final TermKind ATTRIBUTE_TERMS = new TermKind("products/attributes/{attribute_id}/terms", false, true);
}
