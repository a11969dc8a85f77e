package io.github.wooautosync.benchmark.growth;

import io.github.wooautosync.benchmark.Benchmark;
import io.github.wooautosync.benchmark.BenchmarkOptions;
import io.github.wooautosync.benchmark.Database;
import io.github.wooautosync.benchmark.EmbeddedH2;
import io.github.wooautosync.benchmark.EmbeddedPostgres;
import io.github.wooautosync.benchmark.Medians;
import io.github.wooautosync.benchmark.Report;
import io.github.wooautosync.benchmark.Rounds;
import io.github.wooautosync.benchmark.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What claiming and reading cost as the table of sync records grows. */
public final class GrowthBenchmark implements Benchmark {

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String question() {
        return "what do claiming and reading cost as the table grows?";
    }

    @Override
    public void run(BenchmarkOptions options, Report report) {
        report.note(
                "Each table has a database of its own on one server; the records belong to five stores, and 1,000 of"
                        + " one of them are due. They are claimed by hundreds, completed, and captured and folded again; the"
                        + " tables take turns. *claim* reads a hundred due records and marks them in flight. All numbers are"
                        + " medians of single calls, in µs.");
        List<Integer> sizes = options.quick() ? List.of(1_000, 5_000) : List.of(10_000, 100_000, 1_000_000, 5_000_000);
        List<Database> databases = new ArrayList<>();
        try (Database server = EmbeddedPostgres.start()) {
            sizes.forEach(size -> databases.add(server.sibling("records_" + size)));
            measure(databases, sizes, options, report);
        } finally {
            databases.forEach(Database::close);
        }
        if (!options.quick()) {
            measureH2(List.of(10_000, 100_000, 500_000), options, report);
        }
    }

    private static void measureH2(List<Integer> sizes, BenchmarkOptions options, Report report) {
        List<Database> databases = new ArrayList<>();
        try {
            sizes.forEach(size -> databases.add(EmbeddedH2.start()));
            measure(databases, sizes, options, report);
        } finally {
            databases.forEach(Database::close);
        }
    }

    private static void measure(
            List<Database> databases, List<Integer> sizes, BenchmarkOptions options, Report report) {
        Map<Integer, GrownTable> tables = new LinkedHashMap<>();
        for (int i = 0; i < sizes.size(); i++) {
            tables.put(sizes.get(i), new GrownTable(databases.get(i), sizes.get(i), options.size(1_000, 100)));
        }
        Rounds rounds = Rounds.of(options);
        tables.forEach((size, table) -> rounds.contender(size.toString(), table));
        Map<String, Medians> results = rounds.run();
        table(report, databases.get(0).name(), sizes, results);
        if (databases.get(0).isPostgreSql()) {
            target(report, sizes, results);
            plans(report, tables.get(sizes.get(sizes.size() - 1)), sizes.get(sizes.size() - 1));
        }
    }

    private static void table(Report report, String name, List<Integer> sizes, Map<String, Medians> results) {
        String[] columns = Stream.concat(
                        Stream.of("µs"), sizes.stream().map(size -> String.format(Locale.ROOT, "%,d", size)))
                .toArray(String[]::new);
        Table table = report.table(name + ", records in the table", columns);
        for (Operation operation : Operation.values()) {
            List<Object> cells = new ArrayList<>();
            cells.add(operation.shown());
            sizes.forEach(size -> cells.add(micros(results, size, operation)));
            table.row(cells.toArray());
        }
    }

    private static double micros(Map<String, Medians> results, int size, Operation operation) {
        return results.getOrDefault(Integer.toString(size), new Medians()).value(operation.name()) / 1000;
    }

    private static void target(Report report, List<Integer> sizes, Map<String, Medians> results) {
        int smallest = sizes.get(0);
        int largest = sizes.get(sizes.size() - 1);
        double ratio = micros(results, largest, Operation.CLAIM) / micros(results, smallest, Operation.CLAIM);
        report.target(
                String.format(Locale.ROOT, "claim at %,d / claim at %,d records", largest, smallest),
                ratio,
                "<= 1.5",
                ratio <= 1.5);
    }

    private static void plans(Report report, @Nullable GrownTable table, int size) {
        if (table == null) {
            return;
        }
        Table plans = report.table(
                String.format(Locale.ROOT, "Query plans at %,d records", size),
                "operation",
                "reads woo_product_sync by");
        report.note(
                "The plans are those without a look at the values. For what people read PostgreSQL may choose a better"
                        + " one for the values that it gets; the times above are those of real calls. Totals count all records of"
                        + " the store.");
        boolean scanned = false;
        for (Operation operation : Operation.values()) {
            String access = String.join(", ", table.plans(operation));
            scanned |= operation.isOfEngine() && access.contains(Plans.SEQUENTIAL);
            plans.row(operation.shown(), access);
        }
        report.target("statements of the engine that scan the whole table", scanned ? 1 : 0, "= 0", !scanned);
    }
}
