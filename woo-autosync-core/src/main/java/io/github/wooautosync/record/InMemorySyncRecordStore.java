package io.github.wooautosync.record;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything in memory: for tests, demonstrations, and hosts that can export anew after a restart. A host's
 * transaction does not exist for it: a capture counts at once.
 *
 * <p>One lock guards it all; no method holds that lock for longer than its own work on memory.
 */
public final class InMemorySyncRecordStore implements SyncRecordStore {

    private final Clock clock;
    private final Deque<Capture> captures = new ArrayDeque<>();
    private final TreeMap<SyncRecordId, SyncRecord> records = new TreeMap<>();
    private final Map<ConnectionId, ConnectionIndex> connections = new HashMap<>();
    private final Map<ProductId, Set<SyncRecordId>> byProduct = new HashMap<>();
    private final Map<LeaseKey, HeldLease> leases = new HashMap<>();
    private long lastId;

    /** Uses the system clock. */
    public InMemorySyncRecordStore() {
        this(Clock.systemUTC());
    }

    /**
     * A store whose leases expire by a given clock.
     *
     * @param clock times the leases
     */
    public InMemorySyncRecordStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void capture(Collection<Capture> newCaptures) {
        captures.addAll(newCaptures);
    }

    @Override
    public synchronized FoldResult fold(int limit, Instant dueAt, Instant now) {
        Map<ProductId, List<Capture>> products = new LinkedHashMap<>();
        int folded = 0;
        while (folded < limit && !captures.isEmpty()) {
            Capture capture = captures.removeFirst();
            products.computeIfAbsent(capture.productId(), unused -> new ArrayList<>())
                    .add(capture);
            folded++;
        }
        Map<ProductId, Integer> raised = new LinkedHashMap<>();
        Set<ConnectionId> touched = new LinkedHashSet<>();
        products.forEach((productId, changes) -> {
            for (SyncRecord record : existing(byProduct.getOrDefault(productId, Set.of()))) {
                RecordTransitions.captured(record, changes, dueAt, now).ifPresent(after -> {
                    save(after);
                    if (after.dueAt().isPresent()) {
                        touched.add(after.connectionId());
                        if (after.desiredState() == DesiredState.PRESENT) {
                            raised.merge(productId, 1, Integer::sum);
                        }
                    }
                });
            }
        });
        return new FoldResult(folded, raised, touched);
    }

    @Override
    public synchronized Set<ProductId> capturedProducts(OwnerId ownerId, Collection<ProductId> productIds) {
        Set<ProductId> asked = new HashSet<>(productIds);
        Set<ProductId> found = new LinkedHashSet<>();
        for (Capture capture : captures) {
            if (asked.contains(capture.productId())
                    && capture.owner().filter(owner -> !owner.equals(ownerId)).isEmpty()) {
                found.add(capture.productId());
            }
        }
        return found;
    }

    @Override
    public synchronized Optional<Instant> oldestCapture() {
        return captures.stream().map(Capture::capturedAt).min(Comparator.naturalOrder());
    }

    @Override
    public synchronized List<SyncRecord> registerExport(ExportRegistration registration, Instant now) {
        List<SyncRecord> registered = new ArrayList<>();
        for (ProductId productId : registration.productIds()) {
            SyncRecord record = index(registration.connectionId()).record(productId);
            SyncRecord after = record == null
                    ? created(registration, productId, now)
                    : RecordTransitions.exportRequested(record, registration.fields(), registration.partial(), now);
            save(after);
            registered.add(after);
        }
        return registered;
    }

