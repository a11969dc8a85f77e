package io.github.wooautosync.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to try again: exponential back-off with jitter. The n-th delay is drawn at random between half of {@code
 * firstDelay} and {@code firstDelay × 2^(n-1)}, which never exceeds {@code maxDelay}. Immutable.
 *
 * @param firstDelay the longest delay after the first failure; default 5 seconds
 * @param maxDelay the longest delay at all; default 1 hour
 * @param maxAttempts failures that count before a product is given up until it changes; default 12
 */
public record RetryPolicy(Duration firstDelay, Duration maxDelay, int maxAttempts) {

    private static final int MAXIMUM_DOUBLINGS = 30;

    public RetryPolicy {
        requirePositive("firstDelay", firstDelay);
        requirePositive("maxDelay", maxDelay);
        if (maxDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException(
                    "maxDelay (" + maxDelay + ") must not be shorter than firstDelay (" + firstDelay + ")");
        }
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts must be at least 1, but was " + maxAttempts);
        }
    }

    public static RetryPolicy standard() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    public Builder toBuilder() {
        return new Builder().firstDelay(firstDelay).maxDelay(maxDelay).maxAttempts(maxAttempts);
    }

    /** Whether a product that failed so often is given up. */
    public boolean isExhausted(int attempts) {
        return attempts >= maxAttempts;
    }

    /**
     * How long to wait.
     *
     * @param failures failures so far, the last one included; at least 1
     */
    public Duration delayAfter(int failures, RandomGenerator random) {
        int doublings = Math.min(Math.max(failures, 1) - 1, MAXIMUM_DOUBLINGS);
        long floor = firstDelay.toMillis() / 2;
        long ceiling = Math.min(maxDelay.toMillis(), saturatedShift(firstDelay.toMillis(), doublings));
        return Duration.ofMillis(floor + (long) (random.nextDouble() * (ceiling - floor)));
    }

    private static long saturatedShift(long value, int by) {
        return value > Long.MAX_VALUE >> by ? Long.MAX_VALUE : value << by;
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, but was " + value);
        }
    }

    /** Collects options. Not safe for use by several threads. */
    public static final class Builder {

        private Duration firstDelay = Duration.ofSeconds(5);
        private Duration maxDelay = Duration.ofHours(1);
        private int maxAttempts = 12;

        private Builder() {}

        public Builder firstDelay(Duration value) {
            requirePositive("firstDelay", value);
            firstDelay = value;
            return this;
        }

        public Builder maxDelay(Duration value) {
            requirePositive("maxDelay", value);
            maxDelay = value;
            return this;
        }

        public Builder maxAttempts(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("maxAttempts must be at least 1, but was " + value);
            }
            maxAttempts = value;
            return this;
        }

        public RetryPolicy build() {
            return new RetryPolicy(firstDelay, maxDelay, maxAttempts);
        }
    }
}
