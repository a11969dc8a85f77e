package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A container decides itself when the background threads start. */
class StartTest {

    @Test
    void nothingRunsBeforeTheStart() {
        try (Scenario scenario = Scenario.running(builder -> builder.startOnBuild(false))) {
            FakeStore store = scenario.runningStore("A");
            ConnectionId shop = scenario.connect(store);
            scenario.pim.put(1, "9.90");
            scenario.library.exports().start(ExportRequest.of(shop, ToyPim.ids(1, 1)));
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("woo-autosync-scheduler");

            scenario.library.start();
            scenario.library.start();

            Scenario.eventually().until(() -> scenario.status(shop, 1).syncStatus() == SyncStatus.SYNCED);
        }
    }

    @Test
    void whatWasClosedIsNotStartedAgain() {
        WooAutoSync closed = WooAutoSync.builder()
                .productSource((ids, context) -> Map.of())
                .startOnBuild(false)
                .build();
        closed.close();

        assertThatThrownBy(closed::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }
}
