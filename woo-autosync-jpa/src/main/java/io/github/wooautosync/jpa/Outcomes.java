package io.github.wooautosync.jpa;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.Completion;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.RecordTransitions;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The completion of a push. The row of the lease stays locked until the outcomes are committed, so that no newer epoch
 * can slip in between the comparison and the writing.
 */
final class Outcomes {

    private final EngineSession session;
    private final Instant now;
    private final Map<SyncRecordId, SyncRecord> before = new HashMap<>();
    private final Map<SyncRecordId, SyncRecord> records = new LinkedHashMap<>();
    private final Map<Link, SyncRecord> holders = new HashMap<>();
    private final Set<SyncRecordId> refreshed = new LinkedHashSet<>();
    private final Set<SyncRecordId> changed = new LinkedHashSet<>();
    private final List<SyncRecordId> removed = new ArrayList<>();

    Outcomes(EngineSession session, Instant now) {
        this.session = session;
        this.now = now;
    }

    List<Completion> complete(Lease lease, List<SyncOutcome> outcomes, Instant doubtfulUntil) {
        boolean held = new Leases(session).hold(lease);
        List<SyncRecordId> ids = outcomes.stream().map(SyncOutcome::recordId).toList();
        new RecordReader(session).lock(ids).forEach(record -> records.put(record.id(), record));
        before.putAll(records);
        if (held) {
            findHolders(outcomes);
        }
        List<Completion> completions = new ArrayList<>();
        for (SyncOutcome outcome : outcomes) {
            completions.add(held ? complete(outcome) : refuse(outcome, lease, doubtfulUntil));
        }
        write();
        return completions;
    }

    private Completion refuse(SyncOutcome outcome, Lease lease, Instant doubtfulUntil) {
        SyncRecord record = records.get(outcome.recordId());
        if (record == null) {
            return Completion.RECORD_GONE;
        }
        keep(RecordTransitions.inDoubt(record, lease.epoch(), doubtfulUntil, now));
        return Completion.LEASE_LOST;
    }

    private Completion complete(SyncOutcome outcome) {
        SyncRecord record = records.get(outcome.recordId());
        if (record == null) {
            return Completion.RECORD_GONE;
        }
        SyncOutcome possible = withFreeLink(record, outcome);
        Optional<SyncRecord> after = RecordTransitions.completed(record, possible, now);
        Link.of(record).ifPresent(link -> holders.remove(link, record));
        after.ifPresentOrElse(this::keep, () -> remove(record));
        after.flatMap(Link::of).ifPresent(link -> holders.put(link, after.get()));
        if (possible instanceof SyncOutcome.Pushed
                || possible instanceof SyncOutcome.Unlinked
                || possible instanceof SyncOutcome.Creating) {
            refreshed.add(record.id());
        }
        return RecordTransitions.completionOf(after);
    }

    private SyncOutcome withFreeLink(SyncRecord record, SyncOutcome outcome) {
        if (outcome instanceof SyncOutcome.Pushed pushed) {
            SyncRecord holder = holders.get(new Link(record.connectionId(), pushed.wooProductId()));
            if (holder != null && !holder.id().equals(record.id())) {
                return RecordTransitions.linkTaken(pushed, holder);
            }
        }
        return outcome;
    }

    /** Who is linked to the products of the store that these pushes found; asks only for links that are new. */
    private void findHolders(List<SyncOutcome> outcomes) {
        Map<ConnectionId, Set<WooProductId>> asked = new LinkedHashMap<>();
        for (SyncOutcome outcome : outcomes) {
            SyncRecord record = records.get(outcome.recordId());
            if (record != null && outcome instanceof SyncOutcome.Pushed pushed && isNewLink(record, pushed)) {
                asked.computeIfAbsent(record.connectionId(), unused -> new LinkedHashSet<>())
                        .add(pushed.wooProductId());
            }
        }
        asked.forEach((connection, links) -> remember(new RecordReader(session).holders(connection, links)));
        remember(records.values());
    }

    private void remember(Collection<SyncRecord> linked) {
        linked.forEach(record -> Link.of(record).ifPresent(link -> holders.put(link, record)));
    }

    private static boolean isNewLink(SyncRecord record, SyncOutcome.Pushed pushed) {
        return record.wooProductId().filter(pushed.wooProductId()::equals).isEmpty();
    }

    private void keep(SyncRecord record) {
        records.put(record.id(), record);
        changed.add(record.id());
    }

    private void remove(SyncRecord record) {
        records.remove(record.id());
        changed.remove(record.id());
        removed.add(record.id());
    }

    private void write() {
        RecordWriter writer = new RecordWriter(session);
        writer.delete(removed);
        writer.update(changed.stream().map(this::change).toList());
    }

    private RecordChange change(SyncRecordId id) {
        return new RecordChange(
                Objects.requireNonNull(before.get(id)),
                Objects.requireNonNull(records.get(id)),
                refreshed.contains(id));
    }

    private record Link(ConnectionId connectionId, WooProductId wooProductId) {

        static Optional<Link> of(SyncRecord record) {
            return record.wooProductId().map(id -> new Link(record.connectionId(), id));
        }
    }
}
