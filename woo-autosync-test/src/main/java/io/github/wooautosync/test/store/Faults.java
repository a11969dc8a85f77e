package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The script of misfortunes of a store. Only REST requests are hit. For each request the first that applies counts: the
 * queue of {@link #next}, the rules of {@link #onRequest} in their order, {@link #choose}, then {@link #random}. Poison works besides.
 * Thread-safe.
 */
public final class Faults {

    private final Deque<Runnable> lateWork = new ArrayDeque<>();
    private final Deque<Fault> queue = new ArrayDeque<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Poison> poisons = new ArrayList<>();
    private @Nullable Dice dice;
    private Function<RecordedRequest, Optional<Fault>> choice = request -> Optional.empty();
    private CountDownLatch gate = new CountDownLatch(1);
    private long injected;

    Faults() {}

    /** The next request is hit. */
    public synchronized Faults next(Fault fault) {
        queue.add(fault);
        return this;
    }

    /** The next {@code count} requests are hit. */
    public synchronized Faults next(int count, Fault fault) {
        if (count < 0) {
            throw new IllegalArgumentException("count (" + count + ") must not be negative");
        }
        for (int i = 0; i < count; i++) {
            queue.add(fault);
        }
        return this;
    }

    /** Every request that fits is hit, until {@link #clear()}. */
    public synchronized Faults onRequest(Predicate<RecordedRequest> which, Fault fault) {
        rules.add(new Rule(which, fault));
        return this;
    }

    /** A function decides for each request, by what it is, until {@link #clear()}. It is called once per request. */
    public synchronized Faults choose(Function<RecordedRequest, Optional<Fault>> function) {
        choice = function;
        return this;
    }

    /** Each request is hit with this probability by one of the choices, until {@link #clear()}. */
    public synchronized Faults random(long seed, double probability, Fault... choices) {
        if (probability < 0 || probability > 1) {
            throw new IllegalArgumentException("probability (" + probability + ") must lie between 0 and 1");
        }
        if (choices.length == 0) {
            throw new IllegalArgumentException("choices must not be empty");
        }
        dice = new Dice(new Random(seed), probability, List.of(choices));
        return this;
    }

    /**
     * Every item that fits kills PHP, in a batch as in a single write, until {@link #clear()}. Deletes are seen as
     * {@code {"id": N}}.
     */
    public synchronized Faults poison(Predicate<ObjectNode> item, Death death) {
        poisons.add(new Poison(item, death));
        return this;
    }

    /** Lets requests that hang go on. Later ones hang again. */
    public synchronized Faults release() {
        gate.countDown();
        gate = new CountDownLatch(1);
        return this;
    }

    /** Forgets all that was scripted and releases what hangs. */
    public synchronized Faults clear() {
        queue.clear();
        rules.clear();
        poisons.clear();
        dice = null;
        choice = request -> Optional.empty();
        return release();
    }

    /**
     * Does the work of requests that were answered before their work, in their order, on the caller's thread.
     *
     * @return how many there were
     */
    public int finishLateWork() {
        int done = 0;
        for (Runnable work = nextLateWork(); work != null; work = nextLateWork()) {
            work.run();
            done++;
        }
        return done;
    }

    private synchronized @Nullable Runnable nextLateWork() {
        return lateWork.poll();
    }

    synchronized void addLateWork(Runnable work) {
        lateWork.add(work);
    }

    /** Whether {@link #finishLateWork()} has something to do. */
    public synchronized boolean hasLateWork() {
        return !lateWork.isEmpty();
    }

    /** How many requests were hit so far; poison does not count. */
    public synchronized long injected() {
        return injected;
    }

    /** Whether scripted faults of {@link #next} are still waiting. */
    public synchronized boolean isQueueEmpty() {
        return queue.isEmpty();
    }

    synchronized @Nullable Fault pick(RecordedRequest request) {
        Fault fault = pickOne(request);
        if (fault != null) {
            injected++;
        }
        return fault;
    }

    private @Nullable Fault pickOne(RecordedRequest request) {
        if (!queue.isEmpty()) {
            return queue.remove();
        }
        for (Rule rule : rules) {
            if (rule.which.test(request)) {
                return rule.fault;
            }
        }
        Optional<Fault> chosen = choice.apply(request);
        if (chosen.isPresent()) {
            return chosen.get();
        }
        return dice == null ? null : dice.roll();
    }

    synchronized @Nullable Death deathAt(ObjectNode item) {
        for (Poison poison : poisons) {
            if (poison.item.test(item)) {
                return poison.death;
            }
        }
        return null;
    }

    synchronized CountDownLatch gate() {
        return gate;
    }

    private record Rule(Predicate<RecordedRequest> which, Fault fault) {}

    private record Poison(Predicate<ObjectNode> item, Death death) {}

    private record Dice(Random random, double probability, List<Fault> choices) {

        @Nullable
        Fault roll() {
            return random.nextDouble() < probability ? choices.get(random.nextInt(choices.size())) : null;
        }
    }
}
