package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.catalog.AttributeValue;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Export once, then every change arrives by itself. */
class AutoSyncTest {

    private final Scenario scenario = Scenario.stepped();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void aProductThatWasNeverExportedIsNeverPushed() {
        FakeStore store = scenario.store("A");
        scenario.connect(store);
        scenario.pim.put(1, "10.00");

        scenario.edited(1);
        scenario.sync();

        assertThat(store.requests()).isEmpty();
    }

    @Test
    void everyChangeReachesEveryStoreItWasExportedTo() {
        FakeStore a = scenario.store("A");
        FakeStore b = scenario.store("B");
        FakeStore c = scenario.store("C");
        ConnectionId toA = scenario.connect(a);
        ConnectionId toB = scenario.connect(b);
        scenario.connect(c);
        scenario.pim.put(1, "10.00");
        scenario.export(toA, 1);
        scenario.export(toB, 1);

        scenario.pim.put(1, "12.50");
        scenario.edited(1);
        scenario.sync();

        scenario.assertEqualsPim(a);
        scenario.assertEqualsPim(b);
        assertThat(c.requests()).isEmpty();
    }

    @Test
    void onlyTheFieldThatChangedTravels() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        store.clearRequests();

        scenario.pim.put(1, "12.50");
        scenario.edited(1);
        scenario.sync();

