package io.github.wooautosync.engine;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngineSettingsTest {

    @Test
    void aLeaseMustOutliveASlowAnswer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngineSettings.builder()
                        .requestTimeout(Duration.ofSeconds(30))
                        .leaseDuration(Duration.ofSeconds(20))
                        .build())
                .withMessage("leaseDuration (PT20S) must exceed requestTimeout (PT30S) plus 10 s, else a slow answer"
                        + " outlives its lease");
    }

    @Test
    void badValuesAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngineSettings.builder().batchSize(101))
                .withMessage("batchSize must be 1 to 100, but was 101");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngineSettings.builder().pollInterval(Duration.ZERO))
                .withMessageContaining("pollInterval");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngineSettings.builder().parallelConnections(0))
                .withMessageContaining("parallelConnections");
    }
}
