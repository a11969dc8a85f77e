package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.event.SyncEvent;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.Completion;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.WooException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run over the due records of one connection, under its lease: round by round, each of them load, map, compare,
 * send, store. No transaction is open while the store thinks.
 */
final class Drain {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private static final Duration STORE_AGAIN = Duration.ofMillis(500);

    private final EngineSettings settings;
    private final SyncRecordStore records;
    private final ConnectionStore connections;
    private final Clock clock;
    private final StoreSessions sessions;
    private final ConnectionMonitor monitor;
    private final PushPlanner planner;
    private final ProductRemovals removals;
    private final RemovedProducts removedProducts;
    private final SkuLookup skuLookup;
    private final ReferenceResolver references;
    private final FollowUps followUps;
    private final BatchSender sender;
    private final OutcomeReporter reporter;
    private final AttemptRecorder attempts;
    private final EventPublisher events;
    private final BooleanSupplier stopping;

    Drain(
            EngineParts parts,
            EngineSettings settings,
            StoreSessions sessions,
            RemovalGuard guard,
            BooleanSupplier stopping) {
        this.settings = settings;
        this.records = parts.records();
        this.connections = parts.connections();
        this.clock = parts.clock();
        this.sessions = sessions;
        this.stopping = stopping;
        this.events = new EventPublisher(parts.listeners());
        this.monitor = new ConnectionMonitor(parts, settings, events);
        Verdicts verdicts = new Verdicts(settings, parts.clock(), parts.random());
        this.planner = new PushPlanner(parts, verdicts);
        this.removedProducts = new RemovedProducts(parts);
        this.removals = new ProductRemovals(parts, verdicts, guard, removedProducts);
        this.skuLookup = new SkuLookup(parts.records(), verdicts);
        TermFields terms = new TermFields(parts.links(), verdicts);
        this.followUps = new FollowUps(List.of(new ImageUploader(parts.links(), verdicts, parts.clock())), verdicts);
        this.references = new ReferenceResolver(parts, settings, verdicts, terms, followUps);
        this.sender = new BatchSender(parts, verdicts, terms, followUps);
        this.reporter = new OutcomeReporter(events, parts.clock());
        this.attempts = new AttemptRecorder(parts.attempts(), parts.clock());
    }

    /**
     * Works until nothing is due, the store has to rest, the lease is lost, the engine stops, or others wait for a
     * worker.
     */
    void run(ConnectionId connectionId, HeldLease lease, BooleanSupplier othersWait) {
        if (lease.lease().takenOver()) {
            recover(connectionId, lease);
        }
        boolean more = true;
        boolean first = true;
        while (more && !stopping.getAsBoolean() && (first || !othersWait.getAsBoolean())) {
            first = false;
            Optional<Connection> connection = connections.find(connectionId);
            more = connection.isPresent()
                    && lease.ensure(settings.leaseNeededForWrite())
                    && round(connection.get(), lease);
        }
    }

    /** How much of what is due may be worked on now. */
    DueQuery.Scope scope(Connection connection) {
        if (!connection.active() || connection.health().restsAt(clock.instant())) {
            return DueQuery.Scope.REMOVALS;
        }
        return connection.autoSync() ? DueQuery.Scope.EVERYTHING : DueQuery.Scope.REQUESTED;
    }

    /** Whether there is work for this connection that may be done now, or that a silent node may have left behind. */
    boolean hasWork(Connection connection) {
        return !due(connection, scope(connection), 1).isEmpty() || records.hasRecordsInFlight(connection.id());
    }

    private void recover(ConnectionId connectionId, HeldLease lease) {
        Instant now = clock.instant();
        int recovered = records.recoverInFlight(connectionId, lease.lease(), now.plus(settings.doubtPeriod()), now);
        if (recovered > 0) {
            LOG.warn(
                    "Took over connection {} from a node that fell silent; {} product(s) were in flight and are pushed"
                            + " again",
                    connectionId,
                    recovered);
        }
    }

    private boolean round(Connection connection, HeldLease lease) {
        DueQuery.Scope scope = scope(connection);
        List<SyncRecord> due = BatchSizes.choose(due(connection, scope, settings.batchSize()), settings.batchSize());
        if (due.isEmpty()) {
            return false;
        }
        if (scope == DueQuery.Scope.REMOVALS) {
            return complete(connection, lease, due, ProductRemovals.withoutStore(due));
        }
        try {
            return push(probed(connection), lease, due);
        } catch (WooException failed) {
            // A read or a probe failed before anything was marked or sent: the records simply stay due.
            reporter.reportPostponed(monitor.rest(connection, failed.failure()), due);
            return false;
        } catch (LeaseLostException lost) {
            lease.markLost();
            return false;
        }
    }

