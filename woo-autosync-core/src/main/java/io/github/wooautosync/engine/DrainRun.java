package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.woo.SkuKey;
import io.github.wooautosync.woo.WooException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run over the due records of one connection, under its lease. This thread alone reads, prepares and stores; only
 * the requests with products are carried by senders' threads, so that the next batch is prepared while others are in
 * flight. What is on its way, prepared or waiting in memory is bounded, whatever the backlog.
 *
 * <p>Automatic updates go first. Follow-ups have places of their own beside the batches, at least one, so that neither
 * waits for the other.
 */
final class DrainRun {

    /** How many products are prepared for follow-ups at once: each of them may take long. */
    private static final int FOLLOWING_AHEAD = 20;

    /** How many products a store gets that has only just answered again. */
    private static final int ON_TRIAL = 10;

    private final DrainTools tools;
    private final ConnectionId connectionId;
    private final HeldLease lease;
    private final BooleanSupplier othersWait;
    private final InFlight inFlight;
    private final Settling settling;
    private final Deque<PreparedPush> following = new ArrayDeque<>();
    private @Nullable Ready ready;
    private DueQuery.@Nullable Scope scope;
    private List<SyncRecord> preparing = List.of();
    private boolean begun;
    private boolean over;
    private @Nullable RuntimeException fault;

    DrainRun(DrainTools tools, ConnectionId connectionId, HeldLease lease, BooleanSupplier othersWait) {
        this.tools = tools;
        this.connectionId = connectionId;
        this.lease = lease;
        this.othersWait = othersWait;
        this.inFlight = new InFlight(tools.senders());
        this.settling = new Settling(tools, lease);
    }

    /** A batch that was prepared ahead. */
    private record Ready(StoreRound round, Lane lane, List<PreparedPush> pushes) {}

    /** What became of some due records of one lane. */
    private record Prepared(StoreRound round, PreparedRound content) {

        boolean isProgress() {
            return !content.settled().isEmpty() || !content.removals().isEmpty();
        }
    }

    /**
     * Works until nothing is due, the store has to rest, the lease is lost, the engine stops, or others wait for a
     * worker; then until everything in flight is back.
     */
    void run() {
        try {
            boolean goesOn = true;
            while (goesOn || !inFlight.isEmpty()) {
                boolean begunSomething = goesOn && goOn();
                begun |= begunSomething;
                goesOn = goesOn
                        && !over
                        && (begunSomething
                                || !inFlight.isEmpty()
                                || tools.outcomes().wakeWhoWaits(connectionId));
                if (!begunSomething && !inFlight.isEmpty()) {
                    inFlight.await(tools.settings().pollInterval());
                }
                settle();
            }
        } finally {
            inFlight.awaitAll();
            tools.sessions().remember(connectionId);
        }
        if (fault != null) {
            throw fault;
        }
    }

    /** Returns whether anything was begun or done. */
    private boolean goOn() {
        try {
            Optional<Connection> connection = goOnWith();
            over |= connection.isEmpty();
            return connection.isPresent() && begin(connection.get());
        } catch (RuntimeException failed) {
            // What is on its way must not be lost by it.
            fault = failed;
            over = true;
            return false;
        }
    }

    private Optional<Connection> goOnWith() {
        if (lease.isLost() || tools.stopping().getAsBoolean() || (begun && othersWait.getAsBoolean())) {
            return Optional.empty();
        }
        Optional<Connection> connection = tools.connections().find(connectionId);
        connection.map(tools.due()::scope).ifPresent(this::work);
        return connection.filter(present -> lease.ensure(tools.settings().leaseNeededForWrite()));
    }

    /** What was prepared under another scope may not be sent under this one. */
    private void work(DueQuery.Scope now) {
        if (now != scope) {
            scope = now;
            ready = null;
            following.clear();
        }
    }

    /** Returns whether anything was begun or done. */
    private boolean begin(Connection connection) {
        preparing = List.of();
        if (scope == DueQuery.Scope.REMOVALS) {
            return remove(connection);
        }
        try {
            Connection answering = probed(connection);
            return sendReady(answering, Lane.INTERACTIVE)
                    || send(answering, Lane.INTERACTIVE)
                    || sendReady(answering, Lane.BULK)
                    || send(answering, Lane.BULK)
                    || follow(answering)
                    || prepareAhead(answering, Lane.INTERACTIVE)
                    || prepareAhead(answering, Lane.BULK);
        } catch (WooException failed) {
            // A read or a probe failed before anything was marked or sent: the records simply stay due.
            tools.reporter().reportPostponed(tools.monitor().rest(connection, failed.failure()), preparing);
            over = true;
        } catch (LeaseLostException lost) {
            lease.markLost();
        }
        return false;
    }

