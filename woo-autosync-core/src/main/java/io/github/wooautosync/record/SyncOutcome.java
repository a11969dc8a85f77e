package io.github.wooautosync.record;

import io.github.wooautosync.id.WooProductId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one look of the engine at one record led to. */
public sealed interface SyncOutcome {

    SyncRecordId recordId();

    /** The revision that was read before the product was loaded. */
    long revision();

    /**
     * The store has the product as the PIM had it.
     *
     * @param sentFields what was sent; empty when nothing differed and nothing had to be sent
     * @param fingerprints of everything that the store is now known to have
     * @param startedAt when the engine started to send; decides whether an older request may still follow
     * @param remainder what is still open; absent when nothing is
     */
    record Pushed(
            SyncRecordId recordId,
            long revision,
            WooProductId wooProductId,
            Set<String> sentFields,
            Map<String, String> fingerprints,
            Optional<Instant> storeModifiedAt,
            Instant startedAt,
            Optional<Remainder> remainder)
            implements SyncOutcome {

        /** A push that left nothing open. */
        public Pushed(
                SyncRecordId recordId,
                long revision,
                WooProductId wooProductId,
                Set<String> sentFields,
                Map<String, String> fingerprints,
                Optional<Instant> storeModifiedAt,
                Instant startedAt) {
            this(
                    recordId,
                    revision,
                    wooProductId,
                    sentFields,
                    fingerprints,
                    storeModifiedAt,
                    startedAt,
                    Optional.empty());
        }

        /** The same with something still open. */
        public Pushed with(Remainder stillOpen) {
            return new Pushed(
                    recordId,
                    revision,
                    wooProductId,
                    sentFields,
                    fingerprints,
                    storeModifiedAt,
                    startedAt,
                    Optional.of(stillOpen));
        }

        /** The same with other fingerprints. */
        public Pushed with(Map<String, String> known) {
            return new Pushed(
                    recordId, revision, wooProductId, sentFields, known, storeModifiedAt, startedAt, remainder);
        }

        /** Whether the rest of this revision travels in a step of its own, so that the revision is not pushed yet. */
        public boolean isPartial() {
            return remainder.filter(Remainder.Follows.class::isInstance).isPresent();
        }
    }

    /** What a push left open. */
    sealed interface Remainder {

        /**
         * Slow fields, such as images to be uploaded, follow in a step of their own, apart from everything that is light.
         *
         * @param urgent whether a person waits for it, so that it stays in the lane of edits
         */
        record Follows(boolean urgent) implements Remainder {

            /** Nobody waits for it. */
            public Follows() {
                this(false);
            }
        }

        /**
         * The store has the product, but not quite as the PIM wants it.
         *
         * @param warning what is missing, and the remedy
         * @param retryAt when to try again; absent means not before the product changes
         * @param doubtfulUntil set when a request may still reach the store
         */
        record Warned(SyncError warning, Optional<Instant> retryAt, Optional<Instant> doubtfulUntil)
                implements Remainder {}
    }

    /**
     * The product is about to be created with this SKU. Stored before the request is sent: should its answer be lost and
     * the SKU change meanwhile, the product is found by this one.
     *
     * @param sku not blank
     */
    record Creating(SyncRecordId recordId, long revision, String sku) implements SyncOutcome {

        public Creating {
            if (sku.isBlank()) {
                throw new IllegalArgumentException("sku must not be blank");
            }
        }
    }

    /**
     * It did not work.
     *
     * @param status {@link SyncStatus#ERROR} or {@link SyncStatus#CONFLICT}
     * @param retryAt when to try again; absent means never by itself, until the product changes or is exported again
     * @param counts whether it counts against the allowed number of tries
     * @param doubtfulUntil set when the request may still reach the store
     */
    record Failed(
            SyncRecordId recordId,
            long revision,
            SyncStatus status,
            SyncError error,
            Optional<Instant> retryAt,
            boolean counts,
            Optional<Instant> doubtfulUntil)
            implements SyncOutcome {}

    /**
     * Nothing was sent, or surely nothing was done, for a reason that is not the product's: the store is away. The
     * record stays as it was and due.
     */
    record Postponed(SyncRecordId recordId, long revision) implements SyncOutcome {}

    /** The product in the store is gone for good: the next push creates it anew, at once. */
    record Unlinked(SyncRecordId recordId, long revision) implements SyncOutcome {}

    /**
     * Nothing was sent, and there is no hurry: the record is looked at again at that time, or at once when it changed
     * since.
     */
    record Deferred(SyncRecordId recordId, long revision, Instant until) implements SyncOutcome {}

    /**
     * The record has done its duty and goes, unless something changed since; then the store may have lost the product,
     * and all of it is pushed again.
     */
    record Removed(SyncRecordId recordId, long revision) implements SyncOutcome {}
}