        assertThat(store.requests()).hasSize(1);
        JsonNode item = store.requests().get(0).body().path("update").path(0);
        assertThat(item.fieldNames()).toIterable().containsExactlyInAnyOrder("id", "regular_price", "_fields");
        assertThat(scenario.status(connection, 1).lastModifiedFields()).containsExactly("regular_price");
    }

    @Test
    void anUnchangedProductCostsNoRequest() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.putMany(1, 300);
        scenario.export(connection, ToyPim.ids(1, 300));
        store.clearRequests();

        scenario.library.autoSync().autoSyncProductUpdates(ToyPim.ids(1, 300), OwnerId.SINGLE);
        scenario.sync();

        assertThat(store.requests()).isEmpty();
        assertThat(scenario.library.status().stats(connection).count(SyncStatus.SYNCED))
                .isEqualTo(300);
    }

    @Test
    void aHundredQuickEditsAreOnePush() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        store.clearRequests();

        for (int edit = 1; edit <= 100; edit++) {
            scenario.pim.put(1, edit + ".00");
            scenario.edited(1);
            scenario.library.runPendingWork();
        }
        scenario.sync();

        assertThat(store.writes()).hasSize(1);
        scenario.assertEqualsPim(store);
    }

    @Test
    void tenThousandChangedProductsTravelInAHundredRequests() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        List<ProductId> ids = scenario.pim.putMany(1, 10_000);
        scenario.export(connection, ids);
        store.clearRequests();

        ids.forEach(id -> scenario.pim.put(Long.parseLong(id.value()), "11.00"));
        scenario.library.autoSync().autoSyncProductUpdates(ids, OwnerId.SINGLE);
        scenario.sync();

        assertThat(store.requests()).hasSize(100);
        scenario.assertEqualsPim(store);
    }

    @Test
    void tenThousandUnchangedProductsCostNoRequest() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        List<ProductId> ids = scenario.pim.putMany(1, 10_000);
        scenario.export(connection, ids);
        store.clearRequests();

        scenario.library.autoSync().autoSyncProductUpdates(ids, OwnerId.SINGLE);
        scenario.sync();
        scenario.library.exports().export(ExportRequest.of(connection, ids).asPartialUpdate());

        assertThat(store.requests()).isEmpty();
        assertThat(scenario.library.status().stats(connection).count(SyncStatus.SYNCED))
                .isEqualTo(10_000);
    }

    @Test
    void attributeAndAssetChangesArriveToo() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);

        scenario.pim.put(1, product -> product.attribute(AttributeValue.of("COLOR", "Colour", "Red", "Blue")));
        scenario.library.autoSync().autoSyncAttributeUpdate(ProductId.of(1), OwnerId.SINGLE);
        scenario.sync();

        JsonNode attribute =
                store.productsBySku("SKU-1").get(0).path("attributes").path(0);
        assertThat(attribute.path("name").asText()).isEqualTo("Colour");
        assertThat(attribute.path("options")).hasSize(2);
    }

    @Test
    void recordsOfAnotherOwnerAreNeverTouched() {
        FakeStore mine = scenario.store("Mine");
        FakeStore theirs = scenario.store("Theirs");
        OwnerId other = OwnerId.of("other");
        ConnectionId toMine = scenario.connect(mine);
        ConnectionId toTheirs = scenario.connect(theirs, other, StorePolicy.standard());
        scenario.pim.put(1, "10.00");
        scenario.export(toMine, 1);
        scenario.export(toTheirs, 1);
        mine.clearRequests();
        theirs.clearRequests();

        scenario.pim.put(1, "12.00");
        scenario.edited(1);
        scenario.sync();

        assertThat(mine.writes()).hasSize(1);
        assertThat(theirs.requests()).isEmpty();
    }

    @Test
    void aDeletedProductLosesItsRecordsAndTheStoreKeepsItsProduct() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.pim.put(2, "10.00");
        scenario.export(connection, 1, 2);
        store.clearRequests();

        scenario.pim.remove(1);
        scenario.library.autoSync().cleanupProductSyncData(ProductId.of(1));
        scenario.edited(1);
        scenario.sync();

        assertThat(scenario.library.status().syncStatus(connection, ProductId.of(1)))
                .isEmpty();
        assertThat(scenario.library.status().syncStatus(connection, ProductId.of(2)))
                .isPresent();
        assertThat(store.requests()).isEmpty();
        assertThat(store.productCount()).isEqualTo(2);
    }

    @Test
    void cleaningUpNeedsNoStore() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.pim.put(2, "10.00");
        scenario.export(connection, 1, 2);
        store.stop();
        scenario.pim.put(2, "11.00");
        scenario.edited(2);
        scenario.sync();

        scenario.pim.remove(1);
        scenario.library.autoSync().cleanupProductSyncData(ProductId.of(1));
        scenario.sync();

        assertThat(scenario.library.status().syncStatus(connection, ProductId.of(1)))
                .isEmpty();
        assertThat(scenario.status(connection, 2).syncStatus()).isEqualTo(SyncStatus.PENDING);
    }

    @Test
    void aCapturedChangeShowsAsPendingAtOnce() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);

        scenario.edited(1);

        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.PENDING);
        assertThat(scenario.status(connection, 1).pendingChanges()).isEqualTo(1);
        scenario.sync();
        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(scenario.library.status().stats(connection).oldestUnpushedChange())
                .isEmpty();
    }

    @Test
    void aDeactivatedConnectionCollectsAndAnActivatedOneCatchesUpInOnePush() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        store.clearRequests();
        scenario.library.connections().deactivate(OwnerId.SINGLE, connection);

        for (int edit = 1; edit <= 5; edit++) {
            scenario.pim.put(1, "2" + edit + ".00");
            scenario.edited(1);
            scenario.sync();
        }
        assertThat(store.requests()).isEmpty();
        assertThat(scenario.status(connection, 1).pendingChanges()).isEqualTo(5);

        scenario.library.connections().activate(OwnerId.SINGLE, connection);
        scenario.sync();

        assertThat(store.writes()).hasSize(1);
        scenario.assertEqualsPim(store);
    }

    @Test
    void withoutAutoSyncOnlyExportsArePushed() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.pim.put(2, "10.00");
        scenario.export(connection, 1);
        scenario.library.connections().update(OwnerId.SINGLE, connection, settings -> settings.withAutoSync(false));
        store.clearRequests();

        scenario.pim.put(1, "20.00");
        scenario.edited(1);
        scenario.sync();
        assertThat(store.requests()).isEmpty();

        scenario.export(connection, 2);
        assertThat(store.productCount()).isEqualTo(2);
        scenario.export(connection, 1);
        scenario.assertEqualsPim(store);
    }

    @Test
    void aProductThatTheShopDeletedComesBack() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        long before =
                scenario.status(connection, 1).wooProductId().orElseThrow().value();
        store.deleteAsShopOwner(before);

        scenario.pim.put(1, "12.00");
        scenario.edited(1);
        scenario.sync();

        scenario.assertEqualsPim(store);
        assertThat(scenario.status(connection, 1).wooProductId().orElseThrow().value())
                .isNotEqualTo(before);
    }

    @Test
    void editDuringPushIsNotLost() {
        AtomicReference<Runnable> duringPush = new AtomicReference<>(() -> {});
        try (Scenario editing = Scenario.with(builder -> builder.customizer((desired, product, context) -> {
            // The product was loaded; before it is sent, it changes again.
            duringPush.getAndSet(() -> {}).run();
            return desired;
        }))) {
            FakeStore store = editing.store("A");
            ConnectionId connection = editing.connect(store);
            editing.pim.put(1, "10.00");
            editing.export(connection, 1);

            duringPush.set(() -> {
                editing.pim.put(1, "99.00");
                editing.edited(1);
            });
            editing.pim.put(1, "12.00");
            editing.edited(1);
            editing.sync();
            editing.sync();

            editing.assertEqualsPim(store);
            assertThat(editing.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        }
    }
}
