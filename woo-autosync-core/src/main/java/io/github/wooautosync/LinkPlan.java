package io.github.wooautosync;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.plan.LinkCandidate;
import io.github.wooautosync.plan.LinkField;
import io.github.wooautosync.plan.LinkFinding;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which products of the PIM a shop has already. A picture of one moment; {@link LinkingService#apply} looks again.
 *
 * @param counts of all products, by what was found
 * @param links what can be linked: {@link LinkFinding#EXACT} and {@link LinkFinding#IN_TRASH}
 * @param others the rest, up to the request's maximum
 * @param omitted the rest beyond that
 */
public record LinkPlan(
        OwnerId ownerId,
        ConnectionId connectionId,
        Set<LinkField> fallbacks,
        Set<String> fieldsToExport,
        Map<LinkFinding, Long> counts,
        List<LinkCandidate> links,
        List<LinkCandidate> others,
        long omitted) {

    public LinkPlan {
        Map<LinkFinding, Long> ordered = new EnumMap<>(LinkFinding.class);
        ordered.putAll(counts);
        counts = Collections.unmodifiableMap(ordered);
        links = List.copyOf(links);
        others = List.copyOf(others);
    }

    public long count(LinkFinding finding) {
        return counts.getOrDefault(finding, 0L);
    }
}
