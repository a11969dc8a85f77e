package io.github.wooautosync.benchmark.capture;

import io.github.wooautosync.benchmark.Articles;
import io.github.wooautosync.benchmark.Benchmark;
import io.github.wooautosync.benchmark.BenchmarkOptions;
import io.github.wooautosync.benchmark.Database;
import io.github.wooautosync.benchmark.EmbeddedH2;
import io.github.wooautosync.benchmark.EmbeddedPostgres;
import io.github.wooautosync.benchmark.Report;
import io.github.wooautosync.benchmark.SyncTable;
import io.github.wooautosync.benchmark.peer.Peers;
import java.util.List;

/** What capturing a change adds to a transaction of the host, in time and statements. */
public final class CaptureBenchmark implements Benchmark {

    private static final int STORES = 5;
    private static final int ARTICLES = 10_000;

    @Override
    public String name() {
        return "capture";
    }

    @Override
    public String question() {
        return "what does capturing a change add to the host's own transaction?";
    }

    @Override
    public void run(BenchmarkOptions options, Report report) {
        report.note("A host transaction updates one article, or ten, and commits. *Added* is against the same kind of"
                + " transaction without a capture: JPA for ours, plain JDBC for the peers. A peer enqueues one task for"
                + " each product and store, and is not charged for finding out which stores have the product; its workers"
                + " stand still. Ours writes one row for each product, whatever the number of stores. Wall time is the"
                + " median of single transactions; CPU time is that of the host's threads and of the database server together (H2 runs within the threads)."
                + " JobRunr does not join the host's transaction: its job survives a roll-back.");
        try (Database database = EmbeddedPostgres.start()) {
            measure(database, options, report, options.size(1_000_000, 1_000), options.size(80, 5));
        }
        try (Database database = EmbeddedH2.start()) {
            measure(database, options, report, options.size(1_000_000, 1_000), options.size(200, 5));
        }
    }

    private static void measure(
            Database database, BenchmarkOptions options, Report report, int records, int transactions) {
        Articles articles = new Articles(database, options.size(ARTICLES, 200));
        SyncTable table = new SyncTable(database);
        table.fill(1, records / STORES, STORES);
        table.analyse();
        try (Peers peers = new Peers(database)) {
            for (int threads : options.quick() ? List.of(2) : List.of(1, 4)) {
                for (int products : options.quick() ? List.of(3) : List.of(1, 10)) {
                    Workload workload = new Workload(threads, products, transactions / (products == 1 ? 1 : 2));
                    new CaptureRounds(database, articles, peers.all(), workload, options).run(report);
                }
            }
        }
    }
}
