package io.github.wooautosync.engine;

import io.github.wooautosync.record.SyncError;

/** Something that the store lacks of a product, without holding up the rest. */
record FieldWarning(SyncError error, Retry retry) {

    /** Whether trying again by itself may help. */
    enum Retry {
        /** Not before the product changes. */
        NEVER,
        /** As often as a failed product. */
        UNTIL_EXHAUSTED,
        /** Until it works: only the PIM's users can end the wait. */
        ALWAYS
    }

    /** Whether it may go away by itself. */
    boolean mayPass() {
        return retry != Retry.NEVER;
    }

    static FieldWarning lasting(String code, String message) {
        return new FieldWarning(new SyncError(code, message), Retry.NEVER);
    }

    static FieldWarning passing(String code, String message) {
        return new FieldWarning(new SyncError(code, message), Retry.UNTIL_EXHAUSTED);
    }

    static FieldWarning waiting(String code, String message) {
        return new FieldWarning(new SyncError(code, message), Retry.ALWAYS);
    }
}
