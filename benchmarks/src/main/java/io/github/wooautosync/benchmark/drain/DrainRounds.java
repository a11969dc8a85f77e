package io.github.wooautosync.benchmark.drain;

import io.github.wooautosync.benchmark.BenchmarkOptions;
import io.github.wooautosync.benchmark.CountingDataSource;
import io.github.wooautosync.benchmark.Database;
import io.github.wooautosync.benchmark.Medians;
import io.github.wooautosync.benchmark.Report;
import io.github.wooautosync.benchmark.Rounds;
import io.github.wooautosync.benchmark.SyncTable;
import io.github.wooautosync.benchmark.Table;
import io.github.wooautosync.benchmark.Turn;
import io.github.wooautosync.benchmark.library.BareStore;
import io.github.wooautosync.benchmark.library.Library;
import io.github.wooautosync.benchmark.library.LibraryHost;
import io.github.wooautosync.benchmark.peer.Peer;
import io.github.wooautosync.benchmark.peer.Peers;
import io.github.wooautosync.benchmark.peer.Push;
import io.github.wooautosync.benchmark.peer.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** All contenders on one database. */
final class DrainRounds {

    private static final int THREADS = 4;
    private static final int TASKS_IN_A_TRANSACTION = 100;
    private static final String WORK = "since the first";
    private static final String ENGINE = "woo-autosync, engine";
    private static final String RECORDS = "woo-autosync, records alone";
    private static final String RECORDS_OF_STORES = "woo-autosync, records alone, 4 stores";

    private final Database database;
    private final int products;
    private final BenchmarkOptions options;
    private final Map<String, Turn> turns = new LinkedHashMap<>();
    private final Map<String, CountingDataSource.Count> counts = new LinkedHashMap<>();
    private final Map<String, Integer> backlogs = new HashMap<>();
    private final List<String> peerNames = new ArrayList<>();

    DrainRounds(Database database, int products, BenchmarkOptions options) {
        this.database = database;
        this.products = products;
        this.options = options;
    }

    void run(Report report) {
        try (Peers peers = new Peers(database);
                Library library = new Library(database, products)) {
            turns.put(ENGINE, engine(library));
            addRecordsAlone();
            peers.atWork(options).forEach(peer -> {
                peerNames.add(peer.name());
                turns.put(peer.name(), peer(peer));
            });
            Rounds rounds = Rounds.of(options).on(database);
            turns.forEach((name, turn) -> rounds.contender(name, counted(name, turn)));
            report(report, rounds.run());
        }
    }

    private Turn engine(Library library) {
        return new Turn() {
            @Override
            public void prepare() {
                library.restart(Duration.ZERO);
                library.changeAll();
                library.takePushed();
                tidy();
            }

            @Override
            public Map<String, Double> run() {
                return timed(() -> {
                    library.start();
                    library.awaitPushed(products);
                });
            }

            @Override
            public void finish() {
                library.stop();
            }
        };
    }

    /** Products that the other contenders of ours do not have, so that a fold raises only its own. */
    private void addRecordsAlone() {
        BareStore bare = new BareStore(new LibraryHost(database));
        SyncTable table = new SyncTable(database);
        long first = 1_000_001;
        long last = first + products - 1;
        table.fill(first, last, 1);
        turns.put(RECORDS, recordsAlone(bare, first, last, 1));
        long quarter = Math.max(1, products / THREADS);
        for (int store = 1; store <= THREADS; store++) {
            table.fillOne(store + 1, 2_000_001 + (store - 1) * quarter, 2_000_000 + store * quarter);
        }
        turns.put(RECORDS_OF_STORES, recordsOfStores(bare, 2_000_001, quarter));
        table.analyse();
    }

    private Turn recordsAlone(BareStore bare, long first, long last, int connection) {
        return Turn.of(
                () -> {
                    bare.change(first, last);
                    tidy();
                },
                () -> timed(() -> {
                    bare.fold();
                    check(bare.drain(connection), products);
                }));
    }

