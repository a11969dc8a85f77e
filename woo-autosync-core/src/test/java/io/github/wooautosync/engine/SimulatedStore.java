package io.github.wooautosync.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.IntSupplier;

/**
 * A store as a queue before a few PHP workers on a few cores, and a drain that keeps it as busy as it may; time is
 * simulated. Requests that take longer than the time-out fail.
 */
final class SimulatedStore {

    static final Duration TIME_OUT = Duration.ofSeconds(60);

    private final Random random = new Random(5);
    private final PriorityQueue<Batch> onTheWay = new PriorityQueue<>(Comparator.comparing(Batch::done));
    private final PriorityQueue<Instant> workersFree = new PriorityQueue<>();
    private double perRequest;
    private double perItem;
    private int workers;
    private double jitter;
    private Instant now = Instant.EPOCH;
    private int failures;

    private record Batch(int items, Instant sent, Instant done) {}

    /** Who is told about answers. */
    interface Pupil {
        default void answered(int items, Instant startedAt, Instant now, int inFlight) {}

        default void timedOut(int items, Instant now) {}
    }

    SimulatedStore(double perRequest, double perItem, int workers, double jitter) {
        becomes(perRequest, perItem, workers);
        this.jitter = jitter;
    }

    void becomes(double newPerRequest, double newPerItem, int newWorkers) {
        perRequest = newPerRequest;
        perItem = newPerItem;
        workers = newWorkers;
        workersFree.clear();
        for (int i = 0; i < workers; i++) {
            workersFree.add(now);
        }
    }

    int failures() {
        return failures;
    }

    /** Pushes that many products and returns how many it was per second. */
    double push(int products, IntSupplier batchSize, IntSupplier inFlight, Pupil pupil) {
        Instant start = now;
        int done = 0;
        while (done < products) {
            while (onTheWay.size() < inFlight.getAsInt()) {
                send(batchSize.getAsInt());
            }
            int before = onTheWay.size();
            Batch back = onTheWay.remove();
            Instant givenUp = back.sent().plus(TIME_OUT);
            boolean late = back.done().isAfter(givenUp);
            now = late ? (givenUp.isAfter(now) ? givenUp : now) : back.done();
            if (late) {
                failures++;
                pupil.timedOut(back.items(), now);
            } else {
                done += back.items();
                pupil.answered(back.items(), back.sent(), now, before);
            }
        }
        return done / seconds(Duration.between(start, now));
    }

    /** The best throughput that any fixed limits have. */
    double best() {
        double best = 0;
        for (int size : new int[] {1, 5, 10, 20, 30, 40, 50, 60, 80, 100}) {
            for (int inFlight = 1; inFlight <= 4; inFlight++) {
                int items = size;
                int parallel = inFlight;
                SimulatedStore fresh = new SimulatedStore(perRequest, perItem, workers, jitter);
                double measured = (perRequest + perItem * items) * Math.max(1, parallel / (double) workers) > 60
                        ? 0
                        : fresh.push(5_000, () -> items, () -> parallel, new Pupil() {});
                best = Math.max(best, measured);
            }
        }
        return best;
    }

    private void send(int items) {
        Instant free = workersFree.remove();
        Instant begins = free.isAfter(now) ? free : now;
        double takes = (perRequest + perItem * items) * (1 + jitter * (random.nextDouble() - 0.5));
        Instant done = begins.plusNanos((long) (takes * 1e9));
        workersFree.add(done);
        onTheWay.add(new Batch(items, now, done));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
