package io.github.wooautosync.test.scenario;

import io.github.wooautosync.connection.InMemoryConnectionStore;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StorePolicy.WhenProductIsDeleted;
import io.github.wooautosync.event.SyncEvent;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.InMemoryLinkStore;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.test.host.SteppedClock;
import io.github.wooautosync.test.store.FakeStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/** One store, one PIM, and a node that can be started anew on the same records, connections and links. */
abstract class RestartableScenario {

    final SteppedClock clock = new SteppedClock();
    final InMemorySyncRecordStore records = new InMemorySyncRecordStore(clock);
    final InMemoryConnectionStore connections = new InMemoryConnectionStore();
    final InMemoryLinkStore links = new InMemoryLinkStore();
    final ToyPim pim = new ToyPim();
    final FakeStore store = FakeStore.builder().clock(clock).start();
    final List<SyncEvent> events = new CopyOnWriteArrayList<>();
    Scenario node = start();

    private Scenario start() {
        return Scenario.with(builder -> builder.recordStore(records)
                .connectionStore(connections)
                .linkStore(links)
                .productSource(pim::load)
                .listener(events::add)
                .clock(clock));
    }

    final void restart() {
        node.close();
        node = start();
    }

    @AfterEach
    final void closeAll() {
        node.close();
        store.close();
    }

    static StorePolicy policy(WhenProductIsDeleted policy) {
        return StorePolicy.builder().whenProductIsDeleted(policy).build();
    }

    final ConnectionId connect(StorePolicy policy) {
        return node.connect(store, OwnerId.SINGLE, policy);
    }

    final ConnectionId exported(WhenProductIsDeleted policy, long... ids) {
        return exported(policy(policy), ids);
    }

    final ConnectionId exported(StorePolicy policy, long... ids) {
        ConnectionId connection = connect(policy);
        for (long id : ids) {
            pim.put(id, "10.00");
        }
        node.export(connection, ids);
        store.clearRequests();
        return connection;
    }

    final long wooId(ConnectionId connection, long id) {
        return node.status(connection, id).wooProductId().orElseThrow().value();
    }

    final boolean hasRecord(ConnectionId connection, long id) {
        return node.library.status().syncStatus(connection, ProductId.of(id)).isPresent();
    }

    final void advance(Duration by) {
        clock.advance(by);
        node.library.runPendingWork();
    }

    final void step() {
        advance(Scenario.COALESCING);
    }

    final void edited(long... ids) {
        node.edited(ids);
        node.library.runPendingWork();
    }

    final void delete(long... ids) {
        for (long id : ids) {
            pim.remove(id);
        }
        node.library
                .autoSync()
                .cleanupProductSyncData(
                        Arrays.stream(ids).mapToObj(ProductId::of).toList());
        node.library.runPendingWork();
        step();
    }
}
