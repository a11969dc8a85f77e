package io.github.wooautosync.benchmark;

import io.github.wooautosync.benchmark.burst.BurstBenchmark;
import io.github.wooautosync.benchmark.capture.CaptureBenchmark;
import io.github.wooautosync.benchmark.drain.DrainBenchmark;
import io.github.wooautosync.benchmark.growth.GrowthBenchmark;
import io.github.wooautosync.benchmark.memory.MemoryBenchmark;
import io.github.wooautosync.benchmark.startup.StartupBenchmark;
import io.github.wooautosync.benchmark.store.StoreBenchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** All benchmarks, and the program that runs them; {@code ./bench} starts it. */
public final class Benchmarks {

    private static final Path RESULTS = Path.of("benchmarks", "RESULTS.md");

    private Benchmarks() {}

    /** In the order of the results. */
    public static List<Benchmark> all() {
        return List.of(
                new CaptureBenchmark(),
                new DrainBenchmark(),
                new BurstBenchmark(),
                new StoreBenchmark(),
                new GrowthBenchmark(),
                new MemoryBenchmark(),
                new StartupBenchmark());
    }

    /**
     * Runs the benchmarks that are named, or all. Full runs are written to the results.
     *
     * @param arguments {@code --list}, or {@code [--quick] [NAME]...}
     */
    public static void main(String[] arguments) throws IOException {
        List<String> words = List.of(arguments);
        if (words.contains("--list")) {
            all().forEach(benchmark -> System.out.println(benchmark.name()));
            return;
        }
        boolean quick = words.contains("--quick");
        List<String> names =
                words.stream().filter(word -> !word.equals("--quick")).toList();
        for (Benchmark benchmark : named(names)) {
            run(benchmark, quick ? BenchmarkOptions.quickly() : BenchmarkOptions.full());
        }
        // Threads that a peer leaves behind do not keep us.
        System.exit(0);
    }

    private static List<Benchmark> named(List<String> names) {
        for (String name : names) {
            if (all().stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
                System.err.println("no benchmark is named " + name + "; there are: "
                        + String.join(", ", all().stream().map(Benchmark::name).toList()));
                System.exit(2);
            }
        }
        return all().stream()
                .filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
                .toList();
    }

    private static void run(Benchmark benchmark, BenchmarkOptions options) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println();
        out.println("== " + benchmark.name() + ": " + benchmark.question());
        long start = System.nanoTime();
        Report report = new Report(out);
        benchmark.run(options, report);
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        out.println("== " + benchmark.name() + " took " + seconds + " s");
        if (!options.quick()) {
            new Results(RESULTS).replace(benchmark, options, report, seconds);
        }
    }
}
