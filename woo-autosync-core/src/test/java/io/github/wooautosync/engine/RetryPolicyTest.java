package io.github.wooautosync.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

    private final RetryPolicy policy = RetryPolicy.builder()
            .firstDelay(Duration.ofSeconds(4))
            .maxDelay(Duration.ofMinutes(10))
            .build();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 31, 64, 1000})
    void delaysGrowTwofoldUpToTheMaximumAndNeverVanish(int failures) {
        Random random = new Random(7);
        double ceiling = Math.min(600_000, 4_000 * Math.pow(2, failures - 1));
        for (int i = 0; i < 200; i++) {
            assertThat((double) policy.delayAfter(failures, random).toMillis()).isBetween(2_000.0, ceiling);
        }
    }

    @Test
    void delaysAreSpread() {
        Random random = new Random(7);
        long distinct = java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> policy.delayAfter(5, random))
                .distinct()
                .count();
        assertThat(distinct).isGreaterThan(90);
    }

    @Test
    void badValuesAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.builder().firstDelay(Duration.ZERO))
                .withMessageContaining("firstDelay");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.builder().maxAttempts(0))
                .withMessageContaining("maxAttempts");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RetryPolicy.builder().maxDelay(Duration.ofSeconds(1)).build())
                .withMessageContaining("maxDelay (PT1S)");
    }

    @Test
    void aCopyKeepsWhatItDoesNotChange() {
        assertThat(policy.toBuilder().maxAttempts(50).build())
                .isEqualTo(new RetryPolicy(Duration.ofSeconds(4), Duration.ofMinutes(10), 50));
    }
}
