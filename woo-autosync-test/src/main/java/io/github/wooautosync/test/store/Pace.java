package io.github.wooautosync.test.store;

import java.time.Duration;

/** How long the store takes. Requests that began before a change keep what they began with. Thread-safe. */
final class Pace {

    private volatile Times times;

    Pace(Times times) {
        this.times = times;
    }

    /**
     * Service times.
     *
     * @param perRequest of each request
     * @param perItem of each product in it, besides
     */
    record Times(Duration perRequest, Duration perItem) {}

    Times now() {
        return times;
    }

    void becomes(Times changed) {
        times = changed;
    }
}
