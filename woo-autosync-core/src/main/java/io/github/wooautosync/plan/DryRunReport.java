package io.github.wooautosync.plan;

import io.github.wooautosync.id.ConnectionId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a run would do to a store.
 *
 * @param counts of all products, by what would happen to them
 * @param products what would happen to each, up to the maximum that was asked for
 * @param omitted products beyond that
 */
public record DryRunReport(
        ConnectionId connectionId, Map<PreviewAction, Long> counts, List<ProductPreview> products, long omitted) {

    public DryRunReport {
        Map<PreviewAction, Long> ordered = new EnumMap<>(PreviewAction.class);
        ordered.putAll(counts);
        counts = Collections.unmodifiableMap(ordered);
        products = List.copyOf(products);
    }

    public long count(PreviewAction action) {
        return counts.getOrDefault(action, 0L);
    }
}