    /** A store that was in trouble is asked something harmless first. */
    private Connection probed(Connection connection) {
        if (connection.health().isOk()) {
            return connection;
        }
        sessions.of(connection).client().verifyWriteAccess();
        return monitor.probed(connection);
    }

    private boolean push(Connection connection, HeldLease lease, List<SyncRecord> due) {
        StoreSession session = sessions.of(connection);
        RoundPlan plan = planner.plan(connection, due, session::units);
        ProductRemovals.Plan removing = removals.plan(connection, plan.removals(), due);
        StoreRound round =
                new StoreRound(removing.connection(), session, () -> lease.ensure(settings.leaseNeededForWrite()));
        return remove(round, lease, plan.removals(), removing) && push(round, lease, due, plan);
    }

    private boolean push(StoreRound round, HeldLease lease, List<SyncRecord> due, RoundPlan plan) {
        Connection connection = round.connection();
        WooClient client = round.client();
        RemovedProducts.Restoration restoration = removedProducts.restore(client, connection.id(), plan.pushes());
        RoundPlan resolved = skuLookup.resolve(client, connection.policy(), restoration.pushes());
        PreparedRound prepared = references.prepare(round, resolved.pushes());
        List<SyncOutcome> outcomes = new ArrayList<>(plan.settled());
        outcomes.addAll(resolved.settled());
        outcomes.addAll(prepared.settled());
        if (prepared.light().isEmpty()) {
            return complete(connection, lease, due, outcomes)
                    && follow(round, lease, prepared.followingAfter(outcomes, followUps));
        }
        if (!round.mayWrite().getAsBoolean() || !markInFlight(lease, prepared.light())) {
            lease.markLost();
            return false;
        }
        long startedNanos = System.nanoTime();
        BatchSender.Sent sent = sender.send(round, prepared.light());
        Connection after = sent.failure()
                .map(failure -> monitor.writeFailed(connection, failure))
                .orElseGet(() -> monitor.succeeded(connection));
        outcomes.addAll(sent.outcomes());
        boolean mayGoOn = complete(after, lease, due, outcomes);
        removedProducts.forget(connection.id(), restoration, outcomes);
        reportBatch(after, sent, Duration.ofNanos(System.nanoTime() - startedNanos));
        return mayGoOn && !rests(after) && follow(round, lease, prepared.followingAfter(outcomes, followUps));
    }

    /** Removals come first: what goes may make room for the SKU of another product. */
    private boolean remove(StoreRound round, HeldLease lease, List<Removal> planned, ProductRemovals.Plan removing) {
        if (planned.isEmpty()) {
            return true;
        }
        List<SyncRecord> due = planned.stream().map(Removal::record).toList();
        List<SyncOutcome> outcomes = new ArrayList<>(removing.settled());
        Connection after = round.connection();
        if (!removing.toSend().isEmpty()) {
            List<SyncRecordId> sending = removing.toSend().stream()
                    .map(removal -> removal.record().id())
                    .toList();
            if (!round.mayWrite().getAsBoolean() || !records.markInFlight(lease.lease(), sending)) {
                lease.markLost();
                return false;
            }
            BatchSender.Sent sent = removals.send(round, removing.toSend());
            after = sent.failure()
                    .map(failure -> monitor.writeFailed(round.connection(), failure))
                    .orElseGet(() -> monitor.succeeded(round.connection()));
            outcomes.addAll(sent.outcomes());
        }
        boolean mayGoOn = complete(after, lease, due, outcomes);
        removals.noteGone(after, planned, outcomes);
        return mayGoOn && !rests(after);
    }

    /** Runs what follows, product by product, until something light and urgent waits; what is left stays due. */
    private boolean follow(StoreRound round, HeldLease lease, List<PreparedPush> waiting) {
        Deque<PreparedPush> queue = new ArrayDeque<>(waiting);
        boolean mayGoOn = true;
        while (mayGoOn && !queue.isEmpty() && !stopping.getAsBoolean() && !isInteractiveWorkDue(round.connection())) {
            mayGoOn = followOne(round, lease, queue);
        }
        return mayGoOn && !lease.isLost();
    }

