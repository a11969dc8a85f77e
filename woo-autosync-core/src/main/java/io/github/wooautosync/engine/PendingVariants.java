package io.github.wooautosync.engine;

import io.github.wooautosync.mapping.DesiredValue;

/** The variants of one product whose variations are still to be brought in step. Not safe for use by several threads. */
final class PendingVariants {

    private final DesiredValue.Variants wanted;
    private final boolean parentIsNew;
    private boolean settled;

    /**
     * What a push is to bring.
     *
     * @param parentIsNew whether the product is created by this very push, so that it has no variations yet
     */
    PendingVariants(DesiredValue.Variants wanted, boolean parentIsNew) {
        this.wanted = wanted;
        this.parentIsNew = parentIsNew;
    }

    DesiredValue.Variants wanted() {
        return wanted;
    }

    boolean parentIsNew() {
        return parentIsNew;
    }

    boolean isSettled() {
        return settled;
    }

    /** Everything was tried that can be tried with this push. */
    void settle() {
        settled = true;
    }
}
