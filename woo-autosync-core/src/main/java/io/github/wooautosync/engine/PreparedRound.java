package io.github.wooautosync.engine;

import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What travels in one round.
 *
 * @param settled outcomes that need no batch
 * @param light what travels with the batch
 * @param slow what has nothing but follow-ups
 */
record PreparedRound(List<SyncOutcome> settled, List<PreparedPush> light, List<PreparedPush> slow) {

    PreparedRound {
        settled = List.copyOf(settled);
        light = List.copyOf(light);
        slow = List.copyOf(slow);
    }

    /** The products whose follow-ups may run at once, now that their fields arrived. */
    List<PreparedPush> followingAfter(List<SyncOutcome> outcomes, FollowUps followUps) {
        Map<SyncRecordId, SyncOutcome.Pushed> arrived = new HashMap<>();
        for (SyncOutcome outcome : outcomes) {
            if (outcome instanceof SyncOutcome.Pushed pushed && pushed.isPartial()) {
                arrived.put(outcome.recordId(), pushed);
            }
        }
        List<PreparedPush> following = new ArrayList<>();
        for (PreparedPush push : light) {
            SyncOutcome.Pushed pushed = arrived.get(push.record().id());
            boolean fieldsAreDone = pushed != null
                    && pushed.fingerprints().keySet().containsAll(push.fields().names());
            if (pushed != null && fieldsAreDone && followUps.areNeeded(push) && !isInDoubt(push, pushed)) {
                following.add(push.after(pushed, List.of()));
            }
        }
        slow.stream().filter(push -> push.record().doubtfulUntil().isEmpty()).forEach(following::add);
        return following;
    }

    /** While an older request may still bring the same, they wait. */
    private static boolean isInDoubt(PreparedPush push, SyncOutcome.Pushed pushed) {
        return push.record()
                .doubtfulUntil()
                .filter(until -> until.isAfter(pushed.startedAt()))
                .isPresent();
    }
}
