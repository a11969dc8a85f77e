package io.github.wooautosync.engine;

import io.github.wooautosync.record.SyncOutcome;
import java.util.List;

/**
 * What became of some due records before anything was sent.
 *
 * @param settled outcomes that need no batch
 * @param light what travels with a batch
 * @param slow what has nothing but follow-ups left, and may begin with them
 * @param removals what the PIM no longer has
 */
record PreparedRound(
        List<SyncOutcome> settled, List<PreparedPush> light, List<PreparedPush> slow, List<Removal> removals) {

    PreparedRound(List<SyncOutcome> settled, List<PreparedPush> light, List<PreparedPush> slow) {
        this(settled, light, slow, List.of());
    }

    PreparedRound {
        settled = List.copyOf(settled);
        light = List.copyOf(light);
        slow = List.copyOf(slow);
        removals = List.copyOf(removals);
    }
}
