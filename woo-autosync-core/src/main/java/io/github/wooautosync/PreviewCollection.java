package io.github.wooautosync;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.plan.DryRunReport;
import io.github.wooautosync.plan.PreviewAction;
import io.github.wooautosync.plan.ProductPreview;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Collects previews up to a maximum, and counts all. Not safe for use by several threads. */
final class PreviewCollection implements Consumer<ProductPreview> {

    private final int maximum;
    private final Map<PreviewAction, Long> counts = new EnumMap<>(PreviewAction.class);
    private final List<ProductPreview> products = new ArrayList<>();
    private long omitted;

    PreviewCollection(int maximum) {
        this.maximum = maximum;
    }

    @Override
    public void accept(ProductPreview preview) {
        counts.merge(preview.action(), 1L, Long::sum);
        if (products.size() < maximum) {
            products.add(preview);
        } else {
            omitted++;
        }
    }

    DryRunReport report(ConnectionId connectionId) {
        return new DryRunReport(connectionId, counts, products, omitted);
    }
}
