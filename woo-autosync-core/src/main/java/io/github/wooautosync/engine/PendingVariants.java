package io.github.wooautosync.engine;

import io.github.wooautosync.mapping.DesiredValue;

/** The variants of one product whose variations are still to be brought in step. Not safe for use by several threads. */
final class PendingVariants {

    private final DesiredValue.Variants wanted;
    private final ShopClasses.Known classes;
    private boolean settled;

    /**
     * All of them.
     *
     * @param classes the shipping and tax classes that they name
     */
    PendingVariants(DesiredValue.Variants wanted, ShopClasses.Known classes) {
        this.wanted = wanted;
        this.classes = classes;
    }

    ShopClasses.Known classes() {
        return classes;
    }

    DesiredValue.Variants wanted() {
        return wanted;
    }

    boolean isSettled() {
        return settled;
    }

    /** Everything was tried that can be tried with this push. */
    void settle() {
        settled = true;
    }
}
