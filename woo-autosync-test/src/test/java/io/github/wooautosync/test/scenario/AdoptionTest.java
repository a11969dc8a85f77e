package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.ExportReport;
import io.github.wooautosync.ExportStatus;
import io.github.wooautosync.catalog.ProductType;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StorePolicy.WhenSkuIsInTrash;
import io.github.wooautosync.connection.StorePolicy.WhenSkuIsTaken;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A product is to be created and the store already knows its SKU. */
class AdoptionTest {

    private final JsonMapper json = JsonMapper.builder().build();
    private final Scenario scenario = Scenario.stepped();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void aProductOfTheShopWithTheSameSkuIsAdopted() {
        FakeStore store = scenario.store("A");
        long id = store.seedProduct(product("sku-1", "Old name", "publish"));
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");

        ExportReport report = scenario.export(connection, 1);

        assertThat(report.success()).isTrue();
        assertThat(report.results().get(0).wooProductId().orElseThrow().value()).isEqualTo(id);
        scenario.assertEqualsPim(store);
    }

    @Test
    void aProductInTheTrashIsRestoredWithItsId() {
        FakeStore store = scenario.store("A");
        long id = store.seedProduct(product("SKU-1", "Old name", "trash"));
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");

        scenario.export(connection, 1);

        assertThat(store.product(id).path("status").asText()).isEqualTo("publish");
        scenario.assertEqualsPim(store);
    }

    @Test
    void whatThePolicyProtectsIsReportedAndNotTouched() {
        FakeStore store = scenario.store("A");
        store.seedProduct(product("SKU-1", "Theirs", "publish"));
        store.seedProduct(product("SKU-2", "Thrown away", "trash"));
        StorePolicy policy = StorePolicy.builder()
                .whenSkuIsTaken(WhenSkuIsTaken.REPORT)
                .whenSkuIsInTrash(WhenSkuIsInTrash.REPORT)
                .build();
        ConnectionId connection = scenario.connect(store, OwnerId.SINGLE, policy);
        scenario.pim.putMany(1, 2);

        ExportReport report = scenario.export(connection, 1, 2);

        assertThat(report.results()).allMatch(result -> result.status() == ExportStatus.CONFLICT);
        assertThat(scenario.status(connection, 1).errorCode()).contains("sku_taken");
        assertThat(scenario.status(connection, 2).errorCode()).contains("sku_in_trash");
        assertThat(store.writes()).isEmpty();
    }

    @Test
    void aProductOfOursWhoseAnswerWasLostIsAdoptedWhateverThePolicy() {
        FakeStore store = scenario.store("A");
        StorePolicy policy =
                StorePolicy.builder().whenSkuIsTaken(WhenSkuIsTaken.REPORT).build();
        ConnectionId connection = scenario.connect(store, OwnerId.SINGLE, policy);
        scenario.pim.put(1, "10.00");
        store.faults()
                .onRequest(
                        io.github.wooautosync.test.store.RecordedRequest::isWrite,
                        io.github.wooautosync.test.store.Fault.answerLost());
        scenario.export(connection, 1);
        store.faults().clear();

        scenario.advance(java.time.Duration.ofHours(1));

        scenario.assertEqualsPim(store);
        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
    }

    @Test
    void aVariationIsNeverTakenForAProduct() {
        FakeStore store = scenario.store("A");
        long parent = store.seedProduct(product("PARENT", "Parent", "publish").put("type", "variable"));
        store.seedVariation(parent, json.createObjectNode().put("sku", "SKU-1"));
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");

        scenario.export(connection, 1);

        assertThat(scenario.status(connection, 1).errorCode()).contains("sku_held_by_variation");
        assertThat(store.writes()).isEmpty();
    }

    @Test
    void twoProductsOfThePimWithOneSkuDoNotShareAProductOfTheStore() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.pim.put(2, product -> product.sku("sku-1 "));
        scenario.pim.put(3, product -> product.sku("SKU-1"));

        scenario.export(connection, 1, 2);
        scenario.export(connection, 3);

        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(scenario.status(connection, 2).errorCode()).contains("sku_shared_in_pim");
        assertThat(scenario.status(connection, 3).errorCode()).contains("sku_shared_in_pim");
        assertThat(store.productCount()).isEqualTo(1);
    }

    @Test
    void aProductOfAnotherTypeIsAConflict() {
        FakeStore store = scenario.store("A");
        store.seedProduct(product("SKU-1", "Variable", "publish").put("type", "variable"));
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, product -> product.type(ProductType.SIMPLE));

        scenario.export(connection, 1);

        assertThat(scenario.status(connection, 1).errorCode()).contains("type_differs");
        assertThat(store.writes()).isEmpty();
    }

    @Test
    void aSkuThatNobodyShowsButTheStoreRefusesBecomesAConflictWithARemedy() {
        FakeStore store = scenario.store("A");
        store.leaveGhostSku("SKU-1");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");

        scenario.export(connection, 1);
        for (int i = 0; i < 5; i++) {
            scenario.advance(java.time.Duration.ofHours(1));
        }

        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.CONFLICT);
        assertThat(scenario.status(connection, 1).errorMessage().orElseThrow()).contains("lookup tables");
        assertThat(store.productCount()).isZero();
    }

    @Test
    void aSkuThatChangesInThePimChangesInTheStore() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        long id = scenario.status(connection, 1).wooProductId().orElseThrow().value();

        scenario.pim.put(1, product -> product.sku("NEW-1"));
        scenario.edited(1);
        scenario.sync();

        assertThat(store.product(id).path("sku").asText()).isEqualTo("NEW-1");
        assertThat(store.productCount()).isEqualTo(1);
    }

    private ObjectNode product(String sku, String name, String status) {
        return json.createObjectNode()
                .put("name", name)
                .put("sku", sku)
                .put("status", status)
                .put("type", "simple");
    }
}
