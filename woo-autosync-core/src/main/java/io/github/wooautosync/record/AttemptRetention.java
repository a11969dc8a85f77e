package io.github.wooautosync.record;

import java.time.Duration;

/**
 * How long attempts are kept.
 *
 * @param age older ones go; positive
 * @param perProduct of each product at each connection only the newest ones stay; positive
 */
public record AttemptRetention(Duration age, int perProduct) {

    public AttemptRetention {
        if (age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException("the age of attempts must be positive, but was " + age);
        }
        if (perProduct < 1) {
            throw new IllegalArgumentException("at least one attempt per product is kept, but was " + perProduct);
        }
    }

    /** 30 days, and 50 of each product at each connection. */
    public static AttemptRetention standard() {
        return new AttemptRetention(Duration.ofDays(30), 50);
    }
}
