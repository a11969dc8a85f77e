package io.github.wooautosync;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.plan.LinkCandidate;
import java.util.List;

/**
 * What became of a link plan.
 *
 * @param linked products that were linked now
 * @param alreadyLinked products that were linked to the same product of the store before
 * @param leftOut products in the trash that were not wanted
 * @param changed products for which the plan is not true any more, as they are now; they were not linked
 */
public record LinkReport(
        ConnectionId connectionId, long linked, long alreadyLinked, long leftOut, List<LinkCandidate> changed) {

    public LinkReport {
        changed = List.copyOf(changed);
    }
}