    private boolean remove(Connection connection) {
        List<SyncRecord> due = tools.due().ofAllLanes(connection);
        tools.outcomes().complete(connection, lease, due, ProductRemovals.withoutStore(due));
        return !due.isEmpty();
    }

    /** A store that was in trouble is asked something harmless first. */
    private Connection probed(Connection connection) {
        if (connection.health().isOk()) {
            return connection;
        }
        tools.sessions().of(connection).client().verifyWriteAccess();
        return tools.monitor().probed(connection);
    }

    private boolean send(Connection connection, Lane lane) {
        if (!hasPlace(connection)) {
            return false;
        }
        Optional<Prepared> prepared = prepare(connection, lane, batchSize(connection));
        boolean urgent = prepared.isPresent() && followSoon(prepared.get());
        return prepared.isPresent()
                && (send(prepared.get().round(), prepared.get().content().light())
                        || prepared.get().isProgress()
                        || urgent);
    }

    private boolean sendReady(Connection connection, Lane lane) {
        Ready waiting = ready;
        if (waiting == null || waiting.lane() != lane || !hasPlace(connection)) {
            return false;
        }
        ready = null;
        return send(waiting.round(), tools.due().stillDue(waiting.pushes()));
    }

    private boolean send(StoreRound round, List<PreparedPush> pushes) {
        List<PreparedPush> marked = tools.outcomes().markInFlight(lease, pushes);
        if (marked.isEmpty()) {
            return false;
        }
        inFlight.send(new BatchInFlight(round, marked, lease, tools.settings().requestTimeout(), tools.clock()));
        return true;
    }

    private boolean prepareAhead(Connection connection, Lane lane) {
        if (ready != null || hasPlace(connection) || ConnectionMonitor.isOnTrial(connection)) {
            return false;
        }
        Optional<Prepared> prepared = prepare(connection, lane, batchSize(connection));
        boolean urgent = prepared.isPresent() && followSoon(prepared.get());
        prepared.ifPresent(ahead -> keepReady(ahead, lane));
        return ready != null || urgent || prepared.filter(Prepared::isProgress).isPresent();
    }

    /** Follow-ups that a person waits for, such as prices of variants, go before those of exports. */
    private boolean followSoon(Prepared prepared) {
        List<PreparedPush> urgent = prepared.content().slow();
        for (int last = urgent.size() - 1; last >= 0; last--) {
            following.addFirst(urgent.get(last));
        }
        return !urgent.isEmpty();
    }

    private void keepReady(Prepared prepared, Lane lane) {
        List<PreparedPush> light = prepared.content().light();
        if (!light.isEmpty()) {
            ready = new Ready(prepared.round(), lane, light);
        }
    }

    private boolean follow(Connection connection) {
        if (!hasPlaceForFollowUp(connection)) {
            return false;
        }
        boolean progress = following.isEmpty() && refillFollowing(connection);
        List<PreparedPush> next = tools.outcomes().markInFlight(lease, nextToFollow());
        if (next.isEmpty()) {
            return progress;
        }
        StoreRound round = round(connection);
        inFlight.send(new FollowUpInFlight(
                round, next.get(0), tools.followUps(), lease, tools.settings().requestTimeout()));
        return true;
    }

    /** The first one that is still due and that none of those on their way stands in the way of. */
    private List<PreparedPush> nextToFollow() {
        List<PreparedPush> next = List.of();
        Set<Claim> taken = inFlight.claims();
        Iterator<PreparedPush> waiting = following.iterator();
        while (next.isEmpty() && waiting.hasNext()) {
            PreparedPush push = waiting.next();
            if (Collections.disjoint(taken, tools.followUps().claims(push))) {
                waiting.remove();
                next = tools.due().stillDue(List.of(push));
            }
        }
        return next;
    }

    private boolean hasPlaceForFollowUp(Connection connection) {
        if (ConnectionMonitor.isOnTrial(connection)) {
            return inFlight.isEmpty();
        }
        int besideBatches = Math.max(1, tools.settings().parallelBatches() - inFlight.batches());
        int learned = tools.sessions().of(connection).limits().followUpsInFlight();
        return inFlight.followUps() < Math.min(learned, besideBatches);
    }

