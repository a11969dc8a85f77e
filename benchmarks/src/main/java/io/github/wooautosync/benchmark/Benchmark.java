package io.github.wooautosync.benchmark;

/** A question about speed that a run answers with numbers. */
public interface Benchmark {

    /** What one writes behind {@code ./bench}: one word in lower case. */
    String name();

    /** What it answers, as the heading of its section of the results. */
    String question();

    /** Measures and reports. Whatever it starts it stops again. */
    void run(BenchmarkOptions options, Report report);
}
