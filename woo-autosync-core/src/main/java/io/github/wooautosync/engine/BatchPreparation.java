package io.github.wooautosync.engine;

import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.woo.SkuKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Turns due records into what can be sent: load, map, compare, look up SKUs, resolve references. Writes no product. */
final class BatchPreparation {

    private final PushPlanner planner;
    private final RemovedProducts removedProducts;
    private final SkuLookup skuLookup;
    private final ReferenceResolver references;
    private final Clock clock;

    BatchPreparation(
            PushPlanner planner,
            RemovedProducts removedProducts,
            SkuLookup skuLookup,
            ReferenceResolver references,
            Clock clock) {
        this.planner = planner;
        this.removedProducts = removedProducts;
        this.skuLookup = skuLookup;
        this.references = references;
        this.clock = clock;
    }

    /**
     * Prepares some records.
     *
     * @param isBusy whether a product with that SKU is on its way: the store does not notice when two of them arrive at
     *     the same moment (fact 58), so that records with it are left out and stay due
     */
    PreparedRound prepare(StoreRound round, List<SyncRecord> due, Predicate<SkuKey> isBusy) {
        RoundPlan plan =
                planner.plan(round.connection(), due, () -> round.session().units(clock.instant()));
        List<PlannedPush> free = plan.pushes().stream()
                .filter(push -> !isBusy.test(SkuKey.of(push.sku())))
                .toList();
        List<PlannedPush> restored = removedProducts
                .restore(round.client(), round.connectionId(), free)
                .pushes();
        RoundPlan resolved =
                skuLookup.resolve(round.client(), round.connection().policy(), restored);
        PreparedRound prepared = references.prepare(round, resolved.pushes());
        List<SyncOutcome> settled = new ArrayList<>(plan.settled());
        settled.addAll(resolved.settled());
        settled.addAll(prepared.settled());
        return new PreparedRound(settled, prepared.light(), prepared.slow(), plan.removals());
    }
}
