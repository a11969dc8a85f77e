package io.github.wooautosync.benchmark.startup;

import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.benchmark.Benchmark;
import io.github.wooautosync.benchmark.BenchmarkOptions;
import io.github.wooautosync.benchmark.ForkedJvm;
import io.github.wooautosync.benchmark.Medians;
import io.github.wooautosync.benchmark.Report;
import io.github.wooautosync.benchmark.Rounds;
import io.github.wooautosync.benchmark.Table;
import io.github.wooautosync.benchmark.Turn;
import io.github.wooautosync.jpa.JpaModel;
import io.github.wooautosync.spring.SyncsProduct;
import io.github.wooautosync.test.store.FakeStore;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Benchmark 7: what the library adds to the start of an application. */
public final class StartupBenchmark implements Benchmark {

    private static final String ALONE = "the host alone";
    private static final String SYNCING = "with woo-autosync-spring-starter";
    private static final List<String> COLUMNS =
            List.of(Host.MILLIS, Host.CPU_MILLIS, Host.THREADS, Host.CLASSES, Host.HEAP);

    /** What other benchmarks need; some of it would configure itself in the host. */
    private static final Pattern OTHERS =
            Pattern.compile(".*(spring-modulith|jobrunr|db-scheduler|transactionoutbox|jmh-|wc-api-java).*");

    private static final Set<String> LIBRARY = Set.of(
            placeOf(WooAutoSync.class), placeOf(JpaModel.class), placeOf(SyncsProduct.class), placeOf(FakeStore.class));

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String question() {
        return "What does the library add to the start of an application on Spring Boot?";
    }

    @Override
    public void run(BenchmarkOptions options, Report report) {
        report.note(
                "A host on Spring Boot with Spring Data JPA, Hibernate and H2 in memory, each time in a JVM of its own."
                        + " With the library its tables are made, too, and the engine runs. The time is that of"
                        + " SpringApplication.run; the CPU time is that of the whole process until then.");
        Map<String, Medians> results = Rounds.of(options)
                .contender(ALONE, alone())
                .contender(SYNCING, syncing())
                .run();
        Table table = report.table("Medians", "", "start, ms", "CPU, ms", "threads", "classes", "heap, MB");
        results.forEach((name, medians) -> table.row(
                name, value(medians, 0), value(medians, 1), value(medians, 2), value(medians, 3), value(medians, 4)));
        Medians alone = Objects.requireNonNull(results.get(ALONE));
        Medians syncing = Objects.requireNonNull(results.get(SYNCING));
        table.row(
                "added",
                added(alone, syncing, 0),
                added(alone, syncing, 1),
                added(alone, syncing, 2),
                added(alone, syncing, 3),
                added(alone, syncing, 4));
    }

    private static Turn alone() {
        String classpath = ForkedJvm.classpathWithout(entry -> OTHERS.matcher(entry)
                        .matches()
                || LIBRARY.contains(Path.of(entry).toAbsolutePath().normalize().toString()));
        return () -> ForkedJvm.run(List.of("-Xmx256m"), classpath, Host.class.getName(), List.of());
    }

    private static Turn syncing() {
        String classpath =
                ForkedJvm.classpathWithout(entry -> OTHERS.matcher(entry).matches());
        return () -> ForkedJvm.run(
                List.of("-Xmx256m"),
                classpath,
                SyncingHost.class.getName(),
                List.of(
                        "--woo.autosync.initialize-schema=always",
                        "--woo.autosync.encryption-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));
    }

    /** The jar or folder of a class. */
    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath()
                    .normalize()
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static double value(Medians medians, int column) {
        return medians.value(COLUMNS.get(column));
    }

    private static double added(Medians alone, Medians with, int column) {
        return value(with, column) - value(alone, column);
    }
}
