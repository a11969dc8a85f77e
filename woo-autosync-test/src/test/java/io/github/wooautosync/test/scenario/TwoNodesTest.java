package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.connection.InMemoryConnectionStore;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.host.SteppedClock;
import io.github.wooautosync.test.store.FakeStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes that share their stores of records and connections; one of them falls silent. */
class TwoNodesTest {

    private final SteppedClock clock = new SteppedClock();
    private final InMemorySyncRecordStore records = new InMemorySyncRecordStore(clock);
    private final InMemoryConnectionStore connections = new InMemoryConnectionStore();
    private final ToyPim pim = new ToyPim();
    private final FakeStore store = FakeStore.builder().clock(clock).start();
    private final Scenario node = Scenario.with(builder -> builder.recordStore(records)
            .connectionStore(connections)
            .productSource(pim::load)
            .clock(clock));
    private ConnectionId connection;

    TwoNodesTest() {
        connection = node.connect(store);
    }

    @BeforeEach
    void exportOne() {
        pim.put(1, "10.00");
        node.export(connection, 1);
        store.clearRequests();
    }

    @AfterEach
    void close() {
        node.close();
        store.close();
    }

    @Test
    void aLeasedConnectionIsLeftAlone() {
        records.acquireLease(LeaseKey.of(connection), "other node", Duration.ofMinutes(3));
        pim.put(1, "11.00");

        edit();
        step(Duration.ofSeconds(1));

        assertThat(store.requests()).isEmpty();
    }

    @Test
    void whatASilentNodeHadInFlightIsPushedInFullNowAndOnceMoreLater() {
        SyncRecord record = record();
        Lease lost = records.acquireLease(LeaseKey.of(connection), "other node", Duration.ofMinutes(3))
                .orElseThrow();
        pim.put(1, "99.00");
        edit();
        records.markInFlight(lost, List.of(record.id()));
        // The other node sent 99.00 and fell silent; meanwhile the PIM went back to the price that was pushed before.
        store.editAsShopOwner(
                record.wooProductId().orElseThrow().value(), product -> product.put("regular_price", "99.00"));
        pim.put(1, "10.00");

        step(Duration.ofMinutes(4));
        Scenario.assertEquals(store, pim.all().iterator().next());
        int pushes = store.writes().size();
        assertThat(pushes).isEqualTo(1);

        // Its request was only late.
        store.editAsShopOwner(
                record.wooProductId().orElseThrow().value(), product -> product.put("regular_price", "99.00"));
        step(Duration.ofMinutes(3));
        Scenario.assertEquals(store, pim.all().iterator().next());
        assertThat(store.writes()).hasSize(pushes + 1);
        assertThat(record().status()).isEqualTo(SyncStatus.SYNCED);
        step(Duration.ofHours(3));
        assertThat(store.writes()).as("then it is quiet").hasSize(pushes + 1);
    }

    private void edit() {
        node.library.autoSync().autoSyncProductUpdate(io.github.wooautosync.id.ProductId.of(1), OwnerId.SINGLE);
        node.library.runPendingWork();
    }

    private void step(Duration by) {
        clock.advance(by);
        node.library.runPendingWork();
    }

    private SyncRecord record() {
        return records.find(connection, ToyPim.ids(1, 1)).get(0);
    }
}
