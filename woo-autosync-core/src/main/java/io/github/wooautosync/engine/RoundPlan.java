package io.github.wooautosync.engine;

import io.github.wooautosync.record.SyncOutcome;
import java.util.List;

/**
 * What is to be done with some due records.
 *
 * @param settled outcomes that need no request
 * @param pushes what has to travel
 * @param removals what the PIM no longer has
 */
record RoundPlan(List<SyncOutcome> settled, List<PlannedPush> pushes, List<Removal> removals) {

    RoundPlan(List<SyncOutcome> settled, List<PlannedPush> pushes) {
        this(settled, pushes, List.of());
    }

    RoundPlan {
        settled = List.copyOf(settled);
        pushes = List.copyOf(pushes);
        removals = List.copyOf(removals);
    }
}
