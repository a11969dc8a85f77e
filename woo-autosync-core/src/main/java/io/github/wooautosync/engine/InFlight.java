package io.github.wooautosync.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What one run of a drain has on its way. Used by the drain's own thread; senders' threads only hand back. */
final class InFlight {

    private final Executor senders;
    private final Set<Sending> onTheWay = new HashSet<>();
    private final BlockingQueue<Sending> back = new LinkedBlockingQueue<>();
    private final Deque<Sending> seen = new ArrayDeque<>();

    InFlight(Executor senders) {
        this.senders = senders;
    }

    void send(Sending sending) {
        onTheWay.add(sending);
        try {
            senders.execute(() -> {
                try {
                    sending.run();
                } finally {
                    back.add(sending);
                }
            });
        } catch (RejectedExecutionException closed) {
            back.add(sending);
        }
    }

    boolean isEmpty() {
        return onTheWay.isEmpty();
    }

    int batches() {
        return (int) onTheWay.stream().filter(BatchInFlight.class::isInstance).count();
    }

    int followUps() {
        return onTheWay.size() - batches();
    }

    Set<Claim> claims() {
        Set<Claim> claims = new HashSet<>();
        onTheWay.forEach(sending -> claims.addAll(sending.claims()));
        return claims;
    }

    /** One that is back, where there is one. */
    Optional<Sending> takeBack() {
        @Nullable Sending first = seen.isEmpty() ? back.poll() : seen.remove();
        if (first != null) {
            onTheWay.remove(first);
        }
        return Optional.ofNullable(first);
    }

    /** Waits until one is back, or for that long. An interrupt does not lose what is on its way. */
    void await(Duration longest) {
        if (!seen.isEmpty()) {
            return;
        }
        boolean interrupted = false;
        long deadline = System.nanoTime() + longest.toNanos();
        Sending first = null;
        long rest = longest.toNanos();
        while (first == null && rest > 0) {
            try {
                first = back.poll(rest, TimeUnit.NANOSECONDS);
            } catch (InterruptedException interrupt) {
                interrupted = true;
            }
            rest = deadline - System.nanoTime();
        }
        if (first != null) {
            seen.add(first);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until nothing is on its way any more, without looking at it. */
    void awaitAll() {
        while (!onTheWay.isEmpty()) {
            await(Duration.ofSeconds(1));
            takeBack();
        }
    }
}
