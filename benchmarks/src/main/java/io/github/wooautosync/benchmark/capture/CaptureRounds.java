package io.github.wooautosync.benchmark.capture;

import io.github.wooautosync.benchmark.Articles;
import io.github.wooautosync.benchmark.BenchmarkOptions;
import io.github.wooautosync.benchmark.CountingDataSource;
import io.github.wooautosync.benchmark.Database;
import io.github.wooautosync.benchmark.Medians;
import io.github.wooautosync.benchmark.Report;
import io.github.wooautosync.benchmark.Rounds;
import io.github.wooautosync.benchmark.Table;
import io.github.wooautosync.benchmark.Turn;
import io.github.wooautosync.benchmark.library.LibraryHost;
import io.github.wooautosync.benchmark.peer.HostWork;
import io.github.wooautosync.benchmark.peer.Peer;
import io.github.wooautosync.benchmark.peer.Push;
import io.github.wooautosync.benchmark.peer.Threads;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.jpa.JpaSyncRecordStore;
import io.github.wooautosync.record.Capture;
import io.github.wooautosync.record.ChangeKind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/** One workload, on one database, with all contenders. */
final class CaptureRounds {

    private static final String LATENCY = "latency";
    private static final String HOST_CPU = "CPU of the host's threads";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String OURS = "woo-autosync";
    private static final List<Integer> STORES = List.of(1, 5);
    private static final int COUNTED = 10;
    /** Many short rounds: neighbours in time are compared, so that a slow disk is slow for all. */
    private static final int SHORT_ROUNDS = 4;

    private final Database database;
    private final Articles articles;
    private final Workload workload;
    private final BenchmarkOptions options;
    private final Map<String, Contender> contenders = new LinkedHashMap<>();
    private final Map<String, CountingDataSource.Count> counts = new LinkedHashMap<>();

    CaptureRounds(Database database, Articles articles, List<Peer> peers, Workload workload, BenchmarkOptions options) {
        this.database = database;
        this.articles = articles;
        this.workload = workload;
        this.options = options;
        addOurs();
        peers.forEach(this::addPeer);
    }

    private void addOurs() {
        LibraryHost host = new LibraryHost(database);
        JpaSyncRecordStore store = JpaSyncRecordStore.of(host.transactions());
        add(Contender.host(LibraryHost.NAME, (work, products) -> host.transaction(work, () -> {})));
        for (int stores : STORES) {
            add(new Contender(
                    OURS,
                    LibraryHost.NAME,
                    stores,
                    true,
                    (work, products) -> host.transaction(work, () -> store.capture(captures(products))),
                    () -> database.execute("truncate table woo_capture")));
        }
    }

    private static List<Capture> captures(List<Long> products) {
        Instant now = Instant.now();
        return products.stream()
                .map(product ->
                        new Capture(Optional.of(OwnerId.SINGLE), ProductId.of(product), ChangeKind.PRODUCT, now))
                .toList();
    }

    private void addPeer(Peer peer) {
        add(Contender.host(peer.hostName(), (work, products) -> peer.transaction(work, List.of())));
        for (int stores : STORES) {
            add(new Contender(
                    peer.name(),
                    peer.hostName(),
                    stores,
                    peer.joinsHostTransaction(),
                    (work, products) -> peer.transaction(work, pushes(products, stores)),
                    peer::empty));
        }
    }

    private static List<Push> pushes(List<Long> products, int stores) {
        List<Push> pushes = new ArrayList<>();
        for (long product : products) {
            for (int store = 1; store <= stores; store++) {
                pushes.add(new Push(Long.toString(product), "shop-" + store));
            }
        }
        return pushes;
    }

    private void add(Contender contender) {
        contenders.putIfAbsent(contender.key(), contender);
    }

    void run(Report report) {
        contenders.forEach((key, contender) -> counts.put(key, count(contender)));
        Rounds rounds = Rounds.of(options).times(options.size(SHORT_ROUNDS, 1)).on(database);
        contenders.forEach((key, contender) -> rounds.contender(key, turn(contender)));
        report(report, rounds.run());
    }

    private CountingDataSource.Count count(Contender contender) {
        try {
            contender.empty().run();
            // Whatever is done only once is done before.
            contender.transaction().run(work(products(0, 0)), products(0, 0));
            return database.dataSource().during(() -> {
                for (int i = 0; i < COUNTED; i++) {
                    List<Long> products = products(0, i);
                    contender.transaction().run(work(products), products);
                }
            });
        } catch (Exception failed) {
            throw new IllegalStateException(contender.key(), failed);
        }
    }

    private Turn turn(Contender contender) {
        return Turn.of(
                () -> {
                    contender.empty().run();
                    articles.tidy();
                },
                () -> measure(contender));
    }

