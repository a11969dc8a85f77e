package io.github.wooautosync.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.id.ProductId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The capture table is dropped while host and engine run; {@link HostCaptureKit} shows the host's side of it. */
@Timeout(120)
class LostCaptureTableTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long SHIRT = 1;
    private static final long SHOES = 2;

    private final TestDatabase database = TestDatabase.postgreSql();

    @Test
    void theHostGoesOnAndARemarkCatchesUp() {
        try (StoresAndHost host = new StoresAndHost(database);
                WooAutoSync engine = EngineNode.library(database.entityManagerFactory(), host.catalog())
                        .build()) {
            host.catalog().fill(SHIRT, SHOES);
            StoresAndHost.Outlet outlet = host.openStore(SHIRT, SHOES);
            engine.exports()
                    .export(ExportRequest.of(outlet.connection(), List.of(ProductId.of(SHIRT), ProductId.of(SHOES))));

            // Copied, not renamed: what was known of the table must not lead to it any more.
            database.execute("create table woo_capture_kept (like woo_capture including all)");
            database.execute("drop table woo_capture");
            try {
                host.edit(List.of(SHIRT));
                host.edit(List.of(SHOES));
            } finally {
                database.execute("alter table woo_capture_kept rename to woo_capture");
            }
            assertThat(host.failedCaptures()).isEqualTo(2);
            assertThat(host.catalog().edits()).containsEntry(SHIRT, 2L).containsEntry(SHOES, 3L);

            host.remark(List.of(SHIRT, SHOES));
            host.awaitQuiet(PATIENCE);
            host.assertEveryStoreEqualsThePim();
        }
    }
}
