package io.github.wooautosync.test.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything goes wrong, and in the end every store equals the PIM.
 *
 * <p>{@code -Dchaos.seed=7} repeats one seed, {@code -Dchaos.seeds=100} runs more of them, {@code -Dchaos.products} and
 * {@code -Dchaos.steps} change the size. Two rounds run at once.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ChaosTest {

    private static final int SEEDS = Integer.getInteger("chaos.seeds", 10);
    private static final int PRODUCTS = Integer.getInteger("chaos.products", 2_000);
    private static final int STEPS = Integer.getInteger("chaos.steps", 40);

    static LongStream seeds() {
        Long only = Long.getLong("chaos.seed");
        return only == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(only);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyStoreEqualsThePimInTheEnd(long seed) {
        ChaosReport report = run(seed, PRODUCTS, STEPS);

        System.out.println(report);
        assertThat(report.faults()).as("what went wrong").isPositive();
    }

    @Test
    void aSeedDecidesEverything() {
        List<String> first = run(7, 120, 16).journal().lines();

        assertThat(run(7, 120, 16).journal().lines()).isEqualTo(first);
        assertThat(run(8, 120, 16).journal().lines()).isNotEqualTo(first);
        assertThat(first).anyMatch(line -> line.contains(" meets ")).anyMatch(line -> line.contains("KILLED"));
    }

    private static ChaosReport run(long seed, int products, int steps) {
        return ChaosRound.run(
                ChaosOptions.ofSeed(seed).withProducts(products).withSteps(steps), DurableStores::inMemory);
    }
}
