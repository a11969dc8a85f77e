package io.github.wooautosync.woo.http;

/** What a request can do to a store; decides what a lost answer means. */
enum Effect {
    /** Changes nothing: it can always be repeated, so it is never doubtful. */
    READ,
    WRITE,
    /** A write that makes a product with a SKU: the only one for which the store locks the SKU (facts 57, 59, 61). */
    CREATE_WITH_SKU;

    boolean writes() {
        return this != READ;
    }
}
