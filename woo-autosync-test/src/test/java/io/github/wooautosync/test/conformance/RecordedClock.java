package io.github.wooautosync.test.conformance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** The clock of the fake store: it stands on the day of the recordings and moves only when told. */
final class RecordedClock extends Clock {

    private static final Instant DAY_OF_THE_RECORDING = Instant.parse("2026-11-22T09:30:00Z");

    private final Instant start;
    private final AtomicLong secondsSinceStart = new AtomicLong();

    private RecordedClock(Instant start) {
        this.start = start;
    }

    /** Signed requests carry their time: then the clock starts there, else in the middle of the recordings. */
    static RecordedClock of(Exchange exchange) {
        return new RecordedClock(exchange.steps().stream()
                .map(step -> step.oauth().path("base_string").asText())
                .filter(text -> text.contains("oauth_timestamp%3D"))
                .map(text -> text.replaceFirst(".*oauth_timestamp%3D(\\d+).*", "$1"))
                .filter(text -> text.matches("\\d+"))
                .findFirst()
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
                .orElse(DAY_OF_THE_RECORDING));
    }

    void advance(Duration duration) {
        secondsSinceStart.addAndGet(duration.toSeconds());
    }

    @Override
    public Instant instant() {
        return start.plusSeconds(secondsSinceStart.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
