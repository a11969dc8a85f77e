package io.github.wooautosync.benchmark.peer;

import java.util.List;
import java.util.function.Consumer;

/** A tool that one would take instead. Safe for use by several threads where the tool is. */
public interface Peer extends AutoCloseable {

    String name();

    /** Whether a task is enqueued with the host's transaction: committed with it, and rolled back with it. */
    boolean joinsHostTransaction();

    /** Which kind of host transaction it needs; peers with the same kind share its cost. */
    String hostName();

    /** A transaction of the host: its work, then the pushes are enqueued, then commit. */
    void transaction(HostWork work, List<Push> pushes);

    /** Removes everything that was enqueued. */
    void empty();

    /** Starts workers and does all that was enqueued; returns when {@code count} pushes are done and noted as done. */
    void drain(int threads, int count, Consumer<Push> handler);

    /** Stops what {@link #drain} started. */
    default void stop() {}

    @Override
    default void close() {
        stop();
    }
}
