package io.github.wooautosync.catalog;

/** Whether a product without stock can be ordered. */
public enum Backorders {
    NO,
    NOTIFY,
    YES
}
