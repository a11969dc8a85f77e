package io.github.wooautosync.benchmark;

/**
 * How a benchmark is run.
 *
 * @param quick tiny sizes, which prove that it runs and measure nothing
 * @param rounds how often each contender has its turn; medians are reported
 * @param seed of everything random
 */
public record BenchmarkOptions(boolean quick, int rounds, long seed) {

    private static final int ROUNDS = 5;
    private static final long SEED = 20_261_126;

    public BenchmarkOptions {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be 1 or more: " + rounds);
        }
    }

    /** The system property {@code benchmark.rounds} names another number of rounds than five. */
    public static BenchmarkOptions full() {
        return new BenchmarkOptions(false, Integer.getInteger("benchmark.rounds", ROUNDS), SEED);
    }

    public static BenchmarkOptions quickly() {
        return new BenchmarkOptions(true, 1, SEED);
    }

    /** One of two sizes: that of a full run, or the tiny one. */
    public int size(int full, int tiny) {
        return quick ? tiny : full;
    }
}
