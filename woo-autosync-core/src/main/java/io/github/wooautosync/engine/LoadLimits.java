package io.github.wooautosync.engine;

import io.github.wooautosync.connection.LearnedLimits;
import io.github.wooautosync.woo.TransportFault;
import io.github.wooautosync.woo.WooFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much one store gets at once, learned from its answers: how many items a batch has and how many batches are in
 * flight. Safe for use by several threads.
 */
final class LoadLimits {

    private static final String TOO_MANY_ITEMS = "woocommerce_rest_request_entity_too_large";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

    /** A batch size that moved less is not worth a write. */
    private static final int NOTABLE_PART = 5;

    private final BatchSizeLimit size;
    private final ParallelismSearch parallelism;
    private final ParallelismSearch followUps;
    private LearnedLimits remembered;
    private int followUpsOnTheWay;

    /**
     * Limits of one store.
     *
     * @param learned what was remembered of it, to begin with
     */
    LoadLimits(EngineSettings settings, Optional<LearnedLimits> learned) {
        this.remembered = learned.orElse(new LearnedLimits(settings.batchSize(), 1, 1));
        this.size = new BatchSizeLimit(settings.batchSize(), remembered.batchSize(), settings.requestTimeout());
        this.parallelism = new ParallelismSearch(settings.parallelBatches(), remembered.batchesInFlight());
        this.followUps = new ParallelismSearch(settings.parallelBatches(), remembered.followUpsInFlight());
    }

    synchronized int batchSize() {
        return size.size();
    }

    synchronized int batchesInFlight() {
        return parallelism.current();
    }

    /** How many products may have a follow-up on its way, as far as that depends on the store. */
    synchronized int followUpsInFlight() {
        return followUps.current();
    }

    /** What is worth to be remembered beyond this process; absent when it is remembered already. */
    synchronized Optional<LearnedLimits> toRemember() {
        LearnedLimits now = new LearnedLimits(size.size(), parallelism.settled(), followUps.settled());
        boolean notable = now.batchesInFlight() != remembered.batchesInFlight()
                || now.followUpsInFlight() != remembered.followUpsInFlight()
                || Math.abs(now.batchSize() - remembered.batchSize()) * NOTABLE_PART > remembered.batchSize();
        return notable ? Optional.of(now) : Optional.empty();
    }

    synchronized void remembered(LearnedLimits limits) {
        remembered = limits;
    }

    /** A follow-up of a product is on its way from now on. */
    synchronized void followUpBegins() {
        followUpsOnTheWay++;
    }

    synchronized void followUpEnds() {
        followUpsOnTheWay--;
    }

    /** A request with variations was answered. */
    synchronized void variationsAnswered(int items, Instant startedAt, Instant now) {
        if (followUpsOnTheWay >= followUps.current()) {
            followUps.answered(items, startedAt, now);
        }
    }

    /** A request with variations failed as a whole. */
    synchronized void variationsFailed(WooFailure failure, Instant now) {
        if (failure instanceof WooFailure.Throttled || failure instanceof WooFailure.Doubtful) {
            followUps.halve(now);
        }
    }

    /**
     * A batch was answered item by item.
     *
     * @param inFlight how many batches were in flight until now, this one included
     */
    synchronized void answered(int items, Instant startedAt, Instant now, int inFlight) {
        Duration took = Duration.between(startedAt, now);
        boolean full = items * 2 >= size.size();
        if (full && inFlight >= parallelism.current()) {
            parallelism.answered(items, startedAt, now);
        }
        if (!took.isNegative()) {
            size.answered(items, took);
        }
    }

    /**
     * A batch failed as a whole.
     *
     * @param suspected whether a product among its items is suspected to be the cause, since a larger batch failed before
     */
    synchronized void failed(WooFailure failure, int items, boolean suspected, Instant now) {
        if (failure instanceof WooFailure.Throttled) {
            parallelism.halve(now);
        } else if (isTooLarge(failure)) {
            limitOfItems(failure, items).ifPresentOrElse(size::limitedTo, () -> size.failed(items));
        } else if (failure instanceof WooFailure.Doubtful && !suspected) {
            size.failed(items);
            parallelism.halve(now);
        }
    }

    /** The most items that the store takes, where it said so in a sentence of whatever language (fact 72). */
    private static OptionalInt limitOfItems(WooFailure failure, int items) {
        Matcher number = NUMBER.matcher(failure.detail().message());
        if (!isLimitOfItems(failure) || !number.find()) {
            return OptionalInt.empty();
        }
        int named = Integer.parseInt(number.group());
        return named >= 1 && named < items ? OptionalInt.of(named) : OptionalInt.empty();
    }

    /** Whether the store refused the number of items, whatever they are. */
    static boolean isLimitOfItems(WooFailure failure) {
        return failure.detail().code().equals(TOO_MANY_ITEMS);
    }

    private static boolean isTooLarge(WooFailure failure) {
        return isLimitOfItems(failure) || failure.detail().code().equals(TransportFault.REQUEST_TOO_LARGE.code());
    }
}
