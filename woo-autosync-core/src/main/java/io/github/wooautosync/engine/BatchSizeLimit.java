package io.github.wooautosync.engine;

import java.time.Duration;

/**
 * How many items a batch to one store may have. Answers shall take a fraction of the request time-out, but not so few
 * items that the cost of a request outweighs theirs. A size at which the store failed is not tried again for a while.
 * Not safe for use by several threads.
 */
final class BatchSizeLimit {

    /** A batch whose items cost this much more than its request loses a ninth at most against an endless one. */
    private static final double ITEMS_OVER_REQUEST = 8;

    private static final int STEPS = 5;
    private static final int FIRST_PATIENCE = 10;
    private static final int MOST_PATIENCE = 320;

    private final double comfortable;
    private final double bearable;
    private final ServiceTime serviceTime = new ServiceTime();
    private int largest;
    private int size;
    private int wall;
    private int patience = FIRST_PATIENCE;
    private int goodSinceWall;

    /**
     * A limit for one store.
     *
     * @param largest the most items that a batch may ever have
     * @param first how many the first one has
     */
    BatchSizeLimit(int largest, int first, Duration requestTimeout) {
        this.largest = largest;
        this.size = Math.min(first, largest);
        this.comfortable = requestTimeout.toNanos() / 1e9 / 6;
        this.bearable = requestTimeout.toNanos() / 1e9 / 2;
    }

    int size() {
        return size;
    }

    void answered(int items, Duration took) {
        serviceTime.add(items, took);
        goodSinceWall++;
        if (items >= wall) {
            wall = 0;
            patience = FIRST_PATIENCE;
        }
        if (took.toNanos() / 1e9 > bearable) {
            size = Math.max(1, Math.min(size, items) / 2);
            serviceTime.forget();
            return;
        }
        int best = Math.min(best(), ceiling());
        boolean full = items >= size * 4 / 5;
        size = best < size ? best : Math.min(best, size + (full ? 1 + size / STEPS : 0));
    }

    /** A batch of that many items died, or was too large in bytes. */
    void failed(int items) {
        if (items > 1) {
            patience = wall > 0 && items <= wall ? Math.min(MOST_PATIENCE, patience * 2) : patience;
            wall = items;
            goodSinceWall = 0;
        }
        size = Math.max(1, Math.min(size, items) / 2);
    }

    /** The store named the most items that it takes (fact 72). */
    void limitedTo(int most) {
        largest = Math.max(1, Math.min(largest, most));
        size = Math.min(size, largest);
    }

    private int best() {
        if (!serviceTime.isKnown()) {
            return largest;
        }
        double request = serviceTime.perRequest();
        double item = serviceTime.perItem();
        double wanted = Math.max((comfortable - request) / item, ITEMS_OVER_REQUEST * request / item);
        double most = (bearable - request) / item;
        return (int) Math.max(1, Math.min(largest, Math.min(wanted, most)));
    }

    /** Most deaths are one item's fault; so in the end a wall is tried again. */
    private int ceiling() {
        return wall > 0 && goodSinceWall < patience ? Math.max(1, wall * 3 / 4) : largest;
    }
}