    /** Runs the workload; returns the median time of a transaction, and the CPU time of the threads that ran them. */
    private Map<String, Double> measure(Contender contender) {
        AtomicLong cpu = new AtomicLong();
        long[] nanos = new long[workload.allTransactions()];
        Threads.run(workload.threads(), thread -> {
            long cpuBefore = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < workload.transactions(); i++) {
                List<Long> products = products(thread, i);
                long before = System.nanoTime();
                contender.transaction().run(work(products), products);
                nanos[thread * workload.transactions() + i] = System.nanoTime() - before;
            }
            cpu.addAndGet(THREADS.getCurrentThreadCpuTime() - cpuBefore);
        });
        Arrays.sort(nanos);
        return Map.of(LATENCY, (double) nanos[nanos.length / 2], HOST_CPU, cpu.doubleValue());
    }

    private static HostWork work(List<Long> products) {
        return connection -> Articles.changePrices(connection, products);
    }

    /** Random ones, in their order; no two threads change the same, so that none waits for another. */
    private List<Long> products(int thread, int transaction) {
        Random random = new Random(options.seed() + transaction);
        long ofThread = articles.count() / workload.threads();
        return random.longs(0, ofThread)
                .distinct()
                .limit(workload.products())
                .map(number -> number * workload.threads() + thread + 1)
                .sorted()
                .boxed()
                .toList();
    }

    private void report(Report report, Map<String, Medians> results) {
        Table table = report.table(
                database.name() + ", " + workload.shown(),
                "contender",
                "µs wall",
                "added µs wall",
                "added µs CPU",
                "added statements",
                "added round trips");
        contenders.forEach((key, contender) -> {
            double wall = wallMicros(results.getOrDefault(key, new Medians()));
            if (contender.isHost()) {
                table.row(key + ", nothing captured", wall, "", "", "", "");
            } else {
                table.row(
                        key,
                        wall,
                        added(results, contender, CaptureRounds::wallMicros),
                        added(results, contender, this::cpuMicros),
                        statements(contender),
                        roundTrips(contender));
            }
        });
        if (database.isPostgreSql()) {
            targets(report, results);
        }
    }

    private void targets(Report report, Map<String, Medians> results) {
        if (workload.products() == 1) {
            target(report, results, 1, 1.0);
        } else {
            target(report, results, 5, 0.3);
        }
    }

    private void target(Report report, Map<String, Medians> results, int stores, double bound) {
        String claim = "capture, " + workload.shown() + ", " + stores + (stores == 1 ? " store" : " stores")
                + ": ours / cheapest peer in the host's transaction, added ";
        double cpu = ratio(results, stores, this::cpuMicros);
        double wall = ratio(results, stores, CaptureRounds::wallMicros);
        report.target(claim + "CPU time", cpu, "<= " + bound, cpu <= bound);
        report.target(claim + "wall time", wall, "<= " + bound, wall <= bound);
    }

    private double ratio(Map<String, Medians> results, int stores, Measure measure) {
        double ours = 0;
        double cheapest = Double.POSITIVE_INFINITY;
        for (Contender contender : contenders.values()) {
            if (contender.stores() == stores && contender.joins()) {
                double added = added(results, contender, measure);
                if (contender.name().equals(OURS)) {
                    ours = added;
                } else {
                    cheapest = Math.min(cheapest, added);
                }
            }
        }
        return ours / cheapest;
    }

    private interface Measure {
        double of(Medians medians);
    }

    private static double added(Map<String, Medians> results, Contender contender, Measure measure) {
        Medians with = results.getOrDefault(contender.key(), new Medians());
        Medians without = results.getOrDefault(contender.host(), new Medians());
        return measure.of(with) - measure.of(without);
    }

    private static double wallMicros(Medians medians) {
        return medians.value(LATENCY) / 1000;
    }

    private double cpuMicros(Medians medians) {
        double nanos = medians.value(HOST_CPU) + medians.serverCpu().toNanos();
        return nanos / 1000 / workload.allTransactions();
    }

    private double statements(Contender contender) {
        return added(contender, CountingDataSource.Count::statements);
    }

    private double roundTrips(Contender contender) {
        return added(contender, CountingDataSource.Count::roundTrips);
    }

    private double added(Contender contender, ToLongFunction<CountingDataSource.Count> number) {
        CountingDataSource.Count none = new CountingDataSource.Count(0, 0);
        double with = number.applyAsLong(counts.getOrDefault(contender.key(), none));
        double without = number.applyAsLong(counts.getOrDefault(contender.host(), none));
        return (with - without) / COUNTED;
    }
}
