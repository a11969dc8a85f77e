package io.github.wooautosync.test.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Some threads that start together. What one of them throws fails the test. */
final class Crew {

    private static final long PATIENCE_SECONDS = 120;

    private final int size;

    private Crew(int size) {
        this.size = size;
    }

    static Crew of(int size) {
        return new Crew(size);
    }

    /** Every worker does its work once; returns when all are done. */
    void work(Work work) {
        ExecutorService executor = Executors.newFixedThreadPool(size);
        CyclicBarrier start = new CyclicBarrier(size);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int worker = 0; worker < size; worker++) {
                int number = worker;
                running.add(executor.submit(() -> {
                    start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    work.run(number);
                    return null;
                }));
            }
            running.forEach(Crew::await);
        } finally {
            executor.shutdownNow();
        }
    }

    private static void await(Future<?> worker) {
        try {
            worker.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError("a worker failed: " + failed.getCause(), failed.getCause());
        } catch (TimeoutException tooLong) {
            throw new AssertionError("a worker did not end", tooLong);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** What one worker does. */
    interface Work {
        void run(int worker) throws Exception;
    }
}
