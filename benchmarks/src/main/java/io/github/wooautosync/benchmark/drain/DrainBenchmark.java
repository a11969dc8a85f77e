package io.github.wooautosync.benchmark.drain;

import io.github.wooautosync.benchmark.Benchmark;
import io.github.wooautosync.benchmark.BenchmarkOptions;
import io.github.wooautosync.benchmark.Database;
import io.github.wooautosync.benchmark.EmbeddedH2;
import io.github.wooautosync.benchmark.EmbeddedPostgres;
import io.github.wooautosync.benchmark.Report;

/** How fast a backlog of changed products goes when the store costs nothing. */
public final class DrainBenchmark implements Benchmark {

    @Override
    public String name() {
        return "drain";
    }

    @Override
    public String question() {
        return "how fast does a backlog go when the store costs nothing?";
    }

    @Override
    public void run(BenchmarkOptions options, Report report) {
        int products = options.size(10_000, 200);
        report.note("A backlog of changed products of one store was committed before; what is measured starts with idle"
                + " workers and ends when the last product is noted as done. *Engine* is the whole library after a"
                + " restart, with its standard settings but for the coalescing window (0): it folds, loads products of"
                + " nine fields from memory, maps, compares, writes JSON, and notes outcomes and history; the store"
                + " answers at once. *Records alone* folds, claims, marks in flight and completes by hundreds, on one"
                + " thread, as one store is drained; *4 stores* has a quarter of the products in each, one thread for"
                + " each and one that folds meanwhile, as in the engine. Peers have a handler that does nothing, on four"
                + " threads; their time starts with the first push, so that nobody waits for a poll. JobRunr gets a"
                + " tenth of the backlog (H2: a fiftieth), because more would take minutes.");
        if (!options.quick()) {
            try (Database database = EmbeddedPostgres.start()) {
                new DrainRounds(database, products, options).run(report);
            }
        }
        try (Database database = EmbeddedH2.start()) {
            new DrainRounds(database, products, options).run(report);
        }
    }
}