    private Turn recordsOfStores(BareStore bare, long first, long ofEach) {
        return Turn.of(
                () -> {
                    bare.change(first, first + THREADS * ofEach - 1);
                    tidy();
                },
                () -> timed(() -> Threads.run(THREADS + 1, thread -> {
                    if (thread == THREADS) {
                        bare.fold();
                    } else {
                        bare.drain(thread + 2, ofEach);
                    }
                })));
    }

    private static Map<String, Double> timed(Runnable work) {
        long before = System.nanoTime();
        work.run();
        return Map.of(WORK, (double) (System.nanoTime() - before));
    }

    private Turn peer(Peer peer) {
        AtomicInteger done = new AtomicInteger();
        int backlog = peer.backlog(products);
        backlogs.put(peer.name(), backlog);
        return new Turn() {
            @Override
            public void prepare() {
                peer.empty();
                done.set(0);
                for (int first = 0; first < backlog; first += TASKS_IN_A_TRANSACTION) {
                    peer.transaction(
                            connection -> {}, pushes(first, Math.min(backlog, first + TASKS_IN_A_TRANSACTION)));
                }
            }

            @Override
            public Map<String, Double> run() {
                AtomicLong first = new AtomicLong();
                peer.drain(THREADS, backlog, push -> {
                    if (done.getAndIncrement() == 0) {
                        first.set(System.nanoTime());
                    }
                });
                double nanos = System.nanoTime() - first.get();
                check(done.get(), backlog);
                return Map.of(WORK, nanos);
            }

            @Override
            public void finish() {
                peer.stop();
            }
        };
    }

    private static List<Push> pushes(int first, int end) {
        return IntStream.range(first, end)
                .mapToObj(product -> new Push(Integer.toString(product), "shop"))
                .toList();
    }

    private static void check(int done, int wanted) {
        if (done != wanted) {
            throw new IllegalStateException(done + " of " + wanted + " were done");
        }
    }

    /** What autovacuum would do after a while. */
    private void tidy() {
        if (database.isPostgreSql()) {
            database.execute("vacuum woo_product_sync");
            database.execute("vacuum woo_capture");
        }
    }

    /** Counts statements in the first turn, which does not count otherwise. */
    private Turn counted(String name, Turn turn) {
        return new Turn() {
            @Override
            public void prepare() throws Exception {
                turn.prepare();
            }

            @Override
            public Map<String, Double> run() throws Exception {
                if (counts.containsKey(name)) {
                    return turn.run();
                }
                Map<String, Double> measured = new HashMap<>();
                counts.put(name, database.dataSource().during(() -> measured.putAll(turn.run())));
                return measured;
            }

            @Override
            public void finish() throws Exception {
                turn.finish();
            }
        };
    }

    private void report(Report report, Map<String, Medians> results) {
        Table table = report.table(
                database.name() + ", " + products + " changed products",
                "contender",
                "products/s",
                "CPU µs/product",
                "statements/product",
                "round trips/product");
        results.forEach((name, medians) -> {
            CountingDataSource.Count count = counts.getOrDefault(name, new CountingDataSource.Count(0, 0));
            table.row(
                    name,
                    perSecond(name, medians),
                    cpuMicros(name, medians),
                    (double) count.statements() / backlog(name),
                    (double) count.roundTrips() / backlog(name));
        });
        double best = peerNames.stream()
                .mapToDouble(name -> perSecond(name, results.getOrDefault(name, new Medians())))
                .max()
                .orElse(0);
        for (String ours : List.of(RECORDS_OF_STORES, RECORDS, ENGINE)) {
            double ratio = perSecond(ours, results.getOrDefault(ours, new Medians())) / best;
            report.target(
                    "drain on " + database.name() + ", folding included: " + ours + " / best peer",
                    ratio,
                    ">= 2",
                    ratio >= 2);
        }
    }

    private int backlog(String name) {
        return backlogs.getOrDefault(name, products);
    }

    private double perSecond(String name, Medians medians) {
        return backlog(name) / (medians.value(WORK) / 1e9);
    }

    private double cpuMicros(String name, Medians medians) {
        return (medians.cpu().toNanos() + medians.serverCpu().toNanos()) / 1000.0 / backlog(name);
    }
}
