package io.github.wooautosync.benchmark.store;

import io.github.wooautosync.benchmark.Benchmark;
import io.github.wooautosync.benchmark.BenchmarkOptions;
import io.github.wooautosync.benchmark.Medians;
import io.github.wooautosync.benchmark.Report;
import io.github.wooautosync.benchmark.Rounds;
import io.github.wooautosync.benchmark.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Benchmark 4: how fast a store that takes its time gets what changed. */
public final class StoreBenchmark implements Benchmark {

    private static final String ONE_PUT = "one PUT after another (wc-api-java)";
    private static final String FOUR_PUTS = "four PUTs in parallel (wc-api-java)";
    private static final String BATCHES = "batches of 100, one at a time (wc-api-java)";
    private static final String ORACLE = "the best of fixed limits, found by trying";
    private static final String OURS = "woo-autosync, as it is by default";

    private static final String RATE = "products per second";
    private static final String LEARNED = "products per second after the first ones";

    @Override
    public String name() {
        return "store";
    }

    @Override
    public String question() {
        return "How much of what a store can take reaches it?";
    }

    @Override
    public void run(BenchmarkOptions options, Report report) {
        report.note(
                "A fake store within this process, spoken to over HTTP: each request takes a fixed time, each product"
                        + " in it besides, and requests beyond the workers queue. Each contender changes the prices of products"
                        + " that the store has; one PUT after another and four in parallel do so for few products, the rate is"
                        + " what counts. The fixed limits are tried on a grid of sizes and batches in flight, with the library's"
                        + " own client and nothing around it. The library starts each turn without knowing the store: from the"
                        + " host's call through coalescing, loading, mapping and comparing to the stored outcome.");
        try (Shop shop = new Shop(options.size(6_000, 60))) {
            for (StoreProfile profile : profiles(options)) {
                new ProfileRun(shop, profile, options).run(report);
            }
            new ChangingStore(shop, options).run(report);
        }
    }

    private static List<StoreProfile> profiles(BenchmarkOptions options) {
        if (options.quick()) {
            return List.of(StoreProfile.of("tiny", 2, 0.1, 2, 60));
        }
        return List.of(
                StoreProfile.of("a WooCommerce on two cores, in a fifth of its time", 30, 8, 3, 4_000),
                StoreProfile.of("a fast store", 50, 0.5, 4, 6_000),
                StoreProfile.of("a small shop with one worker", 50, 2, 1, 4_000));
    }

    /** All contenders against one store. */
    private record ProfileRun(Shop shop, StoreProfile profile, BenchmarkOptions options) {

        void run(Report report) {
            profile.applyTo(shop.store());
            try (FixedLimits fixed = new FixedLimits(shop)) {
                Oracle oracle = Oracle.of(fixed, options);
                Map<String, Medians> results = rounds(fixed, oracle.best());
                show(report, oracle, results);
            }
        }

        private Map<String, Medians> rounds(FixedLimits fixed, FixedLimits.Choice best) {
            WcApiJava peer = new WcApiJava(shop);
            return Rounds.of(options)
                    .warmUps(0)
                    .contender(ONE_PUT, () -> rate(peer.puts(options.size(20, 3), 1)))
                    .contender(FOUR_PUTS, () -> rate(peer.puts(options.size(40, 4), 4)))
                    .contender(BATCHES, () -> rate(peer.batches(options.size(600, 20), 100)))
                    .contender(ORACLE, () -> rate(fixed.push(best, options.size(2_000, 60))))
                    .contender(OURS, this::ours)
                    .run();
        }

        private Map<String, Double> ours() throws InterruptedException {
            try (Ours ours = new Ours(shop)) {
                Timeline timeline = ours.push(profile.products());
                return Map.of(RATE, timeline.rate(), LEARNED, timeline.rateAfter(options.size(2_000, 20)));
            }
        }

        private static Map<String, Double> rate(Timeline timeline) {
            return Map.of(RATE, timeline.rate());
        }

        private static double value(Map<String, Medians> results, String contender, String name) {
            return Objects.requireNonNull(results.get(contender)).value(name);
        }

        private void show(Report report, Oracle oracle, Map<String, Medians> results) {
            double onePut = value(results, ONE_PUT, RATE);
            double best = value(results, ORACLE, RATE);
            Table table = report.table(profile.shown(), "", "products/s", "× one PUT", "× best fixed");
            results.forEach((name, medians) -> {
                String shown = name.equals(ORACLE) ? ORACLE + " (" + oracle.best() + ")" : name;
                double rate = medians.value(RATE);
                table.row(shown, rate, rate / onePut, rate / best);
            });
            double learned = value(results, OURS, LEARNED);
            table.row("… after the first 2,000 products", learned, learned / onePut, learned / best);
            oracle.show(report);
            report.target(
                    profile.name() + ": × one PUT after another", learned / onePut, ">= 10", learned / onePut >= 10);
            report.target(
                    profile.name() + ": × the best fixed limits", learned / best, ">= 0.9", learned / best >= 0.9);
        }
    }
}
