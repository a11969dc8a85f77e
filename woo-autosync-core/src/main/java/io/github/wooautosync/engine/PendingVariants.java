package io.github.wooautosync.engine;

import io.github.wooautosync.mapping.DesiredValue;

/** The variants of one product whose variations are still to be brought in step. Not safe for use by several threads. */
final class PendingVariants {

    private final DesiredValue.Variants wanted;
    private boolean settled;

    PendingVariants(DesiredValue.Variants wanted) {
        this.wanted = wanted;
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
