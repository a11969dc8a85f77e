package io.github.wooautosync.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every benchmark runs, with sizes that measure nothing. */
@Tag("benchmarks")
class BenchmarksTest {

    @TestFactory
    Stream<DynamicTest> runsQuickly() {
        return Benchmarks.all().stream()
                .map(benchmark -> DynamicTest.dynamicTest(benchmark.name(), () -> runQuickly(benchmark)));
    }

    private static void runQuickly(Benchmark benchmark) {
        Report report = new Report(System.out);
        benchmark.run(BenchmarkOptions.quickly(), report);
        assertThat(report.markdown()).contains("|---");
    }
}
