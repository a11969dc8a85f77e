package io.github.wooautosync;

import io.github.wooautosync.failure.FailureCatalogue;
import io.github.wooautosync.failure.FailureClass;
import io.github.wooautosync.failure.FailureDescription;
import io.github.wooautosync.woo.WooFailure;

/** Finds in the catalogue what an answer of a store means. */
final class FailureExplanation {

    private FailureExplanation() {}

    static FailureDescription of(WooFailure failure) {
        return FailureCatalogue.describe(failure.detail().code(), classOf(failure));
    }

    private static FailureClass classOf(WooFailure failure) {
        if (failure instanceof WooFailure.Unauthorised) {
            return FailureClass.UNAUTHORISED;
        }
        if (failure instanceof WooFailure.Throttled) {
            return FailureClass.THROTTLED;
        }
        if (failure instanceof WooFailure.Doubtful) {
            return FailureClass.DOUBTFUL;
        }
        if (failure instanceof WooFailure.Conflict) {
            return FailureClass.CONFLICT;
        }
        return failure instanceof WooFailure.InvalidData ? FailureClass.INVALID_DATA : FailureClass.UNAVAILABLE;
    }
}
