package io.github.wooautosync.benchmark.library;

import io.github.wooautosync.benchmark.SyncTable;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.jpa.JpaSyncRecordStore;
import io.github.wooautosync.record.Capture;
import io.github.wooautosync.record.ChangeKind;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** The cycle of the store of sync records without an engine: fold, claim, mark in flight, complete. */
public final class BareStore {

    private static final int FOLD_STEP = 1000;
    private static final int BATCH = 100;
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final long PAUSE_NANOS = 1_000_000;

    private final LibraryHost host;
    private final JpaSyncRecordStore store;

    public BareStore(LibraryHost host) {
        this.host = host;
        this.store = JpaSyncRecordStore.of(host.transactions());
    }

    public JpaSyncRecordStore store() {
        return store;
    }

    /** Captures a change of each of these products, in transactions of a hundred. */
    public void change(long first, long last) {
        for (long from = first; from <= last; from += BATCH) {
            List<Capture> captures = LongStream.rangeClosed(from, Math.min(last, from + BATCH - 1))
                    .mapToObj(BareStore::change)
                    .toList();
            host.transaction(connection -> {}, () -> store.capture(captures));
        }
    }

    public static Capture change(long product) {
        return new Capture(Optional.of(OwnerId.SINGLE), ProductId.of(product), ChangeKind.PRODUCT, Instant.now());
    }

    public void fold() {
        Lease lease = lease(LeaseKey.FOLD);
        while (store.fold(FOLD_STEP, Instant.now(), Instant.now()).captures() == FOLD_STEP) {
            store.renewLease(lease, LEASE);
        }
        store.releaseLease(lease);
    }

    /** Completes all that is due in one store, in batches of a hundred; returns how many that were. */
    public int drain(int connection) {
        ConnectionId id = SyncTable.connection(connection);
        Lease lease = lease(LeaseKey.of(id));
        int done = 0;
        for (List<SyncRecord> due = claim(id, lease); !due.isEmpty(); due = claim(id, lease)) {
            complete(lease, due);
            done += due.size();
        }
        store.releaseLease(lease);
        return done;
    }

    /** As {@link #drain}, until so many are completed, while they become due one after the other. */
    public void drain(int connection, long count) {
        long done = drain(connection);
        while (done < count) {
            LockSupport.parkNanos(PAUSE_NANOS);
            done += drain(connection);
        }
    }

    public Lease lease(LeaseKey key) {
        return store.acquireLease(key, "benchmark", LEASE).orElseThrow();
    }

    /** Reads up to a hundred due records and marks them as in flight. */
    public List<SyncRecord> claim(ConnectionId connection, Lease lease) {
        List<SyncRecord> due = store.dueRecords(
                new DueQuery(connection, Lane.INTERACTIVE, DueQuery.Scope.EVERYTHING, BATCH), Instant.now());
        if (!due.isEmpty()) {
            store.markInFlight(lease, due.stream().map(SyncRecord::id).toList());
        }
        return due;
    }

    /** Notes that they were pushed. */
    public void complete(Lease lease, List<SyncRecord> records) {
        Instant now = Instant.now();
        List<SyncOutcome> outcomes = new ArrayList<>();
        for (SyncRecord record : records) {
            outcomes.add(new SyncOutcome.Pushed(
                    record.id(),
                    record.revision(),
                    record.wooProductId()
                            .orElseGet(() -> WooProductId.of(record.id().value())),
                    Set.of("regular_price"),
                    record.fingerprints(),
                    Optional.of(now),
                    now));
        }
        store.complete(lease, outcomes, now, now);
    }
}
