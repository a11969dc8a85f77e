package io.github.wooautosync.benchmark.memory;

import io.github.wooautosync.benchmark.BenchmarkOptions;
import io.github.wooautosync.benchmark.Report;
import io.github.wooautosync.benchmark.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** JMH's profiler of allocations over {@link PushPath}. */
final class Allocation {

    private static final Map<String, String> STEPS = steps();

    private Allocation() {}

    static void measure(BenchmarkOptions options, Report report) {
        Table table = report.table(
                "Allocated and spent for one product with a dozen fields whose price changed, a hundred in a batch (JMH, gc)",
                "step",
                "bytes",
                "µs");
        Map<String, RunResult> results = new LinkedHashMap<>();
        run(options).forEach(result -> results.put(method(result), result));
        STEPS.forEach((method, shown) -> {
            RunResult result = results.get(method);
            if (result != null) {
                table.row(shown, bytes(result), result.getPrimaryResult().getScore());
            }
        });
    }

    private static Map<String, String> steps() {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("mapping", "mapping");
        steps.put("difference", "fingerprints and difference");
        steps.put("encodingPrices", "encoding: the price");
        steps.put("encodingEverything", "encoding: everything, as for a create");
        steps.put("decoding", "decoding");
        steps.put("together", "together, for the price");
        return steps;
    }

    private static Collection<RunResult> run(BenchmarkOptions options) {
        try {
            return new Runner(jmh(options)).run();
        } catch (RunnerException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Options jmh(BenchmarkOptions options) {
        return new OptionsBuilder()
                .include(PushPath.class.getName() + (options.quick() ? ".together" : ""))
                .mode(Mode.AverageTime)
                .timeUnit(java.util.concurrent.TimeUnit.MICROSECONDS)
                .addProfiler(GCProfiler.class)
                .forks(options.quick() ? 0 : 1)
                .warmupIterations(options.size(3, 0))
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(options.size(5, 1))
                .measurementTime(TimeValue.milliseconds(options.size(1_000, 100)))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
    }

    private static double bytes(RunResult result) {
        Map<String, ?> others = result.getSecondaryResults();
        for (Map.Entry<String, ?> other : others.entrySet()) {
            if (other.getKey().endsWith("gc.alloc.rate.norm") && other.getValue() instanceof Result<?> allocated) {
                return allocated.getScore();
            }
        }
        return Double.NaN;
    }

    private static String method(RunResult result) {
        List<String> parts = List.of(result.getParams().getBenchmark().split("\\."));
        return parts.get(parts.size() - 1);
    }
}
