package io.github.wooautosync;

import io.github.wooautosync.event.SyncEvent;
import io.github.wooautosync.event.SyncListener;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes whoever waits for the engine to get on with something. */
final class Signal implements SyncListener {

    /** Whoever is woken looks at hundreds of records, so that not every event is worth it. */
    private static final long LEAST_NANOS_BETWEEN = Duration.ofMillis(50).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private long count;
    private long lastNanos = System.nanoTime() - LEAST_NANOS_BETWEEN;

    @Override
    public void onEvent(SyncEvent event) {
        lock.lock();
        try {
            if (System.nanoTime() - lastNanos >= LEAST_NANOS_BETWEEN) {
                lastNanos = System.nanoTime();
                wake();
            }
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            count++;
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something happened after that count was read, or the time is up. */
    void awaitBeyond(long seen, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long nanos = timeout.toNanos();
            while (count == seen && nanos > 0) {
                nanos = something.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
