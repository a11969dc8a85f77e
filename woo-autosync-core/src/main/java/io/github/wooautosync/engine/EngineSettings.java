package io.github.wooautosync.engine;

import io.github.wooautosync.woo.StoreBatch;
import java.time.Duration;

/**
 * How the engine works. Immutable; {@link #builder()} has a default for everything.
 *
 * @param coalescingWindow how long a captured change waits for further ones, so that a burst of edits is one push;
 *     default 500 milliseconds
 * @param pollInterval how often captures and due records of other nodes, or from before a crash, are looked for; default
 *     1 second
 * @param batchSize the most products in one request, 1 to 100; the engine finds out by itself how many a store bears;
 *     default 100
 * @param parallelBatches the most batches in flight to one store, 1 to 4; the engine begins with one, or with what it
 *     learned before, and finds out by itself how many help; variations of as many products travel in the places that
 *     batches leave, and images beside them, one product at a time; default 4
 * @param parallelConnections how many stores are written to at the same time; default 16
 * @param requestTimeout how long one request to a store may take at most; must be what the client enforces; default 60
 *     seconds
 * @param leaseDuration how long another node waits before it takes over from one that fell silent; default 3 minutes
 * @param doubtPeriod how long a request whose answer was lost may still take effect in a store; default 2 minutes, as
 *     long as PHP usually may run
 * @param authorisationProbeInterval how often a store that refuses the key is asked whether it takes it now; default 5
 *     minutes
 * @param maximumRest the longest rest that a store's {@code Retry-After} can ask for; default 1 minute, because a shop
 *     in maintenance says 600 seconds and means a few (fact 139)
 * @param closeTimeout how long {@code close()} waits for requests in flight; default 30 seconds
 * @param retryPolicy when failed products and unreachable stores are tried again
 * @param privateImageUrlsAllowed whether images may have loopback or private addresses and any port; a real store fetches
 *     only public ones on the ports 80, 443 and 8080 (fact 83); default false
 * @param backgroundThreads false: nothing runs by itself, and {@link SyncEngine#runPendingWork()} does the work on the
 *     caller's thread; default true
 */
public record EngineSettings(
        Duration coalescingWindow,
        Duration pollInterval,
        int batchSize,
        int parallelBatches,
        int parallelConnections,
        Duration requestTimeout,
        Duration leaseDuration,
        Duration doubtPeriod,
        Duration authorisationProbeInterval,
        Duration maximumRest,
        Duration closeTimeout,
        RetryPolicy retryPolicy,
        boolean privateImageUrlsAllowed,
        boolean backgroundThreads) {

    static final int MOST_PARALLEL_BATCHES = 4;

    /** What must be left of a lease beyond one request, for the outcome to be stored. */
    static final Duration LEASE_MARGIN = Duration.ofSeconds(10);

    public EngineSettings {
        if (leaseDuration.compareTo(requestTimeout.plus(LEASE_MARGIN)) <= 0) {
            throw new IllegalArgumentException("leaseDuration (" + leaseDuration + ") must exceed requestTimeout ("
                    + requestTimeout + ") plus " + LEASE_MARGIN.toSeconds()
                    + " s, else a slow answer outlives its lease");
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What a lease must still last for a write to start. */
    Duration leaseNeededForWrite() {
        return requestTimeout.plus(LEASE_MARGIN);
    }

    /** Collects options. Not safe for use by several threads. */
    public static final class Builder {

        private Duration coalescingWindow = Duration.ofMillis(500);
        private Duration pollInterval = Duration.ofSeconds(1);
        private int batchSize = StoreBatch.MAXIMUM_ITEMS;
        private int parallelBatches = MOST_PARALLEL_BATCHES;
        private int parallelConnections = 16;
        private Duration requestTimeout = Duration.ofSeconds(60);
        private Duration leaseDuration = Duration.ofMinutes(3);
        private Duration doubtPeriod = Duration.ofMinutes(2);
        private Duration authorisationProbeInterval = Duration.ofMinutes(5);
        private Duration maximumRest = Duration.ofMinutes(1);
        private Duration closeTimeout = Duration.ofSeconds(30);
        private RetryPolicy retryPolicy = RetryPolicy.standard();
        private boolean privateImageUrlsAllowed;
        private boolean backgroundThreads = true;

        private Builder() {}

        /** Zero pushes every change as soon as possible. */
        public Builder coalescingWindow(Duration value) {
            if (value.isNegative()) {
                throw new IllegalArgumentException("coalescingWindow must not be negative, but was " + value);
            }
            coalescingWindow = value;
            return this;
        }

        public Builder pollInterval(Duration value) {
            pollInterval = positive("pollInterval", value);
            return this;
        }

        public Builder batchSize(int value) {
            if (value < 1 || value > StoreBatch.MAXIMUM_ITEMS) {
                throw new IllegalArgumentException(
                        "batchSize must be 1 to " + StoreBatch.MAXIMUM_ITEMS + ", but was " + value);
            }
            batchSize = value;
            return this;
        }

        public Builder parallelBatches(int value) {
            if (value < 1 || value > MOST_PARALLEL_BATCHES) {
                throw new IllegalArgumentException(
                        "parallelBatches must be 1 to " + MOST_PARALLEL_BATCHES + ", but was " + value);
            }
            parallelBatches = value;
            return this;
        }

        public Builder parallelConnections(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("parallelConnections must be at least 1, but was " + value);
            }
            parallelConnections = value;
            return this;
        }

        public Builder requestTimeout(Duration value) {
            requestTimeout = positive("requestTimeout", value);
            return this;
        }

        public Builder leaseDuration(Duration value) {
            leaseDuration = positive("leaseDuration", value);
            return this;
        }

        public Builder doubtPeriod(Duration value) {
            doubtPeriod = positive("doubtPeriod", value);
            return this;
        }

        public Builder authorisationProbeInterval(Duration value) {
            authorisationProbeInterval = positive("authorisationProbeInterval", value);
            return this;
        }

        public Builder maximumRest(Duration value) {
            maximumRest = positive("maximumRest", value);
            return this;
        }

        public Builder closeTimeout(Duration value) {
            closeTimeout = positive("closeTimeout", value);
            return this;
        }

        public Builder retryPolicy(RetryPolicy value) {
            retryPolicy = value;
            return this;
        }

        public Builder privateImageUrlsAllowed(boolean value) {
            privateImageUrlsAllowed = value;
            return this;
        }

        public Builder backgroundThreads(boolean value) {
            backgroundThreads = value;
            return this;
        }

        public EngineSettings build() {
            return new EngineSettings(
                    coalescingWindow,
                    pollInterval,
                    batchSize,
                    parallelBatches,
                    parallelConnections,
                    requestTimeout,
                    leaseDuration,
                    doubtPeriod,
                    authorisationProbeInterval,
                    maximumRest,
                    closeTimeout,
                    retryPolicy,
                    privateImageUrlsAllowed,
                    backgroundThreads);
        }

        private static Duration positive(String name, Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException(name + " must be positive, but was " + value);
            }
            return value;
        }
    }
}
