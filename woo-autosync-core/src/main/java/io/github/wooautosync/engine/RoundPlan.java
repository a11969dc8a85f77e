package io.github.wooautosync.engine;

import io.github.wooautosync.record.SyncOutcome;
import java.util.List;

/**
 * What is to be done with some due records.
 *
 * @param settled outcomes that need no request
 * @param pushes what has to travel
 */
record RoundPlan(List<SyncOutcome> settled, List<PlannedPush> pushes) {

    RoundPlan {
        settled = List.copyOf(settled);
        pushes = List.copyOf(pushes);
    }
}
