package io.github.wooautosync.engine;

import io.github.wooautosync.record.SyncOutcome;
import java.util.List;

/**
 * What became of some due records before anything was sent.
 *
 * @param settled outcomes that need no batch
 * @param light what travels with a batch
 * @param slow what has nothing but follow-ups left, and may begin with them
 */
record PreparedRound(List<SyncOutcome> settled, List<PreparedPush> light, List<PreparedPush> slow) {

    PreparedRound {
        settled = List.copyOf(settled);
        light = List.copyOf(light);
        slow = List.copyOf(slow);
    }
}
