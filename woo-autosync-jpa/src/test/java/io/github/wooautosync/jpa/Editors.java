package io.github.wooautosync.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** People who edit products at the same time, some products much more often than others. */
final class Editors {

    private static final int MILLIS_BETWEEN_EDITS = 20;
    private static final int FAVOURITES = 5;

    private final StoresAndHost host;
    private final int products;
    private final ScheduledExecutorService threads;
    private final List<Future<?>> desks = new ArrayList<>();
    private final AtomicLong transactions = new AtomicLong();
    private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();

    private Editors(StoresAndHost host, int count, int products) {
        this.host = host;
        this.products = products;
        this.threads = Executors.newScheduledThreadPool(count);
    }

    static Editors start(StoresAndHost host, int count, int products, Random seeds) {
        Editors editors = new Editors(host, count, products);
        for (int i = 0; i < count; i++) {
            Random random = new Random(seeds.nextLong());
            editors.desks.add(editors.threads.scheduleWithFixedDelay(
                    () -> editors.edit(random), 0, MILLIS_BETWEEN_EDITS, TimeUnit.MILLISECONDS));
        }
        return editors;
    }

    /** Returns how many transactions there were. */
    long stop() {
        desks.forEach(desk -> desk.cancel(false));
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("an editor does not come to an end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return transactions.get();
    }

    /** What went wrong, deadlocks above all. */
    List<RuntimeException> failures() {
        return List.copyOf(failures);
    }

    private void edit(Random random) {
        List<Long> ids = new ArrayList<>();
        ids.add(1L + random.nextInt(FAVOURITES));
        random.longs(random.nextInt(3), 1, products + 1L)
                .filter(id -> !ids.contains(id))
                .distinct()
                .forEach(ids::add);
        try {
            host.edit(ids);
            transactions.incrementAndGet();
        } catch (RuntimeException failed) {
            failures.add(failed);
        }
    }
}
