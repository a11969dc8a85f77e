package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.Completion;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.VariantLinkStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes, under a lease, what is about to be sent and what became of it. */
final class OutcomeStore {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeStore.class);

    private static final Duration STORE_AGAIN = Duration.ofMillis(500);

    private final SyncRecordStore records;
    private final VariantLinkStore variantLinks;
    private final RemovedProducts removedProducts;
    private final OutcomeReporter reporter;
    private final ArrivedProducts arrivedProducts;
    private final AttemptRecorder attempts;
    private final EngineSettings settings;
    private final Clock clock;

    OutcomeStore(
            SyncRecordStore records,
            VariantLinkStore variantLinks,
            RemovedProducts removedProducts,
            OutcomeReporter reporter,
            ArrivedProducts arrivedProducts,
            AttemptRecorder attempts,
            EngineSettings settings,
            Clock clock) {
        this.records = records;
        this.variantLinks = variantLinks;
        this.removedProducts = removedProducts;
        this.reporter = reporter;
        this.arrivedProducts = arrivedProducts;
        this.attempts = attempts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Before the first byte. Returns what may be sent: nothing when the lease was lost, or does not last for one more write;
     * not what was taken back meanwhile.
     */
    List<PreparedPush> markInFlight(HeldLease lease, List<PreparedPush> pushes) {
        noteCreates(lease, pushes);
        List<PreparedPush> toSend = markInFlight(lease, pushes, PreparedPush::record);
        attempts.started(toSend);
        return toSend;
    }

    private void noteCreates(HeldLease lease, List<PreparedPush> pushes) {
        List<SyncOutcome> creating = EarlierCreate.notes(pushes);
        if (!creating.isEmpty() && lease.ensure(settings.leaseNeededForWrite())) {
            store(lease, creating);
        }
    }

    /** As {@link #markInFlight(HeldLease, List)}, for writes of any kind. */
    <W> List<W> markInFlight(HeldLease lease, List<W> writes, Function<W, SyncRecord> recordOf) {
        if (writes.isEmpty()) {
            return writes;
        }
        List<SyncRecordId> ids =
                writes.stream().map(recordOf).map(SyncRecord::id).toList();
        Optional<Set<SyncRecordId>> marked = lease.ensure(settings.leaseNeededForWrite())
                ? records.markInFlight(lease.lease(), ids)
                : Optional.empty();
        if (marked.isEmpty()) {
            lease.markLost();
            return List.of();
        }
        return writes.stream()
                .filter(write -> marked.get().contains(recordOf.apply(write).id()))
                .toList();
    }

    /** Outcomes are dear: as long as the lease lasts they are stored again and again. */
    void complete(Connection connection, HeldLease lease, List<SyncRecord> before, List<SyncOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        removedProducts.noteLeft(connection, before, outcomes);
        List<Completion> completions = store(lease, outcomes);
        forgetVariants(connection, outcomes, completions);
        arrivedProducts.note(connection.id(), before, outcomes);
        removedProducts.forget(connection.id(), before, outcomes);
        reporter.report(connection, before, outcomes, completions);
        attempts.completed(connection, before, outcomes, completions);
        if (completions.contains(Completion.LEASE_LOST)) {
            LOG.warn("Lost the lease of connection {}; its products are pushed again", connection.storeName());
            lease.markLost();
        }
    }

    /** Once nothing else is due: whether products that waited for others to arrive are due now. */
    boolean wakeWhoWaits(ConnectionId connectionId) {
        return arrivedProducts.wakeWhoWaits(connectionId);
    }

    /** Variations go with their product: what is left of their links would only be in the way. */
    private void forgetVariants(Connection connection, List<SyncOutcome> outcomes, List<Completion> completions) {
        List<SyncRecordId> gone = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            boolean left = completions.get(i) == Completion.ACCEPTED && outcomes.get(i) instanceof SyncOutcome.Removed;
            boolean unlinked =
                    completions.get(i) != Completion.LEASE_LOST && outcomes.get(i) instanceof SyncOutcome.Unlinked;
            if (left || unlinked) {
                gone.add(outcomes.get(i).recordId());
            }
        }
        try {
            variantLinks.removeAll(gone);
        } catch (RuntimeException away) {
            // They prove nothing without their record, and a store refuses ids that are gone.
            LOG.warn("Links of variants of {} could not be removed", connection.storeName(), away);
        }
    }

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
}
