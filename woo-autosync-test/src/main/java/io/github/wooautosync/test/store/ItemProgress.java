package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets items take their time, and lets PHP die at some of them. One instance per request. */
final class ItemProgress implements WorkProgress {

    private final Faults faults;
    private final Duration perItem;
    private final int itemLimit;
    private int started;
    private Duration owed = Duration.ZERO;

    /** With a negative limit all items may be done. */
    ItemProgress(Faults faults, Duration perItem, int itemLimit) {
        this.faults = faults;
        this.perItem = perItem;
        this.itemLimit = itemLimit;
    }

    @Override
    public void beforeItem(ObjectNode item) {
        if (itemLimit >= 0 && started == itemLimit) {
            throw new RequestDied(Death.Outcome.CONNECTION_CLOSED);
        }
        started++;
        Death death = faults.deathAt(item);
        if (death != null && !death.itemIsStored()) {
            throw new RequestDied(death.outcome());
        }
    }

    @Override
    public void betweenLoadAndSave(ObjectNode item) {
        // A thread cannot sleep for a fraction of a millisecond, and sleeps longer than it was told.
        owed = owed.plus(perItem);
        if (owed.toMillis() > 0) {
            long before = System.nanoTime();
            pause(owed);
            owed = owed.minusNanos(System.nanoTime() - before);
        }
    }

    @Override
    public void afterItem(ObjectNode item) {
        Death death = faults.deathAt(item);
        if (death != null && death.itemIsStored()) {
            throw new RequestDied(death.outcome());
        }
    }

    static void pause(Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static @Nullable Answer answerOf(RequestDied died) {
        return switch (died.outcome()) {
            case EMPTY_BODY -> Answer.json(200, new byte[0]);
            case FATAL_JSON -> Answer.json(500, RestError.fatalBody());
            case BAD_GATEWAY -> Answer.nginx(502, "Bad Gateway");
            case GATEWAY_TIMEOUT -> Answer.nginx(504, "Gateway Time-out");
            case CONNECTION_CLOSED -> null;
        };
    }
}