    private boolean followOne(StoreRound round, HeldLease lease, Deque<PreparedPush> queue) {
        PreparedPush push = queue.remove();
        if (!round.mayWrite().getAsBoolean() || !markInFlight(lease, List.of(push))) {
            lease.markLost();
            return false;
        }
        FollowUps.Step step = followUps.runFirst(round, push);
        Connection after = step.failure()
                .map(failure -> monitor.writeFailed(round.connection(), failure))
                .orElse(round.connection());
        if (step.outcome() instanceof SyncOutcome.Pushed pushed
                && !pushed.sentFields().isEmpty()) {
            connections.updateLastSyncedAt(after.id(), clock.instant());
        }
        step.next().ifPresent(queue::addFirst);
        return complete(after, lease, List.of(push.record()), List.of(step.outcome())) && !rests(after);
    }

    private boolean isInteractiveWorkDue(Connection connection) {
        DueQuery query = new DueQuery(connection.id(), Lane.INTERACTIVE, scope(connection), 1);
        return !records.dueRecords(query, clock.instant()).isEmpty();
    }

    private boolean markInFlight(HeldLease lease, List<PreparedPush> pushes) {
        boolean marked = records.markInFlight(
                lease.lease(), pushes.stream().map(push -> push.record().id()).toList());
        if (marked) {
            attempts.started(pushes);
        }
        return marked;
    }

    private boolean complete(Connection connection, HeldLease lease, List<SyncRecord> due, List<SyncOutcome> outcomes) {
        List<Completion> completions = store(lease, outcomes);
        reporter.report(connection, due, outcomes, completions);
        attempts.completed(connection, due, outcomes, completions);
        if (completions.contains(Completion.LEASE_LOST)) {
            LOG.warn("Lost the lease of connection {}; its products are pushed again", connection.storeName());
            lease.markLost();
            return false;
        }
        return true;
    }

    /** Outcomes are dear: as long as the lease lasts they are stored again and again. */
    private List<Completion> store(HeldLease lease, List<SyncOutcome> outcomes) {
        while (true) {
            try {
                Instant now = clock.instant();
                return records.complete(lease.lease(), outcomes, now.plus(settings.doubtPeriod()), now);
            } catch (RuntimeException away) {
                if (!lease.lasts(EngineSettings.LEASE_MARGIN)) {
                    throw away;
                }
                LOG.warn("{} outcome(s) could not be stored; trying again", outcomes.size(), away);
                LockSupport.parkNanos(STORE_AGAIN.toNanos());
                if (Thread.currentThread().isInterrupted()) {
                    throw away;
                }
            }
        }
    }

    private void reportBatch(Connection connection, BatchSender.Sent sent, Duration duration) {
        int succeeded = (int) sent.outcomes().stream()
                .filter(SyncOutcome.Pushed.class::isInstance)
                .count();
        Instant now = clock.instant();
        if (succeeded > 0) {
            noteLastSync(connection, now);
        }
        LOG.info(
                "Pushed {} of {} product(s) to connection {} in {} ms",
                succeeded,
                sent.outcomes().size(),
                connection.storeName(),
                duration.toMillis());
        events.publish(new SyncEvent.BatchSent(connection.id(), sent.outcomes().size(), succeeded, duration, now));
    }

    private void noteLastSync(Connection connection, Instant now) {
        try {
            connections.updateLastSyncedAt(connection.id(), now);
        } catch (RuntimeException away) {
            LOG.warn("The time of the last push to connection {} could not be stored", connection.storeName(), away);
        }
    }

    private List<SyncRecord> due(Connection connection, DueQuery.Scope scope, int limit) {
        if (scope == DueQuery.Scope.REMOVALS && !ProductRemovals.needNoStore(connection)) {
            return List.of();
        }
        Instant now = clock.instant();
        List<SyncRecord> due =
                new ArrayList<>(records.dueRecords(new DueQuery(connection.id(), Lane.INTERACTIVE, scope, limit), now));
        if (due.size() < limit) {
            due.addAll(records.dueRecords(new DueQuery(connection.id(), Lane.BULK, scope, limit - due.size()), now));
        }
        return due;
    }

    private boolean rests(Connection connection) {
        return connection.health().restsAt(clock.instant());
    }
}
