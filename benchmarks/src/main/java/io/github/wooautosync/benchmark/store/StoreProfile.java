package io.github.wooautosync.benchmark.store;

import io.github.wooautosync.test.store.FakeStore;
import java.time.Duration;

/**
 * What a store needs for a request and for each product in it, and how many requests it works on at once.
 *
 * @param products how many of them the library pushes in one turn
 */
record StoreProfile(String name, Duration perRequest, Duration perItem, int workers, int products) {

    static StoreProfile of(String name, double requestMillis, double itemMillis, int workers, int products) {
        return new StoreProfile(name, ofMillis(requestMillis), ofMillis(itemMillis), workers, products);
    }

    private static Duration ofMillis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1e6));
    }

    void applyTo(FakeStore store) {
        store.changeServiceTime(perRequest, perItem);
        store.changeWorkers(workers);
    }

    StoreProfile withProducts(int number) {
        return new StoreProfile(name, perRequest, perItem, workers, number);
    }

    String shown() {
        return name + ": " + perRequest.toNanos() / 1e6 + " ms per request, " + perItem.toNanos() / 1e6
                + " ms per product, " + workers + (workers == 1 ? " worker" : " workers");
    }
}
