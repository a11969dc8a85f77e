package io.github.wooautosync.engine;

import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncRecordStore;
import java.time.Duration;
import java.util.Optional;

/**
 * A lease in use. Its remaining time is counted by the monotonic clock from before it was asked for, so that it never
 * seems longer than it is, whatever the wall clocks of the nodes say.
 */
final class HeldLease {

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
    boolean ensure(Duration needed) {
        if (lost) {
            return false;
        }
        Duration used = Duration.ofNanos(System.nanoTime() - startedNanos);
        if (duration.minus(used).compareTo(needed) < 0) {
            long renewedNanos = System.nanoTime();
            if (records.renewLease(lease, duration)) {
                startedNanos = renewedNanos;
            } else {
                lost = true;
            }
        }
        return !lost;
    }

    void markLost() {
        lost = true;
    }

    boolean isLost() {
        return lost;
    }

    void release() {
        if (!lost) {
            records.releaseLease(lease);
        }
    }
}
