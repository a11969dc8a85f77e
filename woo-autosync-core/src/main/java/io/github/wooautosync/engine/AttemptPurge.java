package io.github.wooautosync.engine;

import io.github.wooautosync.record.AttemptRetention;
import io.github.wooautosync.record.AttemptStore;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncRecordStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes old attempts now and then, on one node: it takes a lease that lasts until the next time and does not give it
 * back, so that the other nodes find it taken.
 */
final class AttemptPurge {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptPurge.class);

    private static final Duration INTERVAL = Duration.ofHours(1);

    private final AttemptStore attempts;
    private final AttemptRetention retention;
    private final SyncRecordStore records;
    private final Clock clock;
    private final String nodeName;
    private Instant next = Instant.MIN;

    AttemptPurge(EngineParts parts) {
        this.attempts = parts.attempts();
        this.retention = parts.attemptRetention();
        this.records = parts.records();
        this.clock = parts.clock();
        this.nodeName = parts.nodeName();
    }

    /** Whether it is time; whoever is told so has to run it. */
    synchronized boolean claimIfDue() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return false;
        }
        next = now.plus(INTERVAL);
        return true;
    }

    void run() {
        try {
            if (records.acquireLease(LeaseKey.ATTEMPT_PURGE, nodeName, INTERVAL).isPresent()) {
                Instant oldest = clock.instant().minus(retention.age());
                LOG.debug("Purged {} old attempt(s)", attempts.purge(oldest, retention.perProduct()));
            }
        } catch (RuntimeException fault) {
            LOG.warn("Old attempts could not be purged; trying again in {}", INTERVAL, fault);
        }
    }
}
