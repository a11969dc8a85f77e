package io.github.wooautosync.engine;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.FoldResult;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncRecordStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns captured changes into due records, in short steps, on one node at a time. */
final class Folder {

    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);
    private static final int STEP = 1000;
    private static final int MOST_LINES = 20;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration STEP_MARGIN = Duration.ofSeconds(30);

    private final SyncRecordStore records;
    private final EngineSettings settings;
    private final Clock clock;
    private final String nodeName;

    Folder(EngineParts parts, EngineSettings settings) {
        this.records = parts.records();
        this.settings = settings;
        this.clock = parts.clock();
        this.nodeName = parts.nodeName();
    }

    /**
     * Folds until there is nothing left.
     *
     * @param meanwhile what is done before each further step, so that nothing waits until a great deal is folded
     * @return the connections that got work
     */
    Set<ConnectionId> foldAll(BooleanSupplier stopping, Runnable meanwhile) {
        Set<ConnectionId> touched = new LinkedHashSet<>();
        if (records.oldestCapture().isEmpty()) {
            return touched;
        }
        Optional<HeldLease> acquired = HeldLease.acquire(records, LeaseKey.FOLD, nodeName, LEASE);
        if (acquired.isEmpty()) {
            return touched;
        }
        HeldLease lease = acquired.get();
        try {
            while (!stopping.getAsBoolean() && lease.ensure(STEP_MARGIN) && foldStep(touched)) {
                LOG.debug("There is more to fold");
                meanwhile.run();
            }
        } finally {
            lease.release();
        }
        return touched;
    }

    /** Returns whether there may be more. */
    private boolean foldStep(Set<ConnectionId> touched) {
        Instant now = clock.instant();
        FoldResult result = records.fold(STEP, now.plus(settings.coalescingWindow()), now);
        touched.addAll(result.connections());
        report(result);
        return result.captures() == STEP;
    }

    private static void report(FoldResult result) {
        if (result.raised().size() > MOST_LINES) {
            LOG.info(
                    "Auto-syncing {} products to {} WooCommerce connection(s)",
                    result.raised().size(),
                    result.connections().size());
            return;
        }
        result.raised()
                .forEach((productId, connections) ->
                        LOG.info("Auto-syncing product {} to {} WooCommerce connection(s)", productId, connections));
    }
}
