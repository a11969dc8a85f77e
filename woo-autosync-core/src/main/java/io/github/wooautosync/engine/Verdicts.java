package io.github.wooautosync.engine;

import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.woo.FailureDetail;
import io.github.wooautosync.woo.WooFailure;
import io.github.wooautosync.woo.WooFailure.Conflict;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides what a failure means for a record: try again and when, or give up and say why. */
final class Verdicts {

    /** A SKU that is refused as taken but cannot be found is looked for this often before a person is asked. */
    private static final int SKU_RACES = 3;

    private final EngineSettings settings;
    private final Clock clock;
    private final RandomGenerator random;

    Verdicts(EngineSettings settings, Clock clock, RandomGenerator random) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /** The store answered for this product alone: it refused it. */
    SyncOutcome of(WooFailure failure, PlannedPush push) {
        SyncRecord record = push.record();
        SyncError error = error(failure.detail());
        if (failure instanceof WooFailure.Doubtful doubtful) {
            return doubtful(record, error, doubtful.storeMayStillBeWorking());
        }
        if (failure instanceof WooFailure.InvalidData invalid) {
            return finalError(record, SyncStatus.ERROR, describe(error, invalid));
        }
        if (failure instanceof Conflict conflict) {
            return conflict(push, conflict, error);
        }
        // The store as a whole is fine, since it answered for each product.
        return retry(record, error);
    }

    /**
     * The request that carried this product failed as a whole. When it was refused for what was in it, smaller ones find
     * out which product it is.
     *
     * @param products how many it carried
     */
    SyncOutcome ofWholeRequest(WooFailure failure, PlannedPush push, int products) {
        SyncRecord record = push.record();
        if (failure instanceof WooFailure.Doubtful) {
            return of(failure, push);
        }
        if (failure instanceof WooFailure.InvalidData || failure instanceof Conflict) {
            return products > 1 ? retry(record, error(failure.detail())) : of(failure, push);
        }
        return new SyncOutcome.Postponed(record.id(), record.revision());
    }

    /** Never again by itself: a person or a change has to come first. */
    SyncOutcome finalError(SyncRecord record, SyncStatus status, SyncError error) {
        return new SyncOutcome.Failed(
                record.id(), record.revision(), status, error, Optional.empty(), true, Optional.empty());
    }

    /** The host could not answer: not the product's fault, and not the store's. */
    SyncOutcome hostFailed(SyncRecord record, SyncError error) {
        return new SyncOutcome.Failed(
                record.id(),
                record.revision(),
                SyncStatus.ERROR,
                error,
                Optional.of(clock.instant().plus(settings.retryPolicy().delayAfter(1, random))),
                false,
                Optional.empty());
    }

    private SyncOutcome conflict(PlannedPush push, Conflict conflict, SyncError error) {
        SyncRecord record = push.record();
        return switch (conflict.reason()) {
            case GONE -> new SyncOutcome.Unlinked(record.id(), record.revision());
            case SKU_TAKEN, SKU_BLOCKED ->
                // On a create somebody was faster, or the trash holds it: the next look-up will tell.
                push.isCreate() && record.attempts() < SKU_RACES
                        ? retry(record, error)
                        : finalError(record, SyncStatus.CONFLICT, skuRefused(push, conflict, error));
            case GTIN_TAKEN, TERM_EXISTS, ALREADY_IN_TRASH, OTHER -> finalError(record, SyncStatus.CONFLICT, error);
        };
    }

    private static SyncError skuRefused(PlannedPush push, Conflict conflict, SyncError error) {
        String holder = conflict.resourceId().isPresent()
                ? "WooCommerce product " + conflict.resourceId().getAsLong() + " holds SKU '" + push.sku() + "'"
                : "the store refuses SKU '" + push.sku() + "', but no product shows it; if this lasts, let WooCommerce"
                        + " regenerate its product lookup tables (Status > Tools)";
        return new SyncError(error.code(), holder + ". The store says: " + error.message());
    }

    private SyncOutcome retry(SyncRecord record, SyncError error) {
        return failed(record, error, Optional.empty());
    }

    private SyncOutcome doubtful(SyncRecord record, SyncError error, boolean mayStillLand) {
        Optional<Instant> until =
                mayStillLand ? Optional.of(clock.instant().plus(settings.doubtPeriod())) : Optional.of(clock.instant());
        return failed(record, error, until);
    }

    private SyncOutcome failed(SyncRecord record, SyncError error, Optional<Instant> doubtfulUntil) {
        int failures = record.attempts() + 1;
        Optional<Instant> retryAt = settings.retryPolicy().isExhausted(failures)
                ? Optional.empty()
                : Optional.of(clock.instant().plus(settings.retryPolicy().delayAfter(failures, random)));
        return new SyncOutcome.Failed(
                record.id(), record.revision(), SyncStatus.ERROR, error, retryAt, true, doubtfulUntil);
    }

    private static SyncError describe(SyncError error, WooFailure.InvalidData invalid) {
        if (invalid.fields().isEmpty()) {
            return error;
        }
        return new SyncError(error.code(), error.message() + " " + invalid.fields());
    }

    private static SyncError error(FailureDetail detail) {
        return new SyncError(detail.code(), detail.message());
    }
}
