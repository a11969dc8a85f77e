package io.github.wooautosync.connection;

/** Where an attribute of the PIM lives in a store. */
public enum AttributeScope {
    /** One attribute of the whole shop, with its values as terms, so that shoppers can filter by it. */
    GLOBAL,
    /** Known to the one product only. */
    LOCAL
}
