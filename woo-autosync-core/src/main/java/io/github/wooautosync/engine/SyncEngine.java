package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncRecordStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every store equal to the PIM. One light thread folds captures and looks for connections with due records; each
 * of those is drained by one worker at a time, on one node at a time. A slow or dead store occupies only its own worker.
 *
 * <p>Safe for use by several threads.
 */
public final class SyncEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SyncEngine.class);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final EngineParts parts;
    private final EngineSettings settings;
    private final SyncRecordStore records;
    private final ConnectionStore connections;
    private final Folder folder;
    private final Drain drain;
    private final RemovalGuard removalGuard;
    private final StoreSessions sessions;
    private final AttemptPurge attemptPurge;
    private final Set<ConnectionId> draining = ConcurrentHashMap.newKeySet();
    /** Connections that could not be drained, and the monotonic time before which they are not tried again. */
    private final Map<ConnectionId, Long> notBefore = new ConcurrentHashMap<>();

    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor senders;
    private final Thread scheduler;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wakeUp = lock.newCondition();
    private boolean woken;
    private volatile boolean stopping;

    public SyncEngine(EngineParts parts, EngineSettings settings) {
        this.parts = parts;
        this.settings = settings;
        this.records = parts.records();
        this.connections = parts.connections();
        this.sessions = new StoreSessions(parts.clients(), parts.connections(), settings);
        this.folder = new Folder(parts, settings);
        this.attemptPurge = new AttemptPurge(parts);
        this.removalGuard = new RemovalGuard(parts);
        this.workers = threads("woo-autosync-drain-", settings.parallelConnections());
        // As many as can be needed at all, so that no request waits for one while its lease runs.
        this.senders = threads("woo-autosync-send-", settings.parallelConnections() * (settings.parallelBatches() + 1));
        this.drain = new Drain(
                parts,
                settings,
                sessions,
                removalGuard,
                settings.backgroundThreads() ? senders : Runnable::run,
                () -> stopping);
        this.scheduler = new Thread(this::schedule, "woo-autosync-scheduler");
        this.scheduler.setDaemon(true);
    }

    /** Starts the background threads, unless the settings say that there are none. */
    public void start() {
        if (settings.backgroundThreads()) {
            scheduler.start();
        }
    }

    /** A hint that there is something to do. Losing it costs at most one poll interval. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            wakeUp.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public boolean hasBackgroundThreads() {
        return settings.backgroundThreads();
    }

    /** Whether the engine was closed. */
    public boolean isClosed() {
        return stopping;
    }

    /** Forgets what was learned of the store of a connection, for when that connection is changed or deleted. */
    public void forget(ConnectionId connectionId) {
        sessions.forget(connectionId);
    }

    /** Finds and links what shops have already. */
    public ShopLinks shopLinks() {
        return new ShopLinks(parts, settings, sessions);
    }

    /** A look at what a run would send to a store. */
    public DryRun dryRun(Connection connection) {
        return new DryRun(parts, settings, removalGuard, connection);
    }

    /**
     * A person wants the removals to go that the fuse of a connection holds.
     *
     * @return how many products that are
     */
    public int confirmRemovals(Connection connection) {
        int confirmed = removalGuard.confirm(connection);
        wake();
        return confirmed;
    }

    /**
     * Does on the caller's thread all work that is due now, for engines without background threads: tests, command-line
     * tools. Time is the injected clock's.
     */
    public void runPendingWork() {
        boolean found = true;
        while (found && !stopping) {
            folder.foldAll(() -> stopping, () -> {});
            found = false;
            for (ConnectionId connectionId : connectionsWithWork()) {
                found |= drain(connectionId);
            }
        }
        if (attemptPurge.claimIfDue()) {
            attemptPurge.run();
        }
    }

    /**
     * Stops taking work, lets requests in flight end within {@code closeTimeout}, stores their outcomes and gives leases
     * back. What did not end in time is pushed again by whoever takes the lease over. Idempotent.
     */
    @Override
    public void close() {
        if (stopping) {
            return;
        }
        stopping = true;
        wake();
        long deadline = System.nanoTime() + settings.closeTimeout().toNanos();
        try {
            if (scheduler.isAlive()) {
                scheduler.join(settings.closeTimeout().toMillis());
            }
            workers.shutdown();
            if (!workers.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                LOG.warn(
                        "Closed while {} store(s) had not answered after {}; what was sent to them is pushed again after"
                                + " a restart",
                        draining.size(),
                        settings.closeTimeout());
            }
        } catch (InterruptedException interrupted) {
            workers.shutdown();
            Thread.currentThread().interrupt();
        } finally {
            senders.shutdown();
        }
    }

    private void schedule() {
        while (!stopping) {
            Duration pause = settings.pollInterval();
            try {
                boolean folded =
                        !folder.foldAll(() -> stopping, this::drainWhatIsDue).isEmpty();
                drainWhatIsDue();
                if (attemptPurge.claimIfDue()) {
                    workers.execute(attemptPurge::run);
                }
                pause = folded ? earlier(pause, settings.coalescingWindow()) : pause;
            } catch (RuntimeException | Error fault) {
                // Nobody else would start it again.
                LOG.error("Looking for work failed; trying again in {}", pause, fault);
            }
            await(pause);
        }
    }

    private void drainWhatIsDue() {
        connectionsWithWork().forEach(this::drainInBackground);
    }

    private List<ConnectionId> connectionsWithWork() {
        Clock clock = parts.clock();
        List<ConnectionId> withWork = new ArrayList<>();
        for (ConnectionId connectionId : records.connectionsWithDueRecords(clock.instant())) {
            if (!draining.contains(connectionId) && mayBeTried(connectionId) && hasWork(connectionId)) {
                withWork.add(connectionId);
            }
        }
        return withWork;
    }

    private boolean hasWork(ConnectionId connectionId) {
        Optional<Connection> connection = connections.find(connectionId);
        if (connection.isEmpty()) {
            // It was deleted while somebody still registered products for it.
            LOG.info("Removed {} sync record(s) of a deleted connection", records.deleteAll(connectionId));
            return false;
        }
        return drain.hasWork(connection.get());
    }

    private boolean mayBeTried(ConnectionId connectionId) {
        Long earliest = notBefore.get(connectionId);
        return earliest == null || System.nanoTime() - earliest >= 0;
    }

    private void drainInBackground(ConnectionId connectionId) {
        if (stopping || !draining.add(connectionId)) {
            return;
        }
        workers.execute(() -> {
            boolean drained = false;
            try {
                drained = drain(connectionId);
            } finally {
                if (drained) {
                    notBefore.remove(connectionId);
                } else {
                    notBefore.put(
                            connectionId,
                            System.nanoTime() + settings.pollInterval().toNanos());
                }
                draining.remove(connectionId);
                if (drained) {
                    wake();
                }
            }
        });
    }

    /** Returns whether the connection could be worked on. */
    private boolean drain(ConnectionId connectionId) {
        Optional<HeldLease> lease = Optional.empty();
        try {
            lease = HeldLease.acquire(records, LeaseKey.of(connectionId), parts.nodeName(), settings.leaseDuration());
            if (lease.isEmpty()) {
                LOG.debug("Connection {} is drained by another node", connectionId);
                return false;
            }
            drain.run(connectionId, lease.get(), () -> !workers.getQueue().isEmpty());
            lease.get().release();
            return true;
        } catch (RuntimeException | Error fault) {
            LOG.error("Draining connection {} failed", connectionId, fault);
            lease.ifPresent(held -> giveBackUnlessInFlight(connectionId, held));
            return false;
        }
    }

    /** A lease under which something may be in flight has to run out: its next owner knows then what to push again. */
    private void giveBackUnlessInFlight(ConnectionId connectionId, HeldLease lease) {
        try {
            if (!records.hasRecordsInFlight(connectionId)) {
                lease.release();
            }
        } catch (RuntimeException away) {
            LOG.debug("The lease of connection {} has to run out", connectionId, away);
        }
    }

    private static Duration earlier(Duration first, Duration second) {
        return first.compareTo(second) < 0 ? first : second;
    }

    private void await(Duration timeout) {
        lock.lock();
        try {
            long nanos = timeout.toNanos();
            while (!woken && nanos > 0 && !stopping) {
                nanos = wakeUp.awaitNanos(nanos);
            }
            woken = false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopping = true;
        } finally {
            lock.unlock();
        }
    }

    /** Threads come when they are needed and go when they are not. */
    private static ThreadPoolExecutor threads(String name, int most) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                most, most, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
