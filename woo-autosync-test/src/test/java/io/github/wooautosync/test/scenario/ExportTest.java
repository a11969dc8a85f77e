package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.ConnectionNotFoundException;
import io.github.wooautosync.ExportHandle;
import io.github.wooautosync.ExportReport;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.ExportResult;
import io.github.wooautosync.ExportStatus;
import io.github.wooautosync.catalog.AttributeValue;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Manual export: what it reports, selects, repairs and takes back. */
class ExportTest {

    private final Scenario scenario = Scenario.stepped();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void theReportNamesEveryProductInItsOrder() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(3, "10.00");
        scenario.pim.put(1, product -> product.sku("0"));
        scenario.pim.put(2, "10.00");

        ExportReport report = scenario.export(connection, 3, 1, 404, 2);

        assertThat(report.success()).isFalse();
        assertThat(report.connectionId()).isEqualTo(connection);
        assertThat(report.syncedCount()).isEqualTo(2);
        assertThat(report.failedCount()).isEqualTo(2);
        assertThat(report.results())
                .extracting(ExportResult::productId)
                .containsExactly(ProductId.of(3), ProductId.of(1), ProductId.of(404), ProductId.of(2));
        assertThat(report.results())
                .extracting(ExportResult::status)
                .containsExactly(ExportStatus.SYNCED, ExportStatus.ERROR, ExportStatus.ERROR, ExportStatus.SYNCED);
        assertThat(report.results().get(0).exportedFields()).contains("name", "sku", "regular_price");
        assertThat(report.results().get(0).lastExportedAt()).isPresent();
        assertThat(report.results().get(0).wooProductId()).isPresent();
        assertThat(report.results().get(1).code()).contains("invalid_sku");
        assertThat(report.results().get(2).code()).contains("product_unknown");
    }

    @Test
    void anUnknownProductLeavesNoRecord() {
        ConnectionId connection = scenario.connect(scenario.store("A"));

        scenario.export(connection, 404);

        assertThat(scenario.library.status().stats(connection).total()).isZero();
    }

    @Test
    void onlySelectedFieldsAreExportedAndKeptInStep() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(
                1,
                product -> product.description("First")
                        .attribute(AttributeValue.of("COLOR", "Colour", "Red"))
                        .attribute(AttributeValue.of("SIZE", "Size", "42")));
        scenario.library
                .exports()
                .export(ExportRequest.of(connection, ProductId.of(1)).onlyFields("name", "sku", "COLOR"));

        JsonNode created = store.productsBySku("SKU-1").get(0);
        assertThat(created.path("description").asText()).isEmpty();
        assertThat(created.path("regular_price").asText()).isEmpty();
        assertThat(created.path("attributes")).hasSize(1);
        store.clearRequests();

        scenario.pim.put(
                1, product -> product.description("Second").attribute(AttributeValue.of("COLOR", "Colour", "Red")));
        scenario.edited(1);
        scenario.sync();

        assertThat(store.requests()).as("nothing selected changed").isEmpty();
    }

    @Test
    void aFullExportRepairsWhatTheShopChangedAndAPartialOneSendsOnlyDifferences() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        long id = scenario.status(connection, 1).wooProductId().orElseThrow().value();
        store.editAsShopOwner(id, product -> product.put("regular_price", "1.00"));
        store.clearRequests();

        scenario.library
                .exports()
                .export(ExportRequest.of(connection, ProductId.of(1)).asPartialUpdate());
        assertThat(store.writes()).as("nothing differs from the last push").isEmpty();

        ExportReport full = scenario.export(connection, 1);
        assertThat(full.success()).isTrue();
        scenario.assertEqualsPim(store);
    }

    @Test
    void aPartialExportAddsToTheSelectionAndAFullOneReplacesIt() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, product -> product.description("Text"));
        ExportRequest request = ExportRequest.of(connection, ProductId.of(1));
        scenario.library.exports().export(request.onlyFields("name", "sku"));
        store.clearRequests();

        scenario.library
                .exports()
                .export(request.onlyFields("name", "sku", "price").asPartialUpdate());

        JsonNode item = store.writes().get(0).body().path("update").path(0);
        assertThat(item.fieldNames()).toIterable().containsExactlyInAnyOrder("id", "regular_price", "_fields");
    }

    @Test
    void exportingAgainRepairsProductsInError() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, product -> product.rawField("catalog_visibility", "nonsense"));
        scenario.export(connection, 1);
        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.ERROR);

        scenario.pim.put(1, "10.00");
        ExportReport report = scenario.export(connection, 1);

        assertThat(report.success()).isTrue();
        assertThat(scenario.status(connection, 1).errorMessage()).isEmpty();
        scenario.assertEqualsPim(store);
    }

    @Test
    void aStoreThatIsAwayLeavesTheProductsPendingAndTheyArriveLater() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.putMany(1, 3);
        store.stop();

        ExportReport report = scenario.export(connection, 1, 2, 3);
        assertThat(report.success()).isFalse();
        assertThat(report.pendingCount()).isEqualTo(3);
        assertThat(report.results().get(0).message()).contains("cannot be used");

        store.restart();
        scenario.advance(Duration.ofHours(1));
        scenario.assertEqualsPim(store);
    }

    @Test
    void aStreamIsReadOnceAndItsReportStaysSmall() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        List<ProductId> ids = scenario.pim.putMany(1, 3_000);

        ExportReport report = scenario.library
                .exports()
                .export(ExportRequest.of(connection, ids.stream()).keepingResults(10));

        assertThat(report.syncedCount()).isEqualTo(3_000);
        assertThat(report.results()).hasSize(10);
        assertThat(report.omittedResults()).isEqualTo(2_990);
        assertThat(store.productCount()).isEqualTo(3_000);
    }

    @Test
    void exportsToUnknownForeignOrDeactivatedConnectionsAreRefused() {
        ConnectionId connection = scenario.connect(scenario.store("A"));
        scenario.pim.put(1, "10.00");
        ExportRequest request = ExportRequest.of(connection, ProductId.of(1));

        assertThatExceptionOfType(ConnectionNotFoundException.class)
                .isThrownBy(() -> scenario.export(ConnectionId.of("nowhere"), 1));
        assertThatExceptionOfType(ConnectionNotFoundException.class)
                .isThrownBy(() -> scenario.library.exports().export(request.ownedBy(OwnerId.of("other"))));
        scenario.library.connections().deactivate(OwnerId.SINGLE, connection);
        assertThatIllegalStateException()
                .isThrownBy(() -> scenario.library.exports().export(request))
                .withMessageContaining("deactivated");
    }

    @Test
    void aCancelledExportTakesBackWhatWasNotStarted() throws Exception {
        try (Scenario running = Scenario.running(builder -> builder.batchSize(10))) {
            FakeStore store = running.runningStore("A");
            ConnectionId connection = running.connect(store);
            List<ProductId> ids = running.pim.putMany(1, 500);
            store.faults().onRequest(RecordedRequest::isWrite, Fault.hang());

            ExportHandle handle = running.library.exports().start(ExportRequest.of(connection, ids));
            Scenario.eventually().until(() -> store.requestsInFlight() > 0);
            handle.cancel();
            Scenario.eventually()
                    .until(() -> running.library.status().stats(connection).total() == 10);
            store.faults().clear();
            ExportReport report = handle.report().get(30, TimeUnit.SECONDS);

            assertThat(report.cancelled()).isTrue();
            assertThat(report.success()).isFalse();
            Scenario.eventually()
                    .until(() -> running.library.status().stats(connection).count(SyncStatus.SYNCED) == 10);
            assertThat(store.productCount()).isEqualTo(10);
        }
    }

    @Test
    void whatIsTakenBackWhileItsBatchIsPreparedIsNotSent() {
        InMemorySyncRecordStore records = new InMemorySyncRecordStore();
        ConnectionId[] shop = {ConnectionId.of("unknown yet")};
        SyncRecordStore takenBack = InterceptedRecords.around(records, call -> {
            if (call.equals("markInFlight")) {
                records.withdrawExport(shop[0], Map.of(ProductId.of(2), 1L));
            }
        });
        try (Scenario prepared = Scenario.with(builder -> builder.recordStore(takenBack))) {
            FakeStore store = prepared.store("A");
            shop[0] = prepared.connect(store);

            prepared.export(shop[0], prepared.pim.putMany(1, 3));

            assertThat(store.productCount()).isEqualTo(2);
            assertThat(prepared.library.status().stats(shop[0]).count(SyncStatus.SYNCED))
                    .isEqualTo(2);
        }
    }

    @Test
    void progressEndsWhereTheReportDoes() throws Exception {
        try (Scenario running = Scenario.running(builder -> {})) {
            FakeStore store = running.runningStore("A");
            ConnectionId connection = running.connect(store);
            List<ProductId> ids = running.pim.putMany(1, 1_200);

            ExportHandle handle = running.library.exports().start(ExportRequest.of(connection, ids));
            ExportReport report = handle.report().get(60, TimeUnit.SECONDS);

            assertThat(report.success()).isTrue();
            assertThat(handle.progress().registered()).isEqualTo(1_200);
            assertThat(handle.progress().settled()).isEqualTo(1_200);
            assertThat(handle.progress().allRegistered()).isTrue();
            running.assertEqualsPim(store);
        }
    }
}
