package io.github.wooautosync.connection;

/** Who decides the value of a store field. */
public enum FieldOwnership {
    /** The PIM, always. */
    PIM,
    /** The PIM when the product is created; the shop from then on. */
    CREATE_ONLY,
    /** The shop: never sent. */
    SHOP
}
