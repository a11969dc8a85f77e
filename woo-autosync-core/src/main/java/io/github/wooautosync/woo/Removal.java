package io.github.wooautosync.woo;

/** How an entry leaves a store. */
public enum Removal {
    /** Into the trash, from where it can come back with its id. Only products know a trash. */
    TRASH,
    /** For good. */
    PERMANENT
}
