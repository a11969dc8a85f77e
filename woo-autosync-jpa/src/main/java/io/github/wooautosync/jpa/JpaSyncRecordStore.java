package io.github.wooautosync.jpa;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.Capture;
import io.github.wooautosync.record.CaptureHints;
import io.github.wooautosync.record.Completion;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.ExportRegistration;
import io.github.wooautosync.record.FoldResult;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.LinkRegistration;
import io.github.wooautosync.record.RecordTransitions;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncRecordPage;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.SyncStatistics;
import io.github.wooautosync.record.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps sync records, captures and leases in the host's database. Nodes that share the database share the work.
 *
 * <p>A capture inside a transaction of the host is one insert just before the commit, after the host's own flush, on
 * the host's connection: it waits for nobody. Where it fails the host's transaction commits without it; the failure is
 * logged with the product ids and counted by {@link #failedCaptures()}. Only a failure by which the database rolled the
 * whole transaction back is thrown, as {@link CaptureFailedException}. Outside a transaction a capture is a short one of
 * its own, and a failure is logged and counted likewise.
 *
 * <p>Everything else runs in short transactions of its own, READ COMMITTED, that never see the host's persistence
 * context; one that loses a race against another is run again. Methods that move all records of a connection ({@link
 * #retry}, {@link #switchAutoSync} and the deletions) use a sequence of them, so that no transaction is long.
 *
 * <p>Times keep microseconds; error codes longer than 191 characters are cut. Safe for use by several threads.
 */
public final class JpaSyncRecordStore implements SyncRecordStore, CaptureHints {

    private final TransactionBoundary boundary;
    private final EngineTransactions transactions;
    private final CaptureWriter captureWriter;
    private volatile Runnable afterCapture = () -> {};

    private JpaSyncRecordStore(Builder builder) {
        this.boundary = builder.boundary;
        this.transactions = new EngineTransactions(builder.boundary, builder.database);
        this.captureWriter = new CaptureWriter(transactions);
    }

    /** A store that finds out by itself which database it talks to. */
    public static JpaSyncRecordStore of(TransactionBoundary boundary) {
        return builder(boundary).build();
    }

    public static Builder builder(TransactionBoundary boundary) {
        return new Builder(boundary);
    }

    @Override
    public void onCaptured(Runnable hint) {
        afterCapture = hint;
    }

    /** How many captures could not be written since this store was made. */
    public long failedCaptures() {
        return captureWriter.failed();
    }

    @Override
    public void capture(Collection<Capture> captures) {
        if (captures.isEmpty()) {
            return;
        }
        Optional<HostTransaction> host = boundary.hostTransaction();
        if (host.isPresent()) {
            CollectedCaptures collected = (CollectedCaptures) host.get().join(this, this::collectedCaptures);
            collected.add(captures);
        } else {
            captureAlone(captures);
        }
    }

    @Override
    public FoldResult fold(int limit, Instant dueAt, Instant now) {
        return transactions.write(session -> new Fold(session, dueAt, now).run(limit));
    }

    @Override
    public Set<ProductId> capturedProducts(OwnerId ownerId, Collection<ProductId> productIds) {
        return transactions.read(session -> new CaptureTable(session).products(ownerId, productIds));
    }

    @Override
    public Optional<Instant> oldestCapture() {
        return transactions.read(session -> new CaptureTable(session).oldest());
    }

    @Override
    public List<SyncRecord> registerExport(ExportRegistration registration, Instant now) {
        return transactions.write(session -> new Registration(session, registration, now).run());
    }

    @Override
    public Set<ProductId> withdrawExport(ConnectionId connectionId, Map<ProductId, Long> revisions) {
        Set<ProductId> withdrawn = new LinkedHashSet<>();
        for (List<ProductId> chunk : Chunks.of(List.copyOf(revisions.keySet()), Chunks.IDS)) {
            withdrawn.addAll(
                    transactions.write(session -> new Withdrawal(session, connectionId, revisions).run(chunk)));
        }
        return withdrawn;
    }

    @Override
    public Set<ProductId> registerLinks(LinkRegistration registration, Instant now) {
        Set<ProductId> linked = new LinkedHashSet<>();
        for (List<LinkRegistration.ProductLink> chunk : Chunks.of(registration.links(), Chunks.IDS)) {
            linked.addAll(transactions.write(session -> new Linking(session, registration, now).run(chunk)));
        }
        return linked;
    }

    @Override
    public Optional<Lease> acquireLease(LeaseKey key, String holder, Duration duration) {
        return transactions.write(session -> new Leases(session).acquire(key, holder, duration));
    }

    @Override
    public boolean renewLease(Lease lease, Duration duration) {
        return transactions.write(session -> new Leases(session).renew(lease, duration));
    }

    @Override
    public void releaseLease(Lease lease) {
        transactions.write(session -> {
            new Leases(session).release(lease);
            return lease;
        });
    }

    @Override
    public Set<ConnectionId> connectionsWithDueRecords(Instant now) {
        return transactions.read(session -> new ConnectionTotals(session).withDueRecords(now));
    }

    @Override
    public boolean hasRecordsInFlight(ConnectionId connectionId) {
        return transactions.read(session -> new InFlightMarks(session).anyOf(connectionId));
    }

    @Override
    public List<SyncRecord> dueRecords(DueQuery query, Instant now) {
        return transactions.read(session -> new RecordReader(session).due(query, now));
    }

    @Override
    public Optional<Set<SyncRecordId>> markInFlight(Lease lease, Collection<SyncRecordId> records) {
        List<SyncRecordId> ordered = records.stream().distinct().sorted().toList();
        return transactions.write(session -> new Leases(session).hold(lease)
                ? Optional.of(new InFlightMarks(session).set(lease, ordered))
                : Optional.empty());
    }

    @Override
    public List<Completion> complete(Lease lease, List<SyncOutcome> outcomes, Instant doubtfulUntil, Instant now) {
        if (outcomes.isEmpty()) {
            return List.of();
        }
        return transactions.write(session -> new Outcomes(session, now).complete(lease, outcomes, doubtfulUntil));
    }

    @Override
    public int recoverInFlight(ConnectionId connectionId, Lease lease, Instant doubtfulUntil, Instant now) {
        List<SyncRecordId> marked =
                transactions.read(session -> new InFlightMarks(session).before(connectionId, lease.epoch()));
        int recovered = 0;
        for (List<SyncRecordId> chunk : Chunks.of(marked, Chunks.RECORDS)) {
            recovered += transactions.write(session -> new Recovery(session, lease, doubtfulUntil, now).run(chunk));
        }
        return recovered;
    }

    @Override
    public List<SyncRecord> find(ConnectionId connectionId, Collection<ProductId> productIds) {
        return transactions.read(session -> new RecordReader(session).find(connectionId, productIds));
    }

    @Override
    public Map<WooProductId, SyncRecord> findByWooProducts(
            ConnectionId connectionId, Collection<WooProductId> wooProductIds) {
        Map<WooProductId, SyncRecord> found = new LinkedHashMap<>();
        transactions
                .read(session -> new RecordReader(session).findByLinks(connectionId, wooProductIds))
                .forEach(record -> record.wooProductId().ifPresent(link -> found.put(link, record)));
        return found;
    }

    @Override
    public SyncRecordPage list(
            ConnectionId connectionId, Optional<SyncStatus> status, Optional<SyncRecordId> after, int limit) {
        List<SyncRecord> found =
                transactions.read(session -> new RecordReader(session).list(connectionId, status, after, limit + 1));
        return found.size() <= limit
                ? new SyncRecordPage(found, Optional.empty())
                : new SyncRecordPage(
                        found.subList(0, limit),
                        Optional.of(found.get(limit - 1).id()));
    }

    @Override
    public SyncStatistics statistics(ConnectionId connectionId) {
        return transactions.read(session -> new ConnectionTotals(session).statistics(connectionId));
    }

    @Override
    public Optional<Instant> oldestPendingChange(ConnectionId connectionId) {
        return transactions.read(session -> new ConnectionTotals(session).oldestPendingChange(connectionId));
    }

    @Override
    public int retry(ConnectionId connectionId, Collection<ProductId> productIds, Instant now) {
        return new Sweep(transactions, connectionId)
                .where(
                        "(s.status in :failed or (s.status = :synced and s.warningCode is not null))",
                        Map.of(
                                "failed",
                                List.of(SyncStatus.ERROR.name(), SyncStatus.CONFLICT.name()),
                                "synced",
                                SyncStatus.SYNCED.name()))
                .ofProducts(productIds)
                .move(record -> RecordTransitions.isRetryable(record)
                        ? Optional.of(RecordTransitions.retried(record, now))
                        : Optional.empty());
    }

    @Override
    public int wakeWarned(ConnectionId connectionId, String warningCode, Instant now) {
        return new Sweep(transactions, connectionId)
                .where(
                        "s.status = :synced and s.warningCode = :code and s.dueAt is not null",
                        Map.of("synced", SyncStatus.SYNCED.name(), "code", warningCode))
                .move(record -> RecordTransitions.isWaitingWith(record, warningCode, now)
                        ? Optional.of(RecordTransitions.woken(record, now))
                        : Optional.empty());
    }

    @Override
    public int switchAutoSync(
            ConnectionId connectionId, Collection<ProductId> productIds, boolean autoSync, Instant now) {
        if (productIds.isEmpty()) {
            return 0;
        }
        return new Sweep(transactions, connectionId)
                .where("s.autoSync <> :autoSync", Map.of("autoSync", autoSync))
                .ofProducts(productIds)
                .move(record -> record.autoSync() == autoSync
                        ? Optional.empty()
                        : Optional.of(RecordTransitions.autoSyncSwitched(record, autoSync, now)));
    }

    @Override
    public int confirmRemovals(ConnectionId connectionId, Instant now) {
        return new Sweep(transactions, connectionId)
                .where("s.errorCode = :held", Map.of("held", RecordTransitions.REMOVAL_HELD))
                .move(record -> RecordTransitions.isRemovalHeld(record)
                        ? Optional.of(RecordTransitions.removalConfirmed(record, now))
                        : Optional.empty());
    }

    @Override
    public int delete(ConnectionId connectionId, Collection<ProductId> productIds) {
        if (productIds.isEmpty()) {
            return 0;
        }
        return new Sweep(transactions, connectionId).ofProducts(productIds).delete();
    }

    @Override
    public int deleteAll(ConnectionId connectionId) {
        return new Sweep(transactions, connectionId).delete();
    }

    private CollectedCaptures collectedCaptures() {
        return new CollectedCaptures(captureWriter, afterCapture);
    }

    private void captureAlone(Collection<Capture> captures) {
        CollectedCaptures collected = collectedCaptures();
        collected.add(captures);
        try {
            transactions.write(session -> session.jdbc(connection -> {
                collected.beforeCommit(connection);
                return captures;
            }));
        } catch (RuntimeException failed) {
            captureWriter.noteFailure(captures, failed);
            return;
        }
        collected.afterCompletion(true);
    }

    /** Makes a {@link JpaSyncRecordStore}. Not safe for use by several threads. */
    public static final class Builder {

        private final TransactionBoundary boundary;
        private @Nullable Database database;

        private Builder(TransactionBoundary boundary) {
            this.boundary = boundary;
        }

        /** Which database it is. Default: the store asks the connection. */
        public Builder database(Database value) {
            database = value;
            return this;
        }

        public JpaSyncRecordStore build() {
            return new JpaSyncRecordStore(this);
        }
    }
}
