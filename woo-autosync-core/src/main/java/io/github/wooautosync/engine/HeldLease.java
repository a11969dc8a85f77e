package io.github.wooautosync.engine;

import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncRecordStore;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease in use. Its remaining time is counted by the monotonic clock from before it was asked for, so that it never
 * seems longer than it is, whatever the wall clocks of the nodes say. Safe for use by several threads.
 */
final class HeldLease {

    private static final Logger LOG = LoggerFactory.getLogger(HeldLease.class);

    private final SyncRecordStore records;
    private final Lease lease;
    private final Duration duration;
    private long startedNanos;
    private boolean lost;

    private HeldLease(SyncRecordStore records, Lease lease, Duration duration, long startedNanos) {
        this.records = records;
        this.lease = lease;
        this.duration = duration;
        this.startedNanos = startedNanos;
    }

    static Optional<HeldLease> acquire(SyncRecordStore records, LeaseKey key, String holder, Duration duration) {
        long startedNanos = System.nanoTime();
        return records.acquireLease(key, holder, duration)
                .map(lease -> new HeldLease(records, lease, duration, startedNanos));
    }

    Lease lease() {
        return lease;
    }

    /** Makes sure that the lease lasts for that long, and renews it where it would not. False when it was lost. */
    synchronized boolean ensure(Duration needed) {
        if (lost) {
            return false;
        }
        if (!lasts(needed)) {
            long renewedNanos = System.nanoTime();
            if (records.renewLease(lease, duration)) {
                startedNanos = renewedNanos;
            } else {
                lost = true;
            }
        }
        return !lost;
    }

    synchronized void markLost() {
        lost = true;
    }

    synchronized boolean isLost() {
        return lost;
    }

    /** Whether it still lasts for that long, as far as this node knows; asks nobody. */
    synchronized boolean lasts(Duration needed) {
        Duration used = Duration.ofNanos(System.nanoTime() - startedNanos);
        return !lost && duration.minus(used).compareTo(needed) >= 0;
    }

    /** Gives the lease back. Where that fails it simply runs out. */
    synchronized void release() {
        if (lost) {
            return;
        }
        try {
            records.releaseLease(lease);
        } catch (RuntimeException away) {
            LOG.warn("Lease {} could not be given back and has to run out", lease.key(), away);
        }
    }
}
