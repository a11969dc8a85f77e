package io.github.wooautosync.benchmark.memory;

import io.github.wooautosync.NewConnection;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.benchmark.BenchmarkOptions;
import io.github.wooautosync.benchmark.Database;
import io.github.wooautosync.benchmark.EmbeddedPostgres;
import io.github.wooautosync.benchmark.ForkedJvm;
import io.github.wooautosync.benchmark.Report;
import io.github.wooautosync.benchmark.Table;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.jpa.JpaConnectionStore;
import io.github.wooautosync.jpa.JpaSyncRecordStore;
import io.github.wooautosync.jpa.ResourceLocalTransactions;
import io.github.wooautosync.record.ExportRegistration;
import io.github.wooautosync.secret.SecretCipher;
import io.github.wooautosync.test.store.FakeStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The heap of a host in a small JVM while it drains the first of very many due records. */
final class Backlog {

    private static final String HEAP = "128m";
    private static final double SAME = 1.25;

    private Backlog() {}

    static void measure(BenchmarkOptions options, Report report) {
        int drained = options.size(10_000, 200);
        Table table = report.table(
                "A host with -Xmx" + HEAP + " drains the first " + drained + " of its due records (PostgreSQL)",
                "due records",
                "MB after a collection, at most",
                "MB at most",
                "MB in the end",
                "products/s");
        Heap few = drain(options.size(10_000, 200), drained);
        few.addTo(table);
        Heap many = drain(options.size(1_000_000, 2_000), drained);
        many.addTo(table);
        double ratio = many.inTheEnd() / few.inTheEnd();
        report.target("heap in use with 1,000,000 due records ÷ with 10,000", ratio, "<= " + SAME, ratio <= SAME);
    }

    /** Megabytes. */
    private record Heap(long due, double afterCollection, double peak, double inTheEnd, double rate) {

        void addTo(Table table) {
            table.row(due, afterCollection, peak, inTheEnd, rate);
        }
    }

    private static Heap drain(int due, int drained) {
        try (Database database = EmbeddedPostgres.start();
                FakeStore store = FakeStore.builder()
                        .rememberBodies(false)
                        .basicAllowedOverHttp(true)
                        .start()) {
            fill(database, store, due);
            Map<String, Double> said = ForkedJvm.run(
                    List.of("-Xmx" + HEAP, "-XX:+ExitOnOutOfMemoryError"),
                    ForkedJvm.classpath(),
                    DrainingHost.class.getName(),
                    List.of(
                            database.text("select 'jdbc:postgresql://localhost:' || setting || '/postgres'"
                                    + " from pg_settings where name = 'port'"),
                            Integer.toString(drained)));
            return new Heap(
                    due,
                    said.getOrDefault(DrainingHost.AFTER_COLLECTION, Double.NaN),
                    said.getOrDefault(DrainingHost.PEAK, Double.NaN),
                    said.getOrDefault(DrainingHost.IN_THE_END, Double.NaN),
                    said.getOrDefault(DrainingHost.RATE, Double.NaN));
        }
    }

    /** One record by the library; the others are copies of it. */
    private static void fill(Database database, FakeStore store, int due) {
        ResourceLocalTransactions transactions = new ResourceLocalTransactions(database.entityManagerFactory());
        JpaSyncRecordStore records = JpaSyncRecordStore.of(transactions);
        records.registerExport(
                new ExportRegistration(
                        connect(transactions, store), OwnerId.SINGLE, List.of(ProductId.of(1)), Set.of(), false),
                Instant.now());
        List<String> columns = List.of(database.text("select column_name from information_schema.columns"
                        + " where table_name = 'woo_product_sync' and column_name not in ('id', 'product_id')")
                .split("\n"));
        String all = String.join(", ", columns);
        database.execute("insert into woo_product_sync (product_id, " + all + ") select number::text, " + all
                + " from woo_product_sync, generate_series(2, " + due + ") as number where product_id = '1'");
        database.execute("vacuum analyze woo_product_sync");
    }

    private static ConnectionId connect(ResourceLocalTransactions transactions, FakeStore store) {
        try (WooAutoSync library = WooAutoSync.builder()
                .productSource((ids, context) -> Map.of())
                .connectionStore(new JpaConnectionStore(transactions, SecretCipher.plaintextForDemos()))
                .backgroundThreads(false)
                .allowPlainHttp(true)
                .allowPrivateAddresses(true)
                .build()) {
            return library.connections()
                    .connect(NewConnection.builder()
                            .storeUrl(store.url().toString())
                            .consumerKey(store.consumerKey())
                            .consumerSecret(store.consumerSecret())
                            .build());
        }
    }
}
