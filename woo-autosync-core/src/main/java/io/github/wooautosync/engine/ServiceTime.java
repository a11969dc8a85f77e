package io.github.wooautosync.engine;

import java.time.Duration;

/**
 * What a store takes for a batch: something for each request and something for each item, fitted to its answers. Recent
 * answers weigh more. As long as all batches had one size, everything is taken for a cost of the items.
 */
final class ServiceTime {

    private static final double DECAY = 0.85;

    private double weight;
    private double items;
    private double seconds;
    private double itemsSquared;
    private double itemsTimesSeconds;

    void add(int count, Duration took) {
        double second = took.toNanos() / 1e9;
        weight = weight * DECAY + 1;
        items = items * DECAY + count;
        seconds = seconds * DECAY + second;
        itemsSquared = itemsSquared * DECAY + (double) count * count;
        itemsTimesSeconds = itemsTimesSeconds * DECAY + count * second;
    }

    void forget() {
        weight = 0;
        items = 0;
        seconds = 0;
        itemsSquared = 0;
        itemsTimesSeconds = 0;
    }

    boolean isKnown() {
        return weight > 0 && seconds > 0;
    }

    /** In seconds. */
    double perItem() {
        double spread = itemsSquared - items * items / weight;
        boolean sizesDiffer = spread > itemsSquared * 0.01;
        double fitted = sizesDiffer ? (itemsTimesSeconds - items * seconds / weight) / spread : 0;
        double atMost = seconds / items;
        return fitted > 0 ? Math.min(fitted, atMost) : atMost;
    }

    /** In seconds. */
    double perRequest() {
        return Math.max(0, (seconds - perItem() * items) / weight);
    }
}
