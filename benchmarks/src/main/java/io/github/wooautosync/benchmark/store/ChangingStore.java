package io.github.wooautosync.benchmark.store;

import io.github.wooautosync.benchmark.BenchmarkOptions;
import io.github.wooautosync.benchmark.Medians;
import io.github.wooautosync.benchmark.Report;
import io.github.wooautosync.benchmark.Rounds;
import io.github.wooautosync.benchmark.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One library that stays while its store becomes slower, gets fewer workers, and recovers. */
final class ChangingStore {

    private final Shop shop;
    private final BenchmarkOptions options;
    private final List<StoreProfile> phases;
    private final int learning;

    ChangingStore(Shop shop, BenchmarkOptions options) {
        this.shop = shop;
        this.options = options;
        this.learning = options.size(2_000, 30);
        int pushed = options.size(3_500, 60);
        this.phases = options.quick()
                ? List.of(StoreProfile.of("at first", 2, 0.1, 2, pushed), StoreProfile.of("slower", 4, 0.2, 2, pushed))
                : List.of(
                        StoreProfile.of("at first", 20, 2, 4, pushed),
                        StoreProfile.of("four times slower", 80, 8, 4, pushed),
                        StoreProfile.of("as fast as at first, one worker left", 20, 2, 1, pushed),
                        StoreProfile.of("all workers back", 20, 2, 4, pushed));
    }

    void run(Report report) {
        Map<String, Double> best = best();
        Map<String, Medians> results =
                Rounds.of(options).warmUps(0).contender("ours", this::turn).run();
        Table table = report.table(
                "A store that changes while one library serves it; " + learning
                        + " products after each change do not count",
                "the store is",
                "best fixed, products/s",
                "ours, products/s",
                "× best fixed");
        double worst = 1;
        for (StoreProfile phase : phases) {
            double ours = Objects.requireNonNull(results.get("ours")).value(phase.name());
            double fixed = best.getOrDefault(phase.name(), 0.0);
            table.row(phase.shown(), fixed, ours, ours / fixed);
            worst = Math.min(worst, ours / fixed);
        }
        report.target("a changing store: × the best fixed limits, in its worst phase", worst, ">= 0.9", worst >= 0.9);
    }

    /** What fixed limits reach that somebody tunes anew for each phase. */
    private Map<String, Double> best() {
        Map<String, Double> best = new LinkedHashMap<>();
        try (FixedLimits fixed = new FixedLimits(shop)) {
            for (StoreProfile phase : phases) {
                phase.applyTo(shop.store());
                FixedLimits.Choice choice = Oracle.of(fixed, options).best();
                best.put(
                        phase.name(),
                        fixed.push(choice, options.size(2_000, 60)).rate());
            }
        }
        return best;
    }

    private Map<String, Double> turn() throws InterruptedException {
        Map<String, Double> rates = new LinkedHashMap<>();
        try (Ours ours = new Ours(shop)) {
            for (StoreProfile phase : phases) {
                phase.applyTo(shop.store());
                rates.put(phase.name(), ours.push(phase.products()).rateAfter(learning));
            }
        }
        return rates;
    }
}
