package io.github.wooautosync.jpa;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Times as the tables hold them: microseconds since 1970-01-01T00:00:00Z. A number knows no time zone, so that neither
 * drivers nor sessions nor summer time can move it.
 */
final class Micros {

    private static final long PER_SECOND = 1_000_000;

    private Micros() {}

    static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static @Nullable Long of(Optional<Instant> instant) {
        return instant.map(Micros::of).orElse(null);
    }

    static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1000);
    }

    static Optional<Instant> toInstant(@Nullable Long micros) {
        return micros == null ? Optional.empty() : Optional.of(toInstant(micros.longValue()));
    }
}
