package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.woo.WooFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does what is to be done about products that the PIM no longer has, in the middle of a run. */
final class RemovalStep {

    private final ProductRemovals removals;
    private final OutcomeStore outcomes;
    private final ConnectionMonitor monitor;

    RemovalStep(ProductRemovals removals, OutcomeStore outcomes, ConnectionMonitor monitor) {
        this.removals = removals;
        this.outcomes = outcomes;
        this.monitor = monitor;
    }

    /**
     * Removes what may be removed now.
     *
     * @param planned among those that the run looks at
     * @param due everything that the run looks at
     * @return whether the store has to rest
     */
    boolean run(StoreRound round, HeldLease lease, List<Removal> planned, List<SyncRecord> due) {
        // Also when nothing is to be removed: what was held may be back.
        ProductRemovals.Plan plan = removals.plan(round.connection(), planned, due);
        if (planned.isEmpty()) {
            return false;
        }
        List<SyncOutcome> ended = new ArrayList<>(plan.settled());
        Connection after = plan.connection();
        boolean storeRests = false;
        List<Removal> toSend = outcomes.markInFlight(lease, plan.toSend(), Removal::record);
        if (!toSend.isEmpty()) {
            ProductRemovals.Sent sent = removals.send(round, toSend);
            ended.addAll(sent.outcomes());
            Optional<WooFailure> failure = sent.failure();
            if (failure.isPresent()) {
                ConnectionMonitor.Diagnosis diagnosis = monitor.writeFailed(
                        round,
                        after,
                        failure.get(),
                        sent.failed().stream()
                                .map(removal -> removal.record().id())
                                .toList());
                after = diagnosis.connection();
                storeRests = diagnosis.storeIsDown();
                ended.addAll(removals.failed(failure.get(), sent.failed(), storeRests));
            } else {
                after = monitor.succeeded(after);
            }
        }
        outcomes.complete(after, lease, planned.stream().map(Removal::record).toList(), ended);
        removals.noteGone(after, planned, ended);
        return storeRests;
    }
}
