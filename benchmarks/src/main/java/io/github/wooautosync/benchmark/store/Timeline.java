package io.github.wooautosync.benchmark.store;

import java.util.ArrayList;
import java.util.List;

/** When how many products had arrived. Safe for use by several threads. */
final class Timeline {

    private final long startNanos = System.nanoTime();
    private final List<Point> points = new ArrayList<>();
    private long arrived;

    private record Point(long nanos, long arrived) {}

    synchronized void arrived(int products) {
        arrived += products;
        points.add(new Point(System.nanoTime() - startNanos, arrived));
        notifyAll();
    }

    /** Waits until that many have arrived. */
    synchronized void await(long products) throws InterruptedException {
        long deadline = System.nanoTime() + 300_000_000_000L;
        while (arrived < products) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + arrived + " of " + products + " products arrived");
            }
            wait(1000);
        }
    }

    /** Products per second from the start on. */
    synchronized double rate() {
        Point last = points.get(points.size() - 1);
        return last.arrived * 1e9 / last.nanos;
    }

    /** Products per second after the first ones. */
    synchronized double rateAfter(long products) {
        Point last = points.get(points.size() - 1);
        Point from = points.stream()
                .filter(point -> point.arrived >= products)
                .findFirst()
                .orElse(last);
        return (last.arrived - from.arrived) * 1e9 / (last.nanos - from.nanos);
    }
}
