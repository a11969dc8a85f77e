package io.github.wooautosync.engine;

import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.woo.FailureDetail;
import io.github.wooautosync.woo.TransportFault;
import io.github.wooautosync.woo.WooFailure;
import io.github.wooautosync.woo.WooFailure.Conflict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

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
     * The request that carried this product failed as a whole. Where the store is alive and there were others, smaller
     * requests find out at once which product it is, and none of them is given up for that; where it stood alone, it is to
     * blame.
     *
     * @param products how many it carried
     */
    SyncOutcome ofWholeRequest(WooFailure failure, PlannedPush push, int products, boolean storeIsDown) {
        SyncRecord record = push.record();
        boolean alone = products == 1;
        boolean aboutContent = failure instanceof WooFailure.InvalidData || failure instanceof Conflict;
        if (aboutContent && alone) {
            return of(failure, push);
        }
        if (LoadLimits.isLimitOfItems(failure)) {
            return new SyncOutcome.Postponed(record.id(), record.revision());
        }
        boolean blocked = failure.detail().code().equals(TransportFault.BLOCKED.code());
        boolean mayBeIts = aboutContent || (blocked && !storeIsDown) || failure instanceof WooFailure.Doubtful;
        if (!mayBeIts) {
            return new SyncOutcome.Postponed(record.id(), record.revision());
        }
        Optional<Instant> doubt = failure instanceof WooFailure.Doubtful doubtful
                ? Optional.of(doubtEnds(doubtful.storeMayStillBeWorking()))
                : Optional.empty();
        if (alone && !storeIsDown) {
            return failed(record, blamed(failure.detail()), doubt);
        }
        return new SyncOutcome.Failed(
                record.id(),
                record.revision(),
                SyncStatus.ERROR,
                error(failure.detail()),
                Optional.of(sameTurn(record)),
                !storeIsDown,
                doubt);
    }

    /** A divided request keeps its place in the queue. */
    private Instant sameTurn(SyncRecord record) {
        Instant now = clock.instant();
        return record.dueAt().filter(due -> due.isBefore(now)).orElse(now);
    }

    private static SyncError blamed(FailureDetail detail) {
        return new SyncError(
                detail.code(),
                detail.message()
                        + "; the store is alive, but fails whenever this product is sent, also alone: look into"
                        + " the logs of the store and its web server for the plug-in or rule behind it");
    }

    /** Never again by itself: a person or a change has to come first. */
    SyncOutcome finalError(SyncRecord record, SyncStatus status, SyncError error) {
        return new SyncOutcome.Failed(
                record.id(), record.revision(), status, error, Optional.empty(), true, Optional.empty());
    }

    /**
     * Another product of the PIM has the SKU. It may be about to give it up, so that this is tried again a few times
     * before a person is asked, and as long as that product itself waits.
     *
     * @param waitingHolder that product, where it still waits
     */
    SyncOutcome skuShared(SyncRecord record, SyncError error, Optional<SyncRecord> waitingHolder) {
        if (waitingHolder.isPresent()) {
            return waitsFor(waitingHolder.get(), record, error);
        }
        return record.attempts() < SKU_RACES ? retry(record, error) : finalError(record, SyncStatus.CONFLICT, error);
    }

    /**
     * Another product has to be pushed first. Soon after its next try this one is tried again. It is not given up as long
     * as the other is not, and what the other failed does not count against it.
     */
    SyncOutcome waitsFor(SyncRecord other, SyncRecord record, SyncError error) {
        Instant now = clock.instant();
        Instant next = other.dueAt().filter(now::isBefore).orElse(now);
        return new SyncOutcome.Failed(
                record.id(),
                record.revision(),
                SyncStatus.ERROR,
                error,
                Optional.of(next.plus(settings.retryPolicy().delayAfter(1, random))),
                false,
                Optional.empty());
    }

    /** Whether an older request may still reach the store. */
    boolean isInDoubt(SyncRecord record) {
        return record.doubtfulUntil().filter(clock.instant()::isBefore).isPresent();
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

    /** Whether a product whose push keeps leaving something open is not to be tried again by itself. */
    boolean isGivenUp(SyncRecord record) {
        return record.warning().isPresent() && settings.retryPolicy().isExhausted(record.attempts());
    }

    /** What is said about a product that the store has, but not quite as it should be. */
    Optional<SyncOutcome.Remainder> warned(SyncRecord record, List<FieldWarning> warnings) {
        if (warnings.isEmpty()) {
            return Optional.empty();
        }
        String message = warnings.stream()
                .map(warning -> warning.error().message())
                .distinct()
                .collect(Collectors.joining("; "));
        SyncError error = new SyncError(warnings.get(0).error().code(), message);
        int failures = record.attempts() + 1;
        boolean exhausted = settings.retryPolicy().isExhausted(failures);
        boolean again = warnings.stream()
                .anyMatch(warning -> warning.retry() == FieldWarning.Retry.ALWAYS
                        || (warning.retry() == FieldWarning.Retry.UNTIL_EXHAUSTED && !exhausted));
        Optional<Instant> retryAt = again
                ? Optional.of(clock.instant().plus(settings.retryPolicy().delayAfter(failures, random)))
                : Optional.empty();
        return Optional.of(new SyncOutcome.Remainder.Warned(error, retryAt, Optional.empty()));
    }

    /**
     * The fields are there, but the answer to the request with the images was lost. Nothing is tried before that request
     * has surely ended: until then a repeat could upload everything a second time.
     */
    SyncOutcome imagesUnconfirmed(PreparedPush push, WooFailure.Doubtful failure, Instant now) {
        SyncError error = new SyncError(
                FailureCode.IMAGES_UNCONFIRMED,
                "the store gave no answer about the images (" + failure.detail().message()
                        + "); if this lasts, make the images smaller or their server faster");
        return push.pushed(
                push.push().target().orElseThrow(),
                Set.of(),
                Optional.empty(),
                now,
                Optional.of(unconfirmed(push.record(), error, failure)));
    }

    /** What is left open when the answer about a part of a product was lost. */
    SyncOutcome.Remainder unconfirmed(SyncRecord record, SyncError error, WooFailure.Doubtful failure) {
        Instant now = clock.instant();
        int failures = record.attempts() + 1;
        Instant ended = failure.storeMayStillBeWorking() ? now.plus(settings.doubtPeriod()) : now;
        Instant retryAt = now.plus(settings.retryPolicy().delayAfter(failures, random));
        boolean exhausted = settings.retryPolicy().isExhausted(failures);
        return new SyncOutcome.Remainder.Warned(
                error,
                exhausted ? Optional.empty() : Optional.of(retryAt.isBefore(ended) ? ended : retryAt),
                Optional.of(ended));
    }

    private SyncOutcome conflict(PlannedPush push, Conflict conflict, SyncError error) {
        SyncRecord record = push.record();
        return switch (conflict.reason()) {
            case GONE ->
                // A product that was only just found by its SKU comes from a stale answer: no hurry.
                record.wooProductId().isPresent()
                        ? new SyncOutcome.Unlinked(record.id(), record.revision())
                        : retry(record, error);
            case SKU_TAKEN, SKU_BLOCKED ->
                // Somebody was faster, or another product of the PIM is about to give it up: the next try will tell.
                record.attempts() < SKU_RACES
                        ? retry(record, error)
                        : finalError(record, SyncStatus.CONFLICT, skuRefused(push, conflict, error));
            case GTIN_TAKEN -> finalError(record, SyncStatus.CONFLICT, gtinTaken(push, conflict, error));
            case TERM_EXISTS, ALREADY_IN_TRASH, OTHER -> finalError(record, SyncStatus.CONFLICT, error);
        };
    }

    private static SyncError gtinTaken(PlannedPush push, Conflict conflict, SyncError error) {
        String gtin = push.desired().text("global_unique_id").orElse("");
        String holder = conflict.resourceId().isPresent()
                ? "WooCommerce product " + conflict.resourceId().getAsLong()
                : "another product of the store";
        return new SyncError(
                error.code(),
                holder + " holds GTIN '" + gtin + "'; give one of the two another GTIN. The store says: "
                        + error.message());
    }

    private static SyncError skuRefused(PlannedPush push, Conflict conflict, SyncError error) {
        String holder = conflict.resourceId().isPresent()
                ? "WooCommerce product " + conflict.resourceId().getAsLong() + " holds SKU '" + push.sku() + "'"
                : "the store refuses SKU '" + push.sku() + "', but no product shows it; if this lasts, let WooCommerce"
                        + " regenerate its product lookup tables (Status > Tools)";
        return new SyncError(error.code(), holder + ". The store says: " + error.message());
    }

    /** To be tried again with growing pauses, and given up in the end. */
    SyncOutcome retry(SyncRecord record, SyncError error) {
        return failed(record, error, Optional.empty());
    }

    private SyncOutcome doubtful(SyncRecord record, SyncError error, boolean mayStillLand) {
        return failed(record, error, Optional.of(doubtEnds(mayStillLand)));
    }

    private Instant doubtEnds(boolean mayStillLand) {
        Instant now = clock.instant();
        return mayStillLand ? now.plus(settings.doubtPeriod()) : now;
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
