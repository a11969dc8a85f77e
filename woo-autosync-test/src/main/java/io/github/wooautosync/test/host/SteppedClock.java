package io.github.wooautosync.test.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until a test moves it, for {@code WooAutoSync.builder().clock(…)} and for stores. In UTC.
 * Safe for use by several threads.
 */
public final class SteppedClock extends Clock {

    private Instant now;

    /** Stands at some moment that means nothing. */
    public SteppedClock() {
        this(Instant.parse("2026-11-22T10:00:00Z"));
    }

    public SteppedClock(Instant start) {
        this.now = start;
    }

    /** Moves on. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** This same clock: it knows only UTC. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
