package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductType;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What kind of product it is, and what becomes of it when that changes. */
class ProductTypeTest {

    private final Scenario scenario = Scenario.stepped();
    private final FakeStore store = scenario.store("A");
    private final ConnectionId connection = scenario.connect(store);

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void aVariableProductBecomesSimpleByExportOnly() {
        Shirts shirts = Shirts.of(scenario.pim, 1, 3);
        scenario.export(connection, 1);
        long parent = shirts.parent(store);
        store.clearRequests();

        shirts.saveAsSimple();
        edited();

        assertThat(store.writes()).isEmpty();
        assertThat(store.variations(parent)).hasSize(3);
        assertThat(status().errorCode()).contains("type_change_needs_export");
        assertThat(status().errorMessage().orElseThrow()).contains("variations").contains("Export");

        scenario.export(connection, 1);
        assertThat(status().syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(store.product(parent).path("type").asText()).isEqualTo("simple");
        assertThat(store.product(parent).path("regular_price").asText()).isEqualTo("5.00");
        assertThat(store.variations(parent)).isEmpty();
        store.clearRequests();
        edited();
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void aProductThatLosesItsVariantsWithoutAWordBecomesNothingElseUnnoticed() {
        Shirts shirts = Shirts.of(scenario.pim, 1, 3);
        scenario.export(connection, 1);
        scenario.pim.put(ToyPim.simple(1, "5.00").sku("SHIRT-1").build());

        edited();

        assertThat(status().errorCode()).contains("type_change_needs_export");
        assertThat(shirts.variations(store)).hasSize(3);
    }

    @Test
    void aSimpleProductBecomesVariableByExportAndBack() {
        Shirts shirts = new Shirts(scenario.pim, 1);
        shirts.saveAsSimple();
        scenario.export(connection, 1);
        long id = shirts.parent(store);

        shirts.size(1, "11.00").size(2, "12.00").save();
        edited();
        assertThat(status().errorCode()).contains("type_change_needs_export");

        scenario.export(connection, 1);
        assertThat(shirts.parent(store)).isEqualTo(id);
        assertThat(store.product(id).path("type").asText()).isEqualTo("variable");
        assertThat(shirts.prices(store)).containsOnlyKeys("1", "2");
        assertThat(status().syncStatus()).isEqualTo(SyncStatus.SYNCED);

        shirts.saveAsSimple();
        scenario.export(connection, 1);
        shirts.save();
        scenario.export(connection, 1);
        assertThat(shirts.prices(store)).containsOnlyKeys("1", "2");
        assertThat(shirts.variations(store)).hasSize(2);
        assertThat(status().warningMessage()).isEmpty();
    }

    @Test
    void anUnchangedTypeIsNotSentAgain() {
        scenario.pim.put(1, product -> product.type(ProductType.SIMPLE));
        scenario.export(connection, 1);
        store.clearRequests();

        scenario.pim.put(1, product -> product.type(ProductType.SIMPLE).price("11.00"));
        edited();

        JsonNode item = store.writes().get(0).body().path("update").path(0);
        assertThat(item.has("type")).isFalse();
        assertThat(item.path("regular_price").asText()).isEqualTo("11.00");
    }

    @Test
    void anExternalProductSellsElsewhere() {
        scenario.pim.put(
                1,
                product -> product.type(ProductType.EXTERNAL)
                        .set(ProductField.EXTERNAL_URL, URI.create("https://partner.example/p"))
                        .set(ProductField.BUTTON_TEXT, "There"));

        scenario.export(connection, 1);

        ObjectNode shown = store.productsBySku("SKU-1").get(0);
        assertThat(shown.path("type").asText()).isEqualTo("external");
        assertThat(shown.path("external_url").asText()).isEqualTo("https://partner.example/p");
        assertThat(shown.path("button_text").asText()).isEqualTo("There");
        assertThat(shown.path("regular_price").asText()).isEqualTo("10.00");
    }

    @Test
    void anExternalAddressOfAnotherTypeIsRefused() {
        scenario.pim.put(1, product -> product.set(ProductField.EXTERNAL_URL, URI.create("https://partner.example/p")));

        scenario.export(connection, 1);

        assertThat(status().errorCode()).contains("invalid_external_url");
        assertThat(status().errorMessage().orElseThrow())
                .contains("external_url")
                .contains("type");
        assertThat(store.productCount()).isZero();
    }

    @Test
    void stockOfAnExternalProductIsRefusedWhereItWouldTravel() {
        scenario.pim.put(1, product -> product.type(ProductType.EXTERNAL).set(ProductField.STOCK_QUANTITY, 3));
        scenario.export(connection, 1);
        assertThat(status().syncStatus()).isEqualTo(SyncStatus.SYNCED);

        scenario.library
                .exports()
                .export(ExportRequest.of(connection, ProductId.of(1)).onlyFields("name", "sku", "stock_quantity"));

        assertThat(status().errorCode()).contains("invalid_stock_quantity");
    }

    @Test
    void aGroupedProductHasMembersAndNoPriceOfItsOwn() {
        scenario.pim.put(2, "7.00");
        scenario.pim.put(
                1,
                product ->
                        product.type(ProductType.GROUPED).set(ProductField.GROUPED_PRODUCTS, List.of(ProductId.of(2))));

        scenario.export(connection, 2, 1);
        scenario.advance(Duration.ofHours(1));

        ObjectNode shown = store.productsBySku("SKU-1").get(0);
        assertThat(shown.path("type").asText()).isEqualTo("grouped");
        assertThat(shown.path("grouped_products")).hasSize(1);
        assertThat(store.writes().get(0).body().path("create"))
                .filteredOn(item -> item.path("sku").asText().equals("SKU-1"))
                .allSatisfy(item -> assertThat(item.has("regular_price")).isFalse());
    }

    @Test
    void virtualAndDownloadableProductsSaySo() {
        scenario.pim.put(
                1,
                product -> product.set(ProductField.VIRTUAL, true)
                        .set(ProductField.DOWNLOADABLE, true)
                        .rawField("downloads", List.of(Map.of("name", "Manual", "file", "https://pim.example/m.pdf"))));

        scenario.export(connection, 1);

        ObjectNode shown = store.productsBySku("SKU-1").get(0);
        assertThat(shown.path("virtual").asBoolean()).isTrue();
        assertThat(shown.path("downloadable").asBoolean()).isTrue();
        assertThat(shown.path("downloads").path(0).path("file").asText()).isEqualTo("https://pim.example/m.pdf");
    }

    private void edited() {
        scenario.edited(1);
        scenario.sync();
    }

    private ProductSyncStatus status() {
        return scenario.status(connection, 1);
    }
}
