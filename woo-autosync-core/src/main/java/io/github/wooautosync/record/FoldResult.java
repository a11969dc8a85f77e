package io.github.wooautosync.record;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a fold did.
 *
 * @param captures how many captures were folded and deleted; 0 means that there were none
 * @param raised the number of sync records per product that are to be pushed now; products that were never exported, or
 *     were deleted, are absent
 * @param connections the connections that have work now
 */
public record FoldResult(int captures, Map<ProductId, Integer> raised, Set<ConnectionId> connections) {

    public FoldResult {
        raised = Collections.unmodifiableMap(new LinkedHashMap<>(raised));
        connections = Collections.unmodifiableSet(new LinkedHashSet<>(connections));
    }

    public static FoldResult nothing() {
        return new FoldResult(0, Map.of(), Set.of());
    }
}
