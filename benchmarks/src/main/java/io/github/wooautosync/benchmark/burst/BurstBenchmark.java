package io.github.wooautosync.benchmark.burst;

import io.github.wooautosync.benchmark.Articles;
import io.github.wooautosync.benchmark.Benchmark;
import io.github.wooautosync.benchmark.BenchmarkOptions;
import io.github.wooautosync.benchmark.Database;
import io.github.wooautosync.benchmark.EmbeddedPostgres;
import io.github.wooautosync.benchmark.Medians;
import io.github.wooautosync.benchmark.Report;
import io.github.wooautosync.benchmark.Rounds;
import io.github.wooautosync.benchmark.Table;
import io.github.wooautosync.benchmark.Turn;
import io.github.wooautosync.benchmark.library.Library;
import io.github.wooautosync.benchmark.peer.Peer;
import io.github.wooautosync.benchmark.peer.Peers;
import io.github.wooautosync.benchmark.peer.Push;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** How many pushes many quick edits of the same products become. */
public final class BurstBenchmark implements Benchmark {

    private static final int THREADS = 4;
    private static final Duration WINDOW = Duration.ofMillis(500);
    private static final String PUSHES = "pushes";
    private static final String REQUESTS = "requests";
    private static final String EDITING = "editing";

    @Override
    public String name() {
        return "burst";
    }

    @Override
    public String question() {
        return "how many pushes do many quick edits become?";
    }

    @Override
    public void run(BenchmarkOptions options, Report report) {
        Edits edits = new Edits(options.size(100, 8), options.size(100, 5), THREADS);
        report.note(
                "Each edit is a transaction of the host, on four threads. *Product by product*: each thread edits one"
                        + " product all its times, then the next. *All products in turn*: each product once, then again; the last"
                        + " edit of a product comes as late as the last of all. Our engine has its standard coalescing window"
                        + " (500 ms) and works meanwhile, or starts after the last edit. Peers do a task for each edit, so their"
                        + " number does not depend on that; their workers start after the last edit.");
        try (Database database = EmbeddedPostgres.start()) {
            new Articles(database, edits.products());
            Rounds rounds = Rounds.of(options).warmUps(0);
            try (Library library = new Library(database, edits.products())) {
                for (Edits.Order order : Edits.Order.values()) {
                    rounds.contender("woo-autosync, at work, " + order.shown(), atWork(library, edits, order));
                }
                rounds.contender("woo-autosync, starts afterwards", afterwards(library, edits));
                report(report, edits, rounds.run(), peers(database, edits, options));
            }
        }
    }

    private static Turn atWork(Library library, Edits edits, Edits.Order order) {
        return Turn.of(() -> library.restart(WINDOW), () -> {
            Counts before = Counts.of(library);
            library.start();
            double editing = edit(library, edits, order);
            library.awaitQuiet();
            library.stop();
            return before.until(library, editing);
        });
    }

    private static Turn afterwards(Library library, Edits edits) {
        return Turn.of(() -> library.restart(WINDOW), () -> {
            Counts before = Counts.of(library);
            double editing = edit(library, edits, Edits.Order.PRODUCT_BY_PRODUCT);
            library.start();
            library.awaitQuiet();
            library.stop();
            return before.until(library, editing);
        });
    }

    private static double edit(Library library, Edits edits, Edits.Order order) {
        library.catalogue().raisePrices();
        long before = System.nanoTime();
        edits.run(order, product -> {
            library.host()
                    .transaction(
                            connection -> Articles.changePrices(connection, List.of(product)),
                            () -> library.capture(product));
            library.catalogue().raisePrices();
        });
        return System.nanoTime() - before;
    }

    private static Map<String, Integer> peers(Database database, Edits edits, BenchmarkOptions options) {
        Map<String, Integer> pushes = new LinkedHashMap<>();
        try (Peers peers = new Peers(database)) {
            for (Peer peer : peers.atWork(options)) {
                AtomicInteger done = new AtomicInteger();
                peer.empty();
                edits.run(
                        Edits.Order.PRODUCT_BY_PRODUCT,
                        product -> peer.transaction(
                                connection -> Articles.changePrices(connection, List.of(product)),
                                List.of(new Push(Long.toString(product), "shop"))));
                peer.drain(THREADS, edits.count(), push -> done.incrementAndGet());
                peer.stop();
                pushes.put(peer.name(), done.get());
            }
        }
        return pushes;
    }

    private static void report(Report report, Edits edits, Map<String, Medians> ours, Map<String, Integer> peers) {
        Table table = report.table(
                edits.products() + " products, " + edits.times() + " edits of each",
                "contender",
                "edits took s",
                "pushes",
                "requests");
        ours.forEach((name, medians) -> table.row(
                name,
                medians.value(EDITING) / 1e9,
                Math.round(medians.value(PUSHES)),
                Math.round(medians.value(REQUESTS))));
        peers.forEach((name, pushes) -> table.row(name, "", pushes, pushes));
        int bound = 2 * edits.products();
        ours.forEach((name, medians) -> report.target(
                "burst: pushes of " + name, medians.value(PUSHES), "<= " + bound, medians.value(PUSHES) <= bound));
    }

    /** What the store has counted. */
    private record Counts(long pushes, long requests) {

        static Counts of(Library library) {
            return new Counts(library.store().pushes(), library.store().requests());
        }

        Map<String, Double> until(Library library, double editing) {
            Counts now = of(library);
            return Map.of(
                    PUSHES,
                    (double) (now.pushes - pushes),
                    REQUESTS,
                    (double) (now.requests - requests),
                    EDITING,
                    editing);
        }
    }
}