    /** A product that changed again meanwhile has light fields, too. */
    private boolean refillFollowing(Connection connection) {
        Optional<Prepared> prepared = prepare(connection, Lane.FOLLOW_UP, FOLLOWING_AHEAD);
        if (prepared.isEmpty()) {
            return false;
        }
        following.addAll(prepared.get().content().slow());
        boolean sent = ready == null
                && hasPlace(connection)
                && send(prepared.get().round(), prepared.get().content().light());
        return sent || prepared.get().isProgress();
    }

    private Optional<Prepared> prepare(Connection connection, Lane lane, int limit) {
        Map<SyncRecordId, Long> claimed = claimed();
        List<SyncRecord> due = tools.due().of(connection, lane).stream()
                .filter(record -> !Long.valueOf(record.revision()).equals(claimed.get(record.id())))
                .toList();
        preparing = BatchChoice.of(due, limit);
        if (preparing.isEmpty()) {
            return Optional.empty();
        }
        StoreRound round = round(connection);
        PreparedRound prepared = tools.preparation().prepare(round, preparing, busySkus()::contains);
        tools.outcomes().complete(connection, lease, preparing, prepared.settled());
        over |= tools.removals().run(round, lease, prepared.removals(), preparing);
        if (over) {
            return Optional.empty();
        }
        return Optional.of(new Prepared(round, prepared));
    }

    /** What waits in memory is not prepared twice, unless it changed. */
    private Map<SyncRecordId, Long> claimed() {
        Map<SyncRecordId, Long> claimed = new HashMap<>();
        following.forEach(push -> claimed.put(push.record().id(), push.record().revision()));
        if (ready != null) {
            ready.pushes()
                    .forEach(push ->
                            claimed.put(push.record().id(), push.record().revision()));
        }
        return claimed;
    }

    private Set<SkuKey> busySkus() {
        Set<SkuKey> busy = new HashSet<>();
        inFlight.claims().forEach(claim -> claim.sku().ifPresent(busy::add));
        if (ready != null) {
            ready.pushes().forEach(push -> push.skuKey().ifPresent(busy::add));
        }
        return busy;
    }

    private StoreRound round(Connection connection) {
        return new StoreRound(
                connection,
                tools.sessions().of(connection),
                () -> lease.ensure(tools.settings().leaseNeededForWrite()),
                lease.lease().epoch());
    }

    private boolean hasPlace(Connection connection) {
        int places = ConnectionMonitor.isOnTrial(connection)
                ? 1
                : tools.sessions().of(connection).limits().batchesInFlight();
        // One batch always finds a place; more of them, and follow-ups, share what the store may get at once.
        boolean roomBesideFollowUps = inFlight.batches() == 0
                || inFlight.batches() + inFlight.followUps() <= tools.settings().parallelBatches();
        return inFlight.batches() < places && roomBesideFollowUps;
    }

    private int batchSize(Connection connection) {
        int learned = tools.sessions().of(connection).limits().batchSize();
        return ConnectionMonitor.isOnTrial(connection) ? Math.min(ON_TRIAL, learned) : learned;
    }

    private void settle() {
        int batches = inFlight.batches();
        for (Optional<Sending> back = inFlight.takeBack(); back.isPresent(); back = inFlight.takeBack()) {
            refill(back.get());
            Settling.Settled settled = settling.settle(back.get(), batches);
            settled.next().ifPresent(following::addFirst);
            over |= settled.storeRests();
            batches = inFlight.batches();
        }
    }

    /** What is ready takes the place of a batch that was answered at once: no store waits until an outcome is stored. */
    private void refill(Sending back) {
        boolean answered =
                back instanceof BatchInFlight batch && batch.result() instanceof BatchInFlight.Result.Answered;
        if (!answered || ready == null || over) {
            return;
        }
        try {
            goOnWith().filter(connection -> connection.health().isOk()).ifPresent(this::sendReadyUnlessOthersGoFirst);
        } catch (RuntimeException failed) {
            // As in goOn().
            fault = failed;
            over = true;
        }
    }

    private void sendReadyUnlessOthersGoFirst(Connection connection) {
        if (tools.due().any(connection, Lane.INTERACTIVE)) {
            sendReady(connection, Lane.INTERACTIVE);
        } else {
            sendReady(connection, Lane.BULK);
        }
    }
}
