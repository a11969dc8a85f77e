package io.github.wooautosync.failure;

/** What kind of failure it is: who has to act, and whether it is tried again by itself. */
public enum FailureClass {
    /** A value of the product: it fails again until the product changes in the PIM. */
    INVALID_DATA(
            "The store refuses a value of this product.",
            "Read the store's message, correct the value in the PIM, and the product is pushed again."),
    /** Something else stands in the way, in the store or in the PIM: a person decides. */
    CONFLICT(
            "Something in the store stands in the way of this product.",
            "Read the store's message, clear what stands in the way, then retry or export the product."),
    /** The host's own code failed. */
    HOST(
            "The PIM failed to provide the product.",
            "Look into the log of the host at that time; the product is tried again, or after its next change."),
    /** The product is in the store, but lacks something. */
    WARNING(
            "The store has the product, but not all of it.",
            "Read the message; a change of the product or an export tries again."),
    /** The store does not accept the key: a person has to act, then everything goes on. */
    UNAUTHORISED(
            "The store does not accept the key.",
            "Check key and secret, and that the key has read and write permission and belongs to a user who may edit"
                    + " products."),
    /** The store asks for fewer requests; it goes on by itself. */
    THROTTLED(
            "The store asks for fewer requests.", "Nothing has to be done: the changes wait and go on by themselves."),
    /** The store cannot be used; nothing was done, and it goes on by itself when it answers again. */
    UNAVAILABLE(
            "The store cannot be used now.",
            "Check that the store's address is right, that it answers and that WooCommerce is active; the changes wait"
                    + " and go on by themselves."),
    /** The answer was lost: the store may have done it. It is found out and repeated by itself. */
    DOUBTFUL(
            "The store's answer was lost or is incomplete.",
            "Nothing has to be done at first: it is repeated by itself. If it lasts, look into the store's PHP error"
                    + " log.");

    private final String cause;
    private final String remedy;

    FailureClass(String cause, String remedy) {
        this.cause = cause;
        this.remedy = remedy;
    }

    /** What is said of a code that the catalogue does not know, such as one of a plug-in. */
    public FailureDescription describe(String code) {
        return new FailureDescription(code, this, cause, remedy);
    }
}