    @Override
    public synchronized Set<ProductId> withdrawExport(ConnectionId connectionId, Map<ProductId, Long> revisions) {
        List<SyncRecord> waiting = find(connectionId, revisions.keySet()).stream()
                .filter(record ->
                        RecordTransitions.isWithdrawable(record, revisions.getOrDefault(record.productId(), -1L)))
                .toList();
        waiting.forEach(this::remove);
        return waiting.stream().map(SyncRecord::productId).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public synchronized Set<ProductId> registerLinks(LinkRegistration registration, Instant now) {
        ConnectionIndex index = index(registration.connectionId());
        Set<ProductId> linked = new LinkedHashSet<>();
        for (LinkRegistration.ProductLink link : registration.links()) {
            SyncRecord record = index.record(link.productId());
            boolean free = record == null
                    || (RecordTransitions.isLinkable(record) && record.ownerId().equals(registration.ownerId()));
            if (free && index.linkedTo(link.wooProductId()) == null) {
                save(
                        record == null
                                ? RecordTransitions.newlyLinked(new SyncRecordId(++lastId), registration, link, now)
                                : RecordTransitions.linked(record, link, now));
                linked.add(link.productId());
            }
        }
        return linked;
    }

    @Override
    public synchronized Optional<Lease> acquireLease(LeaseKey key, String holder, Duration duration) {
        Instant now = clock.instant();
        HeldLease before = leases.get(key);
        if (before != null && before.until() != null && before.until().isAfter(now)) {
            return Optional.empty();
        }
        boolean takenOver = before != null && before.until() != null;
        Lease lease = new Lease(key, holder, before == null ? 1 : before.epoch() + 1, takenOver);
        leases.put(key, new HeldLease(lease.epoch(), now.plus(duration)));
        return Optional.of(lease);
    }

    @Override
    public synchronized boolean renewLease(Lease lease, Duration duration) {
        if (!isHeld(lease)) {
            return false;
        }
        leases.put(lease.key(), new HeldLease(lease.epoch(), clock.instant().plus(duration)));
        return true;
    }

    @Override
    public synchronized void releaseLease(Lease lease) {
        if (isHeld(lease)) {
            leases.put(lease.key(), new HeldLease(lease.epoch(), null));
        }
    }

    @Override
    public synchronized Set<ConnectionId> connectionsWithDueRecords(Instant now) {
        Set<ConnectionId> due = new LinkedHashSet<>();
        connections.forEach((id, index) -> {
            if (index.hasDue(now) || index.hasInFlight()) {
                due.add(id);
            }
        });
        return due;
    }

    @Override
    public synchronized boolean hasRecordsInFlight(ConnectionId connectionId) {
        return index(connectionId).hasInFlight();
    }

    @Override
    public synchronized List<SyncRecord> dueRecords(DueQuery query, Instant now) {
        return index(query.connectionId()).due(query.lane(), query.scope(), query.limit(), now);
    }

    @Override
    public synchronized Optional<Set<SyncRecordId>> markInFlight(Lease lease, Collection<SyncRecordId> ids) {
        if (!isHeld(lease)) {
            return Optional.empty();
        }
        Set<SyncRecordId> marked = new LinkedHashSet<>();
        for (SyncRecord record : existing(ids)) {
            save(RecordTransitions.inFlight(record, lease.epoch()));
            marked.add(record.id());
        }
        return Optional.of(marked);
    }

    @Override
    public synchronized List<Completion> complete(
            Lease lease, List<SyncOutcome> outcomes, Instant doubtfulUntil, Instant now) {
        boolean held = isHeld(lease);
        return outcomes.stream()
                .map(outcome -> complete(outcome, lease, held, doubtfulUntil, now))
                .toList();
    }

    @Override
    public synchronized int recoverInFlight(
            ConnectionId connectionId, Lease lease, Instant doubtfulUntil, Instant now) {
        List<SyncRecord> lost = index(connectionId)
                .inFlight()
                .filter(record -> record.inFlightEpoch().orElse(lease.epoch()) < lease.epoch())
                .toList();
        lost.forEach(record -> save(RecordTransitions.inDoubt(record, lease.epoch(), doubtfulUntil, now)));
        return lost.size();
    }

    @Override
    public synchronized List<SyncRecord> find(ConnectionId connectionId, Collection<ProductId> productIds) {
        ConnectionIndex index = index(connectionId);
        return productIds.stream()
                .distinct()
                .map(index::record)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    @Override
    public synchronized Map<WooProductId, SyncRecord> findByWooProducts(
            ConnectionId connectionId, Collection<WooProductId> wooProductIds) {
        Map<WooProductId, SyncRecord> found = new LinkedHashMap<>();
        ConnectionIndex index = index(connectionId);
        for (WooProductId wooProductId : wooProductIds) {
            SyncRecord record = index.linkedTo(wooProductId);
            if (record != null) {
                found.put(wooProductId, record);
            }
        }
        return found;
    }

    @Override
    public synchronized SyncRecordPage list(
            ConnectionId connectionId, Optional<SyncStatus> status, Optional<SyncRecordId> after, int limit) {
        List<SyncRecord> found = index(connectionId)
                .all()
                .filter(record -> after.isEmpty() || record.id().compareTo(after.get()) > 0)
                .filter(record -> status.isEmpty() || record.status() == status.get())
                .sorted(Comparator.comparing(SyncRecord::id))
                .limit(limit + 1L)
                .toList();
        return found.size() <= limit
                ? new SyncRecordPage(found, Optional.empty())
                : new SyncRecordPage(
                        found.subList(0, limit),
                        Optional.of(found.get(limit - 1).id()));
    }

    @Override
    public synchronized SyncStatistics statistics(ConnectionId connectionId) {
        Map<SyncStatus, Long> totals = new EnumMap<>(SyncStatus.class);
        index(connectionId).all().forEach(record -> totals.merge(record.status(), 1L, Long::sum));
        return withCaptures(connectionId, new SyncStatistics(totals, oldestPendingChange(connectionId)));
    }

    private SyncStatistics withCaptures(ConnectionId connectionId, SyncStatistics folded) {
        Map<SyncRecord, Instant> captured = new LinkedHashMap<>();
        for (Capture capture : captures) {
            Optional.ofNullable(index(connectionId).record(capture.productId()))
                    .filter(record -> record.autoSync() && record.status() != SyncStatus.PENDING)
                    .filter(record ->
                            capture.owner().map(record.ownerId()::equals).orElse(true))
                    .ifPresent(record -> captured.merge(
                            record, capture.capturedAt(), (one, other) -> one.isBefore(other) ? one : other));
        }
        SyncStatistics all = folded;
        for (Map.Entry<SyncRecord, Instant> entry : captured.entrySet()) {
            all = all.waiting(entry.getKey().status(), 1, entry.getValue());
        }
        return all;
    }

    @Override
    public synchronized Optional<Instant> oldestPendingChange(ConnectionId connectionId) {
        return index(connectionId)
                .all()
                .flatMap(record -> record.pendingSince().stream())
                .min(Comparator.naturalOrder());
    }

    @Override
    public synchronized int retry(ConnectionId connectionId, Collection<ProductId> productIds, Instant now) {
        Set<ProductId> asked = new HashSet<>(productIds);
        List<SyncRecord> failed = index(connectionId)
                .all()
                .filter(RecordTransitions::isRetryable)
                .filter(record -> asked.isEmpty() || asked.contains(record.productId()))
                .toList();
        failed.forEach(record -> save(RecordTransitions.retried(record, now)));
        return failed.size();
    }

    @Override
    public synchronized int wakeWarned(ConnectionId connectionId, String warningCode, Instant now) {
        List<SyncRecord> waiting = index(connectionId)
                .all()
                .filter(record -> RecordTransitions.isWaitingWith(record, warningCode, now))
                .toList();
        waiting.forEach(record -> save(RecordTransitions.woken(record, now)));
        return waiting.size();
    }

    @Override
    public synchronized int switchAutoSync(
            ConnectionId connectionId, Collection<ProductId> productIds, boolean autoSync, Instant now) {
        List<SyncRecord> different = find(connectionId, productIds).stream()
                .filter(record -> record.autoSync() != autoSync)
                .toList();
        different.forEach(record -> save(RecordTransitions.autoSyncSwitched(record, autoSync, now)));
        return different.size();
    }

    @Override
    public synchronized int confirmRemovals(ConnectionId connectionId, Instant now) {
        List<SyncRecord> held = index(connectionId)
                .all()
                .filter(RecordTransitions::isRemovalHeld)
                .toList();
        held.forEach(record -> save(RecordTransitions.removalConfirmed(record, now)));
        return held.size();
    }

    @Override
    public synchronized int delete(ConnectionId connectionId, Collection<ProductId> productIds) {
        List<SyncRecord> found = find(connectionId, productIds);
        found.forEach(this::remove);
        return found.size();
    }

    @Override
    public synchronized int deleteAll(ConnectionId connectionId) {
        List<SyncRecord> all = index(connectionId).all().toList();
        all.forEach(this::remove);
        connections.remove(connectionId);
        return all.size();
    }

    private SyncRecord created(ExportRegistration registration, ProductId productId, Instant now) {
        return SyncRecord.builder(
                        new SyncRecordId(++lastId), registration.connectionId(), productId, registration.ownerId(), now)
                .exportedFields(registration.fields())
                .build();
    }

    private Completion complete(
            SyncOutcome outcome, Lease lease, boolean leaseHeld, Instant doubtfulUntil, Instant now) {
        SyncRecord record = records.get(outcome.recordId());
        if (record == null) {
            return Completion.RECORD_GONE;
        }
        if (!leaseHeld) {
            save(RecordTransitions.inDoubt(record, lease.epoch(), doubtfulUntil, now));
            return Completion.LEASE_LOST;
        }
        Optional<SyncRecord> after = RecordTransitions.completed(record, withFreeLink(record, outcome), now);
        after.ifPresentOrElse(this::save, () -> remove(record));
        return RecordTransitions.completionOf(after);
    }

    private SyncOutcome withFreeLink(SyncRecord record, SyncOutcome outcome) {
        if (outcome instanceof SyncOutcome.Pushed pushed) {
            SyncRecord holder = index(record.connectionId()).linkedTo(pushed.wooProductId());
            if (holder != null && !holder.id().equals(record.id())) {
                return RecordTransitions.linkTaken(pushed, holder);
            }
        }
        return outcome;
    }

    private List<SyncRecord> existing(Collection<SyncRecordId> ids) {
        return ids.stream().map(records::get).flatMap(Stream::ofNullable).toList();
    }

    private boolean isHeld(Lease lease) {
        HeldLease held = leases.get(lease.key());
        return held != null && held.epoch() == lease.epoch() && held.until() != null;
    }

    private ConnectionIndex index(ConnectionId id) {
        return connections.computeIfAbsent(id, unused -> new ConnectionIndex());
    }

    private void save(SyncRecord record) {
        SyncRecord before = records.put(record.id(), record);
        byProduct
                .computeIfAbsent(record.productId(), unused -> new LinkedHashSet<>())
                .add(record.id());
        index(record.connectionId()).replace(before, record);
    }

    private void remove(SyncRecord record) {
        records.remove(record.id());
        byProduct.computeIfPresent(record.productId(), (id, ids) -> {
            ids.remove(record.id());
            return ids.isEmpty() ? null : ids;
        });
        index(record.connectionId()).replace(record, null);
    }

    /**
     * A lease as it was last taken.
     *
     * @param until null once it was released
     */
    private record HeldLease(long epoch, @Nullable Instant until) {}
}
