package io.github.wooautosync.woo;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why a request, or one item of a batch, did not succeed, sorted by what to do about it. Classified by HTTP status and
 * error code, never by the message, which stores translate.
 */
public sealed interface WooFailure {

    /** What was seen. */
    FailureDetail detail();

    /** The store asks for fewer requests: wait, then go on. Nothing was done. */
    record Throttled(FailureDetail detail, Optional<Duration> retryAfter) implements WooFailure {}

    /**
     * The store as a whole cannot be used now (refused connection, maintenance, plug-in off, redirect, wrong URL):
     * nothing was done, and no other product would fare better.
     */
    record Unavailable(FailureDetail detail, Optional<Duration> retryAfter) implements WooFailure {}

    /** The key is unknown, was revoked, or may not do this: a person has to act. Nothing was done. */
    record Unauthorised(FailureDetail detail) implements WooFailure {}

    /**
     * The store refuses these values; the same values will be refused again.
     *
     * @param fields the refused fields with the store's reason, as far as it named them
     */
    record InvalidData(FailureDetail detail, Map<String, String> fields) implements WooFailure {

        public InvalidData {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * The values are fine but something in the store stands in the way.
     *
     * @param reason what it is
     * @param resourceId the entry that stands in the way, where the store named it
     */
    record Conflict(FailureDetail detail, Reason reason, OptionalLong resourceId) implements WooFailure {

        /** What stands in the way. */
        public enum Reason {
            /** A product or variation holds the SKU; {@code resourceId} names it (fact 53). */
            SKU_TAKEN,
            /** The SKU is in the trash, was taken this moment, or is a ghost; the store does not say by whom (facts 57, 59, 61). */
            SKU_BLOCKED,
            /** Another product holds the GTIN (fact 32). */
            GTIN_TAKEN,
            /** The entry that was to be changed does not exist in the store (any more). */
            GONE,
            /** A term of that name exists; {@code resourceId} names it (fact 90). */
            TERM_EXISTS,
            /** The entry is in the trash already (fact 115). */
            ALREADY_IN_TRASH,
            /** Anything else of this kind. */
            OTHER
        }
    }

    /**
     * The answer was lost: the store may have done it, may be doing it now, or not.
     *
     * @param storeMayStillBeWorking false when the store's process is known to have ended
     * @param retryAfter how long the answer asked to wait, where there was one
     */
    record Doubtful(FailureDetail detail, boolean storeMayStillBeWorking, Optional<Duration> retryAfter)
            implements WooFailure {

        /** Nobody asked to wait. */
        public Doubtful(FailureDetail detail, boolean storeMayStillBeWorking) {
            this(detail, storeMayStillBeWorking, Optional.empty());
        }
    }
}
