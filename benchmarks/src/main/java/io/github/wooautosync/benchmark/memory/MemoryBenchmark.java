package io.github.wooautosync.benchmark.memory;

import io.github.wooautosync.benchmark.Benchmark;
import io.github.wooautosync.benchmark.BenchmarkOptions;
import io.github.wooautosync.benchmark.Report;

/** Benchmark 6: what a push allocates, and how much heap a drain needs, whatever waits. */
public final class MemoryBenchmark implements Benchmark {

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String question() {
        return "What does a push allocate, and how much heap does a long backlog need?";
    }

    @Override
    public void run(BenchmarkOptions options, Report report) {
        Allocation.measure(options, report);
        Backlog.measure(options, report);
    }
}
