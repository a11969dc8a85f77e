package io.github.wooautosync.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real process that is really killed. */
@Timeout(120)
class KilledHostTest {

    private static final ProductId SHIRT = ProductId.of("shirt");

    private final TestDatabase database = TestDatabase.postgreSql();
    private final JpaSyncRecordStore store =
            JpaSyncRecordStore.of(new ResourceLocalTransactions(database.entityManagerFactory()));

    @BeforeEach
    void startEmpty() {
        database.empty();
    }

    @Test
    void aHostThatIsKilledRightAfterItsCommitHasCaptured() throws Exception {
        killAt(KilledHost.COMMITTED);

        assertThat(database.number("select count(*) from host_product")).isEqualTo(1);
        assertThat(store.capturedProducts(OwnerId.SINGLE, List.of(SHIRT))).containsExactly(SHIRT);
    }

    @Test
    void aHostThatIsKilledBeforeItsCommitHasDoneNothing() throws Exception {
        killAt(KilledHost.WORKED);

        assertThat(database.number("select count(*) from host_product")).isZero();
        assertThat(store.oldestCapture()).isEmpty();
    }

    private void killAt(String point) throws IOException, InterruptedException {
        Process host = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledHost.class.getName(),
                        database.url(),
                        "postgres",
                        point)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = host.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.equals(point)) {
                line = output.readLine();
            }
            assertThat(line).as("the host reached").isEqualTo(point);
        } finally {
            host.destroyForcibly().waitFor();
        }
    }
}
