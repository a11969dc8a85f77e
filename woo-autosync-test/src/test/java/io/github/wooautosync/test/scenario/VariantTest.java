package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.ExportReport;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.catalog.AttributeValue;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductStatus;
import io.github.wooautosync.catalog.Variant;
import io.github.wooautosync.catalog.Weight;
import io.github.wooautosync.connection.AttributeScope;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StorePolicy.WhenVariantIsGone;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.RecordedRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Variable products: variations that follow their variants one by one. */
class VariantTest {

    private static final Duration LONG = Duration.ofHours(2);

    private final Scenario scenario = Scenario.stepped();
    private final FakeStore store = scenario.store("A");
    private final ConnectionId connection = scenario.connect(store);

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void aVariableProductArrivesWithItsVariations() {
        Shirts shirts = new Shirts(scenario.pim, 1)
                .change(
                        "S",
                        variant -> variant.price("10.00")
                                .set(ProductField.SALE_PRICE, new BigDecimal("8.50"))
                                .set(ProductField.DESCRIPTION, "<p>small</p>")
                                .set(ProductField.WEIGHT, Weight.grams(new BigDecimal("200")))
                                .set(ProductField.VIRTUAL, false)
                                .set(ProductField.GTIN, "4006381333931"))
                .change("M", variant -> variant.price("11.00"))
                .change("L", variant -> variant.price("12.00").set(ProductField.STATUS, ProductStatus.DRAFT))
                .save();

        ExportReport report = scenario.export(connection, 1);

        assertThat(report.success()).isTrue();
        ObjectNode parent = store.product(shirts.parent(store));
        assertThat(parent.path("type").asText()).isEqualTo("variable");
        assertThat(parent.path("attributes").path(0).path("variation").asBoolean())
                .isTrue();
        assertThat(parent.path("attributes").path(0).path("options"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("S", "M", "L");
        assertThat(shirts.prices(store)).containsExactly(entry("S", "10.00"), entry("M", "11.00"), entry("L", "12.00"));
        ObjectNode small = shirts.variation(store, "S");
        assertThat(small.path("sku").asText()).isEqualTo("SHIRT-1-S");
        assertThat(small.path("sale_price").asText()).isEqualTo("8.50");
        assertThat(small.path("weight").asText())
                .as("in pounds, as the store weighs")
                .isEqualTo("0.440925");
        assertThat(small.path("description").asText()).isEqualTo("<p>small</p>");
        assertThat(small.path("global_unique_id").asText()).isEqualTo("4006381333931");
        assertThat(small.path("status").asText()).isEqualTo("publish");
        assertThat(shirts.variation(store, "L").path("status").asText()).isEqualTo("private");
        assertThat(Shirts.batches(store)).hasSize(1);
        assertThat(store.requests())
                .as("a product that was just created is not asked for its variations")
                .noneMatch(request -> request.path().endsWith("/variations"));
        assertThat(status(1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(status(1).warningCode()).isEmpty();
    }

    @Test
    void oneChangedVariantOfFiftyIsOneItemWithOneField() {
        Shirts shirts = exported(50);

        shirts.size(17, "99.00").save();
        edited(1);

        assertThat(store.requests()).hasSize(1);
        JsonNode body = store.writes().get(0).body();
        assertThat(store.writes().get(0).batchSize()).isEqualTo(1);
        assertThat(body.path("update").path(0).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "regular_price");
        assertThat(shirts.prices(store)).containsEntry("17", "99.00").hasSize(50);
    }

    @Test
    void anUnchangedProductCostsNoRequest() {
        exported(5);

        edited(1);

        assertThat(store.requests()).isEmpty();
    }

    @Test
    void moreThanAHundredVariantsTravelInSeveralRequests() {
        Shirts shirts = Shirts.of(scenario.pim, 1, 230);

        scenario.export(connection, 1);

        assertThat(Shirts.batches(store)).extracting(RecordedRequest::batchSize).containsExactly(100, 100, 30);
        assertThat(shirts.prices(store)).hasSize(230);
        assertThat(status(1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        store.clearRequests();
        for (int size = 1; size <= 230; size++) {
            shirts.size(size, "11.00");
        }
        shirts.save();
        edited(1);
        assertThat(store.requests()).hasSize(3);
        assertThat(shirts.prices(store).values()).containsOnly("11.00");
    }

    @Test
    void aNewVariantCostsOneReadAndOneItem() {
        Shirts shirts = exported(3);

        shirts.size(4, "14.00").save();
        edited(1);

        assertThat(shirts.prices(store)).containsEntry("4", "14.00").hasSize(4);
        // A term is made, the product gets the new option, its variations are read, one is created.
        assertThat(Shirts.batches(store)).hasSize(1);
        assertThat(Shirts.batches(store).get(0).batchSize()).isEqualTo(1);
        assertThat(store.writes()).hasSize(3);
        assertThat(store.requests().stream()
                        .filter(request -> request.path().endsWith("/variations")
                                && request.method().equals("GET")))
                .hasSize(1);
    }

    @Test
    void aVariantThatIsGoneIsDeletedAlone() {
        Shirts shirts = exported(50);

        shirts.without(10).save();
        edited(1);

        assertThat(Shirts.batches(store)).hasSize(1);
        assertThat(Shirts.batches(store).get(0).batchSize()).isEqualTo(1);
        assertThat(shirts.prices(store)).hasSize(49).doesNotContainKey("10");
        store.clearRequests();
        edited(1);
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void aVariantThatIsGoneIsHiddenWhereThePolicySaysSoAndComesBack() {
        policy(StorePolicy.builder()
                .whenVariantIsGone(WhenVariantIsGone.DISABLE)
                .build());
        Shirts shirts = exported(3);
        long id = shirts.variation(store, 2).path("id").asLong();

        shirts.without(2).save();
        edited(1);

        assertThat(store.product(id).path("status").asText()).isEqualTo("private");
        assertThat(status(1).warningCode()).isEmpty();
        store.clearRequests();
        edited(1);
        assertThat(store.requests()).isEmpty();
        shirts.size(2, "22.00").save();
        edited(1);
        assertThat(store.product(id).path("status").asText()).isEqualTo("publish");
        assertThat(store.product(id).path("regular_price").asText()).isEqualTo("22.00");
        assertThat(shirts.variations(store)).hasSize(3);
    }

    @Test
    void aVariationThatTheShopAddedStays() {
        Shirts shirts = exported(2);
        long added = store.seedVariation(shirts.parent(store), variation("Huge", "HUGE", "77"));

        shirts.size(3, "13.00").without(1).save();
        edited(1);
        scenario.export(connection, 1);

        assertThat(store.product(added).path("regular_price").asText()).isEqualTo("77");
        assertThat(shirts.variations(store)).hasSize(3);
    }

    @Test
    void insertedAndMovedVariantsTakeTheirPlaces() {
        Shirts shirts = exported(5);

        shirts.size("x", "10.00").inOrder(1, "x", 2, 3, 4, 5).save();
        edited(1);

        assertThat(shirts.prices(store).keySet()).containsExactly("1", "x", "2", "3", "4", "5");
        assertThat(Shirts.batches(store)).hasSize(1);
        assertThat(Shirts.batches(store).get(0).batchSize()).isEqualTo(1);
        store.clearRequests();
        shirts.inOrder(5, 4, 3, 2, "x", 1).save();
        edited(1);
        assertThat(shirts.prices(store).keySet()).containsExactly("5", "4", "3", "2", "x", "1");
        assertThat(Shirts.batches(store)).hasSize(1);
    }

    @Test
    void variantsThatTheShopHasAlreadyAreAdoptedBySkuThenByTheirValues() {
        policy(StorePolicy.builder().attributeScope(AttributeScope.LOCAL).build());
        long parent = store.seedProduct(parentOfSizes("SHIRT-1", "1", "2", "3"));
        long bySku = store.seedVariation(parent, variation("3", "SHIRT-1-1", "1"));
        long byValue = store.seedVariation(parent, variation("2", "", "1"));
        Shirts shirts = new Shirts(scenario.pim, 1)
                .size(1, "11.00")
                .size(2, "12.00")
                .size(3, "13.00")
                .save();

        scenario.export(connection, 1);

        assertThat(shirts.parent(store)).isEqualTo(parent);
        assertThat(shirts.prices(store)).containsExactly(entry("1", "11.00"), entry("2", "12.00"), entry("3", "13.00"));
        assertThat(shirts.variation(store, 1).path("id").asLong()).isEqualTo(bySku);
        assertThat(shirts.variation(store, 2).path("id").asLong()).isEqualTo(byValue);
        assertThat(shirts.variation(store, 2).path("sku").asText()).isEqualTo("SHIRT-1-2");
        assertThat(shirts.variations(store)).hasSize(3);
    }

    @Test
    void valuesOfGlobalAttributesAreComparedToo() {
        long attribute = store.seedAttribute(object().put("name", "Size"));
        store.seedTerm("products/attributes/" + attribute + "/terms", object().put("name", "Extra & Large"));
        ObjectNode seeded = parentOfSizes("SHIRT-1");
        ObjectNode ofParent = seeded.putArray("attributes").addObject();
        ofParent.put("id", attribute)
                .put("variation", true)
                .withArray("options")
                .add("Extra & Large");
        long parent = store.seedProduct(seeded);
        ObjectNode ofShop = variation("", "", "1");
        ofShop.putArray("attributes").addObject().put("id", attribute).put("option", "Extra & Large");
        long id = store.seedVariation(parent, ofShop);
        Shirts shirts =
                new Shirts(scenario.pim, 1).size("extra & large", "11.00").save();

        scenario.export(connection, 1);

        assertThat(shirts.variations(store)).hasSize(1);
        assertThat(store.product(id).path("regular_price").asText()).isEqualTo("11.00");
        assertThat(status(1).warningMessage()).isEmpty();
    }

    @Test
    void aVariantWithANewIdKeepsItsVariation() {
        Shirts shirts = exported(3);
        long id = shirts.variation(store, 2).path("id").asLong();

        shirts.without(2)
                .put(Variant.builder("renumbered")
                        .option("SIZE", "2")
                        .sku("SHIRT-1-2")
                        .price("20.00"))
                .save();
        edited(1);

        assertThat(shirts.variation(store, 2).path("id").asLong()).isEqualTo(id);
        assertThat(shirts.prices(store)).containsEntry("2", "20.00").hasSize(3);
    }

    @Test
    void skusChangeHandsBetweenVariants() {
        Shirts shirts = exported(4);

        shirts.change(1, variant -> variant.sku("SHIRT-1-2"))
                .change(2, variant -> variant.sku("SHIRT-1-1"))
                .change(3, variant -> variant.sku("SHIRT-1-4"))
                .without(4)
                .save();
        edited(1);

        assertThat(shirts.variation(store, 1).path("sku").asText()).isEqualTo("SHIRT-1-2");
        assertThat(shirts.variation(store, 2).path("sku").asText()).isEqualTo("SHIRT-1-1");
        assertThat(shirts.variation(store, 3).path("sku").asText()).isEqualTo("SHIRT-1-4");
        assertThat(shirts.variations(store)).hasSize(3);
        assertThat(status(1).warningCode()).isEmpty();
    }

    @Test
    void theSkuOfAHiddenVariantMayGoToAnother() {
        policy(StorePolicy.builder()
                .whenVariantIsGone(WhenVariantIsGone.DISABLE)
                .build());
        Shirts shirts = exported(2);

        shirts.without(2).change(1, variant -> variant.sku("SHIRT-1-2")).save();
        edited(1);
        assertThat(shirts.variation(store, 1).path("sku").asText()).isEqualTo("SHIRT-1-2");
        assertThat(status(1).warningCode()).isEmpty();

        shirts.size(1, "10.00").size(2, "10.00").save();
        edited(1);
        assertThat(shirts.variation(store, 1).path("sku").asText()).isEqualTo("SHIRT-1-1");
        assertThat(shirts.variation(store, 2).path("sku").asText()).isEqualTo("SHIRT-1-2");
        assertThat(shirts.variation(store, 2).path("status").asText()).isEqualTo("publish");
    }

    @Test
    void aSkuThatAnotherProductHoldsIsAWarningThatNamesIt() {
        Shirts shirts = exported(3);
        ObjectNode foreign = JsonNodeFactory.instance.objectNode();
        long holder = store.seedProduct(
                foreign.put("name", "Foreign").put("sku", "TAKEN").put("status", "publish"));

        shirts.change(1, variant -> variant.sku("TAKEN").price("55.00"))
                .size(2, "22.00")
                .put(Variant.builder("v9").option("SIZE", "9").sku("taken 2").price("9.00"))
                .save();
        store.seedProduct(foreign.deepCopy().put("sku", "TAKEN 2"));
        edited(1);

        assertThat(status(1).warningCode()).contains("variation_sku_taken");
        assertThat(status(1).warningMessage().orElseThrow()).contains("v1", Long.toString(holder), "v9");
        assertThat(shirts.prices(store)).containsEntry("2", "22.00").containsEntry("1", "55.00");
        assertThat(shirts.variation(store, 1).path("sku").asText()).isEqualTo("SHIRT-1-1");
        assertThat(shirts.variations(store)).hasSize(3);

        store.editAsShopOwner(holder, product -> product.put("sku", "FREE"));
        scenario.advance(LONG);
        assertThat(shirts.variation(store, 1).path("sku").asText()).isEqualTo("TAKEN");
    }

    @Test
    void aVariationThatTheShopDeletedIsMadeAnewOnce() {
        Shirts shirts = exported(3);
        long id = shirts.variation(store, 2).path("id").asLong();
        store.deleteAsShopOwner(id);

        shirts.size(2, "22.00").size(3, "33.00").save();
        edited(1);

        assertThat(shirts.prices(store)).containsExactly(entry("1", "10.00"), entry("2", "22.00"), entry("3", "33.00"));
        assertThat(shirts.variation(store, 2).path("id").asLong()).isNotEqualTo(id);
        store.clearRequests();
        edited(1);
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void aVariationThatTheShopTrashedComesBack() {
        Shirts shirts = exported(2);
        long id = shirts.variation(store, 2).path("id").asLong();
        store.trashAsShopOwner(id);

        shirts.size(2, "22.00").save();
        edited(1);

        assertThat(store.product(id).path("status").asText()).isEqualTo("publish");
        assertThat(shirts.prices(store)).containsEntry("2", "22.00").hasSize(2);
    }

    @Test
    void aProductThatTheShopDeletedIsMadeAnewWithItsVariations() {
        Shirts shirts = exported(3);
        store.deleteAsShopOwner(shirts.parent(store));

        shirts.size(1, "11.00").save();
        edited(1);
        scenario.advance(LONG);

        assertThat(shirts.prices(store)).containsExactly(entry("1", "11.00"), entry("2", "10.00"), entry("3", "10.00"));
        assertThat(store.productCount()).isEqualTo(1);
        assertThat(status(1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(status(1).warningCode()).isEmpty();
        store.clearRequests();
        shirts.size(2, "12.00").save();
        edited(1);
        assertThat(store.requests()).hasSize(1);
    }

    @Test
    void aProductThatIsTakenFromTheTrashGetsItsVariationsBack() {
        Shirts shirts = exported(3);
        long parent = shirts.parent(store);
        scenario.library.autoSync().cleanupProductSyncData(ProductId.of(1));
        scenario.sync();
        store.trashAsShopOwner(parent);

        scenario.export(connection, 1);

        assertThat(shirts.parent(store)).isEqualTo(parent);
        assertThat(store.product(parent).path("status").asText()).isEqualTo("publish");
        assertThat(shirts.variations(store))
                .hasSize(3)
                .allSatisfy(variation ->
                        assertThat(variation.path("status").asText()).isEqualTo("publish"));
    }

    @Test
    void anExportMendsWhatTheShopChanged() {
        Shirts shirts = exported(3);
        long id = shirts.variation(store, 2).path("id").asLong();
        store.editAsShopOwner(id, variation -> variation.put("regular_price", "1.00"));
        edited(1);
        assertThat(shirts.prices(store)).containsEntry("2", "1.00");

        scenario.export(connection, 1);

        assertThat(shirts.prices(store)).containsEntry("2", "10.00");
        assertThat(shirts.variations(store)).hasSize(3);
    }

    @Test
    void fieldsThatTheShopOwnsAreNotSent() {
        policy(StorePolicy.builder()
                .fieldOwnership(Map.of("regular_price", FieldOwnership.CREATE_ONLY, "description", FieldOwnership.SHOP))
                .build());
        Shirts shirts = exported(2);
        shirts.change(1, variant -> variant.price("50.00").set(ProductField.DESCRIPTION, "of the PIM"))
                .size(3, "30.00")
                .save();
        edited(1);

        assertThat(shirts.prices(store)).containsEntry("1", "10.00").containsEntry("3", "30.00");
        assertThat(shirts.variation(store, 1).path("description").asText()).isEmpty();
    }

    @Test
    void variationsThatAreTheShopsOnceTheyAreMadeArriveOnce() {
        policy(StorePolicy.builder()
                .fieldOwnership(Map.of("variations", FieldOwnership.CREATE_ONLY))
                .build());
        Shirts shirts = exported(2);
        assertThat(shirts.prices(store)).hasSize(2);

        shirts.size(1, "50.00").size(3, "30.00").save();
        edited(1);

        assertThat(shirts.prices(store)).containsOnly(entry("1", "10.00"), entry("2", "10.00"));
    }

    @Test
    void variationsThatTheShopOwnsAreLeftAlone() {
        policy(StorePolicy.builder()
                .fieldOwnership(Map.of("variations", FieldOwnership.SHOP))
                .build());
        Shirts shirts = exported(2);

        assertThat(shirts.variations(store)).isEmpty();
        assertThat(status(1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
    }

    @Test
    void stockTravelsOnlyWhenItIsSelected() {
        Shirts shirts = new Shirts(scenario.pim, 1)
                .change(1, variant -> variant.set(ProductField.STOCK_QUANTITY, 7))
                .save();
        scenario.export(connection, 1);
        assertThat(shirts.variation(store, 1).path("manage_stock").asBoolean()).isFalse();

        scenario.library
                .exports()
                .export(ExportRequest.of(connection, ProductId.of(1))
                        .onlyFields("name", "sku", "variations", "stock_quantity"));

        assertThat(shirts.variation(store, 1).path("stock_quantity").asInt()).isEqualTo(7);
    }

    @Test
    void soldStockOfAVariantStaysAndThePimsNextNumberCounts() {
        Shirts shirts = stocked(10, 10);
        ExportRequest export =
                ExportRequest.of(connection, ProductId.of(1)).onlyFields("name", "sku", "variations", "stock_quantity");
        scenario.library.exports().export(export);
        long first = shirts.variation(store, 1).path("id").asLong();
        store.sell(first, 3);

        stocked(9, 8);
        store.clearRequests();
        edited(1);
        assertThat(stock(shirts, 1)).isEqualTo(7);
        assertThat(stock(shirts, 2)).isEqualTo(8);
        assertThat(store.requests()).hasSize(2);
        assertThat(scenario.status(connection, 1).warningCode()).contains("stock_moved");
        assertThat(scenario.status(connection, 1).warningMessage().orElseThrow())
                .contains("variant 'v1'", "7", "9");

        store.clearRequests();
        edited(1);
        assertThat(store.requests()).isEmpty();
        assertThat(scenario.status(connection, 1).warningCode()).contains("stock_moved");

        stocked(6, 8);
        edited(1);
        assertThat(stock(shirts, 1)).isEqualTo(6);
        assertThat(scenario.status(connection, 1).warningCode()).isEmpty();
    }

    @Test
    void aFullExportDoesNotUndoSalesOfVariants() {
        Shirts shirts = stocked(10, 10);
        ExportRequest export =
                ExportRequest.of(connection, ProductId.of(1)).onlyFields("name", "sku", "variations", "stock_quantity");
        scenario.library.exports().export(export);
        store.sell(shirts.variation(store, 1).path("id").asLong(), 3);

        scenario.library.exports().export(export);

        assertThat(stock(shirts, 1)).isEqualTo(7);
        assertThat(stock(shirts, 2)).isEqualTo(10);
        assertThat(scenario.status(connection, 1).warningCode()).contains("stock_moved");
    }

    @Test
    void classesOfVariantsAreFoundByNameOrMade() {
        Shirts shirts = new Shirts(scenario.pim, 1)
                .change(1, variant -> variant.set(ProductField.SHIPPING_CLASS, "Long & thin"))
                .change(
                        2,
                        variant -> variant.set(ProductField.SHIPPING_CLASS, "long & thin")
                                .set(ProductField.TAX_CLASS, "Reduced rate"))
                .change(3, variant -> variant.set(ProductField.TAX_CLASS, "Luxury"))
                .change(4, variant -> variant.set(ProductField.TAX_CLASS, "parent"))
                .save();

        scenario.export(connection, 1);

        assertThat(shirts.variation(store, 1).path("shipping_class").asText()).isEqualTo("long-thin");
        assertThat(shirts.variation(store, 2).path("shipping_class").asText()).isEqualTo("long-thin");
        assertThat(shirts.variation(store, 2).path("tax_class").asText()).isEqualTo("reduced-rate");
        assertThat(scenario.status(connection, 1).warningCode()).contains("tax_class_unknown");
        assertThat(scenario.status(connection, 1).warningMessage().orElseThrow())
                .contains("variant 'v3'", "Luxury");
        store.clearRequests();
        edited(1);
        assertThat(store.requests()).isEmpty();
        assertThat(scenario.status(connection, 1).warningCode()).contains("tax_class_unknown");
    }

    private Shirts stocked(int first, int second) {
        return new Shirts(scenario.pim, 1)
                .change(1, variant -> variant.set(ProductField.STOCK_QUANTITY, first))
                .change(2, variant -> variant.set(ProductField.STOCK_QUANTITY, second))
                .save();
    }

    private int stock(Shirts shirts, int size) {
        return shirts.variation(store, size).path("stock_quantity").asInt();
    }

    @Test
    void aSelectionOfFieldsHoldsForVariants() {
        Shirts shirts = Shirts.of(scenario.pim, 1, 2);
        shirts.change(1, variant -> variant.price("10.00").set(ProductField.DESCRIPTION, "text"))
                .save();

        scenario.library
                .exports()
                .export(ExportRequest.of(connection, ProductId.of(1)).onlyFields("name", "sku", "price"));

        assertThat(shirts.prices(store)).containsOnly(entry("1", "10.00"), entry("2", "10.00"));
        assertThat(shirts.variation(store, 1).path("description").asText()).isEmpty();
        assertThat(shirts.variation(store, 1).path("sku").asText()).isEqualTo("SHIRT-1-1");
    }

    @Test
    void variantsInTwoAttributesAndVariantsForAnyValueAreToldApart() {
        scenario.pim.put(Shirts.inColours(1).build());

        scenario.export(connection, 1);

        List<ObjectNode> variations = store.variations(
                store.productsBySku("SHIRT-1").get(0).path("id").asLong());
        assertThat(variations)
                .extracting(variation -> variation.path("attributes").size())
                .containsExactlyInAnyOrder(2, 2, 1);
        assertThat(status(1).warningCode()).isEmpty();
    }

    @Test
    void badVariantsAreRefusedWithNameAndRemedy() {
        assertRefused(
                new Shirts(scenario.pim, 1)
                        .size(1, "1")
                        .put(Variant.builder("twin").option("SIZE", " 1 ").price("2")),
                "variant_combination_twice",
                "twin");
        assertRefused(
                new Shirts(scenario.pim, 1)
                        .put(Variant.builder("red").option("COLOUR", "red").price("2")),
                "variant_attribute_unknown",
                "COLOUR");
        assertRefused(
                new Shirts(scenario.pim, 1)
                        .put(Variant.builder("none").option("SIZE", " ").price("2")),
                "variant_option_empty",
                "none");
        assertRefused(
                new Shirts(scenario.pim, 1).put(Variant.builder("any").price("2")), "variant_option_empty", "any");
        assertRefused(
                new Shirts(scenario.pim, 1).change(1, variant -> variant.set(ProductField.NAME, "Own")),
                "variant_field_unsupported",
                "name");
        assertRefused(
                new Shirts(scenario.pim, 1).change(1, variant -> variant.sku("shirt-1")),
                "variant_sku_twice",
                "the product itself");
        assertRefused(new Shirts(scenario.pim, 1).size(1, "-1"), "invalid_price", "v1");
        assertRefused(
                new Shirts(scenario.pim, 1)
                        .change(1, variant -> variant.set(ProductField.SALE_PRICE, new BigDecimal("11"))),
                "invalid_sale_price",
                "v1");
        assertThat(store.productCount()).isZero();
    }

    @Test
    void anAttributeGetsWhatItsVariantsNeed() {
        Shirts shirts = new Shirts(scenario.pim, 1)
                .size("xl", "10.00")
                .with(product -> product.attribute(AttributeValue.of("SIZE", "Size", "XL", "L")))
                .save();

        scenario.export(connection, 1);

        JsonNode attribute =
                store.product(shirts.parent(store)).path("attributes").path(0);
        assertThat(attribute.path("variation").asBoolean()).isTrue();
        assertThat(attribute.path("options")).extracting(JsonNode::asText).containsExactlyInAnyOrder("XL", "L");
        assertThat(shirts.variations(store)).extracting(Shirts::size).containsExactly("XL");
    }

    @Test
    void twoShopsHaveTheirOwnVariations() {
        FakeStore other = scenario.store("B");
        ConnectionId toOther = scenario.connect(other);
        Shirts shirts = exported(3);
        scenario.export(toOther, 1);

        shirts.size(2, "22.00").save();
        edited(1);

        assertThat(shirts.prices(store)).containsEntry("2", "22.00").hasSize(3);
        assertThat(shirts.prices(other)).containsEntry("2", "22.00").hasSize(3);
    }

    private void assertRefused(Shirts shirts, String code, String part) {
        shirts.save();
        ExportReport report = scenario.export(connection, 1);
        assertThat(report.success()).isFalse();
        assertThat(status(1).errorCode()).contains(code);
        assertThat(status(1).errorMessage().orElseThrow()).contains(part);
    }

    private Shirts exported(int sizes) {
        Shirts shirts = Shirts.of(scenario.pim, 1, sizes);
        ExportReport report = scenario.export(connection, 1);
        assertThat(report.success()).isTrue();
        store.clearRequests();
        return shirts;
    }

    private void policy(StorePolicy policy) {
        scenario.library.connections().update(OwnerId.SINGLE, connection, settings -> settings.withPolicy(policy));
        store.clearRequests();
    }

    private void edited(long id) {
        scenario.edited(id);
        scenario.sync();
    }

    private ProductSyncStatus status(long id) {
        return scenario.status(connection, id);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode parentOfSizes(String sku, String... sizes) {
        ObjectNode parent = JsonNodeFactory.instance.objectNode();
        parent.put("name", "Shirt").put("sku", sku).put("type", "variable").put("status", "publish");
        ObjectNode attribute = parent.putArray("attributes").addObject();
        attribute.put("name", "Size").put("visible", true).put("variation", true);
        for (String size : sizes) {
            attribute.withArray("options").add(size);
        }
        return parent;
    }

    static ObjectNode variation(String size, String sku, String price) {
        ObjectNode variation = JsonNodeFactory.instance.objectNode();
        variation.put("sku", sku).put("regular_price", price).put("status", "publish");
        variation.putArray("attributes").addObject().put("name", "Size").put("option", size);
        return variation;
    }
}
