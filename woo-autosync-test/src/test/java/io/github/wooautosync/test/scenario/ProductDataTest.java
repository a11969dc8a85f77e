package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.catalog.Dimensions;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.Weight;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StorePolicy.WhenStockMoved;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.woo.StoreResource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Prices, stock, classes, meta data, raw fields and the GTIN of a product. */
class ProductDataTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

    private final Scenario scenario = Scenario.stepped();
    private final FakeStore store = scenario.store("A");
    private final ConnectionId connection = scenario.connect(store);
    private final ShopReader shop = new ShopReader(store, scenario.clock);

    @AfterEach
    void close() {
        shop.close();
        scenario.close();
    }

    // Prices

    @Test
    void aSaleThatEndsTakesItsDatesAlong() {
        pushed(product -> product.salePrice(new BigDecimal("8.00"))
                .set(ProductField.SALE_FROM, MONDAY)
                .set(ProductField.SALE_TO, MONDAY.plusSeconds(3600)));
        assertThat(product().path("sale_price").asText()).isEqualTo("8.00");
        assertThat(product().path("date_on_sale_from_gmt").asText()).isEqualTo("2026-11-23T09:00:00");
        assertThat(product().path("date_on_sale_to_gmt").asText()).isEqualTo("2026-11-23T10:00:00");

        pushed(product -> product.clear(ProductField.SALE_PRICE));

        assertThat(product().path("sale_price").asText()).isEmpty();
        assertThat(product().path("date_on_sale_from_gmt").isNull()).isTrue();
        assertThat(product().path("date_on_sale_to_gmt").isNull()).isTrue();
        assertThat(status().warningMessage()).isEmpty();
    }

    @Test
    void aSaleThatIsNoneIsRefusedBeforeSendingAlsoWhenItIsMapped() {
        choose(StorePolicy.builder().fieldMapping(Map.of("price", "sale_price")).build());
        store.clearRequests();

        pushed(product -> product.rawField("regular_price", "10.0"));

        assertThat(status().syncStatus()).isEqualTo(SyncStatus.ERROR);
        assertThat(status().errorCode()).contains("invalid_sale_price");
        assertThat(store.writes()).isEmpty();
    }

    @Test
    void stockThatIsMappedElsewhereGoesThereAlone() {
        choose(StorePolicy.builder()
                .fieldMapping(Map.of("stock_quantity", "menu_order"))
                .build());
        scenario.pim.put(1, product -> product.set(ProductField.STOCK_QUANTITY, 7));

        exportStock();

        assertThat(product().path("manage_stock").asBoolean()).isFalse();
        assertThat(product().path("menu_order").asInt()).isEqualTo(7);
    }

    // Stock

    /** The shop's number says another weight as soon as its unit is another one. */
    @Test
    void measuresFollowTheUnitsOfTheShopAlsoWhenThoseChange() {
        store.changeSettingAsShopOwner("woocommerce_weight_unit", "lbs");
        store.changeSettingAsShopOwner("woocommerce_dimension_unit", "in");
        scenario.pim.put(
                1,
                product -> product.set(ProductField.WEIGHT, Weight.kilograms(new BigDecimal("2")))
                        .set(ProductField.DIMENSIONS, inCentimetres("2.54", "25.4", "254")));
        scenario.export(connection, 1);
        assertThat(number(product().path("weight"))).isEqualByComparingTo("4.409245");
        assertThat(number(product().path("dimensions").path("length"))).isEqualByComparingTo("1");
        assertThat(number(product().path("dimensions").path("height"))).isEqualByComparingTo("100");

        store.changeSettingAsShopOwner("woocommerce_weight_unit", "g");
        scenario.clock.advance(Duration.ofMinutes(11));
        scenario.edited(1);
        scenario.sync();

        assertThat(number(product().path("weight"))).isEqualByComparingTo("2000");
    }

    private static Dimensions inCentimetres(String length, String width, String height) {
        return new Dimensions(
                new BigDecimal(length), new BigDecimal(width), new BigDecimal(height), Dimensions.Unit.CENTIMETRE);
    }

    private static BigDecimal number(JsonNode text) {
        return new BigDecimal(text.asText());
    }

    @Test
    void stockIsNotSentUnlessItIsSelected() {
        pushed(product -> product.set(ProductField.STOCK_QUANTITY, 7));

        assertThat(product().path("manage_stock").asBoolean()).isFalse();
    }

    @Test
    void soldStockStaysAndThePimsNextNumberCounts() {
        stocked(10);
        exportStock();
        assertThat(stock()).isEqualTo(10);
        store.sell(wooId(), 3);

        stocked(9);
        edited();
        assertThat(stock()).isEqualTo(7);
        assertThat(status().syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(status().warningCode()).contains("stock_moved");
        assertThat(status().warningMessage().orElseThrow()).contains("7").contains("9");

        store.clearRequests();
        edited();
        assertThat(store.requests()).isEmpty();
        assertThat(status().warningCode()).contains("stock_moved");

        stocked(6);
        edited();
        assertThat(stock()).isEqualTo(6);
        assertThat(status().warningCode()).isEmpty();
    }

    @Test
    void aFullExportDoesNotUndoSalesEither() {
        stocked(10);
        exportStock();
        store.sell(wooId(), 3);

        exportStock();

        assertThat(stock()).isEqualTo(7);
        assertThat(status().warningCode()).contains("stock_moved");
    }

    @Test
    void stockThatDidNotMoveIsReplacedWithOneRequestMoreForAHundredProducts() {
        for (int id = 1; id <= 100; id++) {
            scenario.pim.put(id, product -> product.set(ProductField.STOCK_QUANTITY, 10));
        }
        exportStock(ToyPim.ids(1, 100));
        for (int id = 1; id <= 100; id++) {
            scenario.pim.put(id, product -> product.set(ProductField.STOCK_QUANTITY, 11));
        }
        store.clearRequests();

        scenario.library.autoSync().autoSyncProductUpdates(ToyPim.ids(1, 100), OwnerId.SINGLE);
        scenario.sync();

        assertThat(store.requests()).hasSize(2);
        assertThat(stock()).isEqualTo(11);
    }

    @Test
    void thePimsNumberCountsWherePeopleChoseSo() {
        choose(StorePolicy.builder().whenStockMoved(WhenStockMoved.OVERWRITE).build());
        stocked(10);
        exportStock();
        store.sell(wooId(), 3);
        store.clearRequests();

        stocked(9);
        edited();

        assertThat(stock()).isEqualTo(9);
        assertThat(store.requests()).hasSize(1);
    }

    // Classes

    @Test
    void aShippingClassIsFoundByNameOrSlugOrMade() {
        shop.create(StoreResource.SHIPPING_CLASSES, "Very Bulky");
        pushed(product -> product.set(ProductField.SHIPPING_CLASS, "very bulky"));
        assertThat(product().path("shipping_class").asText()).isEqualTo("very-bulky");

        pushed(product -> product.set(ProductField.SHIPPING_CLASS, "very-bulky").price("11.00"));
        assertThat(shop.names(StoreResource.SHIPPING_CLASSES)).hasSize(1);

        pushed(product -> product.set(ProductField.SHIPPING_CLASS, "Long & thin"));
        assertThat(product().path("shipping_class").asText()).isEqualTo("long-thin");
        assertThat(shop.names(StoreResource.SHIPPING_CLASSES)).contains("Long & thin");
        assertThat(status().warningMessage()).isEmpty();

        pushed(product -> product.clear(ProductField.SHIPPING_CLASS));
        assertThat(product().path("shipping_class").asText()).isEmpty();
    }

    @Test
    void aTaxClassThatTheStoreDoesNotHaveIsSaid() {
        pushed(product -> product.set(ProductField.TAX_CLASS, "Reduced rate"));
        assertThat(product().path("tax_class").asText()).isEqualTo("reduced-rate");
        assertThat(status().warningMessage()).isEmpty();

        pushed(product -> product.set(ProductField.TAX_CLASS, "luxury").price("12.00"));

        assertThat(product().path("tax_class").asText()).isEqualTo("reduced-rate");
        assertThat(product().path("regular_price").asText()).isEqualTo("12.00");
        assertThat(status().warningCode()).contains("tax_class_unknown");
        assertThat(status().warningMessage().orElseThrow()).contains("luxury", "reduced-rate", "zero-rate");
    }

    // Meta data

    @Test
    void onlyChangedMetaDataTravelsAndWhatIsGivenUpGoes() {
        pushed(product -> product.metaData("a", "1").metaData("b", "2").metaData("c", ""));
        store.clearRequests();

        pushed(product -> product.metaData("a", "1").metaData("b", "3").metaData("c", ""));
        assertThat(store.writes().get(0).body().toString()).contains("\"b\"").doesNotContain("\"a\"");
        assertThat(meta()).containsEntry("a", "1").containsEntry("b", "3").containsEntry("c", "");

        pushed(product -> product.metaData("a", "1"));
        assertThat(meta()).containsOnlyKeys("a");

        pushed(product -> product);
        assertThat(meta()).isEmpty();
        store.clearRequests();
        edited();
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void metaDataOfTheShopStays() {
        pushed(product -> product.metaData("a", "1"));
        store.editAsShopOwner(
                wooId(),
                product -> product.withArray("meta_data")
                        .addObject()
                        .put("key", "theirs")
                        .put("value", "x"));

        pushed(product -> product.metaData("a", "2"));

        assertThat(meta()).containsEntry("a", "2").containsEntry("theirs", "x");
    }

    @Test
    void metaDataThatWouldDoHarmIsRefused() {
        for (String key : List.of("_sku", "_stock", "k".repeat(256))) {
            scenario.pim.put(2, product -> product.metaData(key, "x"));
            scenario.export(connection, 2);

            ProductSyncStatus status = scenario.status(connection, 2);
            assertThat(status.errorCode()).contains("invalid_meta_data");
            assertThat(status.errorMessage().orElseThrow()).contains(key.substring(0, 4));
        }
    }

    // Raw fields and the GTIN

    @Test
    void aNullInsideARawFieldIsRefusedWithItsPlace() {
        pushed(product -> product.rawField("downloads", List.of(Map.of("name", Arrays.asList("a", null)))));

        assertThat(status().errorCode()).contains("invalid_raw_field");
        assertThat(status().errorMessage().orElseThrow()).contains("downloads[0].name[1]");
    }

    @Test
    void aGtinThatAnotherProductHoldsIsAConflictThatNamesIt() {
        scenario.pim.put(1, product -> product.set(ProductField.GTIN, "9783161484100"));
        scenario.pim.put(2, product -> product.set(ProductField.GTIN, "9783161484100"));

        scenario.export(connection, 1);
        scenario.export(connection, 2);

        ProductSyncStatus status = scenario.status(connection, 2);
        assertThat(status.syncStatus()).isEqualTo(SyncStatus.CONFLICT);
        assertThat(status.errorMessage().orElseThrow())
                .contains("9783161484100")
                .contains(Long.toString(wooId()));
    }

    // The choice of fields

    @Test
    void aMisspeltFieldIsSaid() {
        scenario.pim.put(1, product -> product.description("x"));

        scenario.library
                .exports()
                .export(ExportRequest.of(connection, ProductId.of(1)).onlyFields("name", "sku", "desciption"));

        assertThat(status().syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(status().warningCode()).contains("field_unknown");
        assertThat(status().warningMessage().orElseThrow()).contains("desciption");
        edited();
        assertThat(status().warningCode()).contains("field_unknown");

        scenario.library
                .exports()
                .export(ExportRequest.of(connection, ProductId.of(1)).onlyFields("name", "sku", "description"));
        assertThat(status().warningCode()).isEmpty();
    }

    private void choose(StorePolicy policy) {
        scenario.library.connections().update(OwnerId.SINGLE, connection, settings -> settings.withPolicy(policy));
    }

    private void stocked(int quantity) {
        scenario.pim.put(1, product -> product.set(ProductField.STOCK_QUANTITY, quantity));
    }

    private void exportStock() {
        exportStock(ToyPim.ids(1, 1));
    }

    private void exportStock(List<ProductId> ids) {
        scenario.library
                .exports()
                .export(ExportRequest.of(connection, ids).onlyFields("name", "sku", "price", "stock_quantity"));
    }

    private void pushed(UnaryOperator<Product.Builder> more) {
        scenario.pim.put(1, more);
        if (scenario.library.status().syncStatus(connection, ProductId.of(1)).isEmpty()) {
            scenario.export(connection, 1);
        } else {
            edited();
        }
    }

    private void edited() {
        scenario.edited(1);
        scenario.sync();
    }

    private ProductSyncStatus status() {
        return scenario.status(connection, 1);
    }

    private long wooId() {
        return status().wooProductId().orElseThrow().value();
    }

    private JsonNode product() {
        return store.product(wooId());
    }

    private int stock() {
        return product().path("stock_quantity").asInt();
    }

    private Map<String, String> meta() {
        Map<String, String> found = new java.util.LinkedHashMap<>();
        product()
                .path("meta_data")
                .forEach(row ->
                        found.put(row.path("key").asText(), row.path("value").asText()));
        return found;
    }
}
