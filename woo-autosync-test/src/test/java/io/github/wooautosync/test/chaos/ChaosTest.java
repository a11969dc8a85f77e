package io.github.wooautosync.test.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything goes wrong, and in the end every store equals the PIM.
 *
 * <p>{@code -Dchaos.seed=7} repeats one seed, {@code -Dchaos.seeds=100} runs more of them, {@code -Dchaos.products} and
 * {@code -Dchaos.steps} change the size.
 */
class ChaosTest {

    private static final int PRODUCTS_OF_THE_SHORT_FORM = 300;
    private static final int STEPS_OF_THE_SHORT_FORM = 30;
    private static final int SEEDS = Integer.getInteger("chaos.seeds", 10);

    static LongStream seeds() {
        Long only = Long.getLong("chaos.seed");
        return only == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(only);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyStoreEqualsThePimInTheEnd(long seed) {
        ChaosReport report = ChaosRound.run(
                ChaosOptions.ofSeed(seed)
                        .withProducts(Integer.getInteger("chaos.products", PRODUCTS_OF_THE_SHORT_FORM))
                        .withSteps(Integer.getInteger("chaos.steps", STEPS_OF_THE_SHORT_FORM)),
                DurableStores::inMemory);

        System.out.println(report);
        assertThat(report.faults()).as("what went wrong").isPositive();
    }
}
