package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductStatus;
import io.github.wooautosync.catalog.Variant;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a store drops or changes without a word becomes a warning; what it only writes in another way does not. */
class SilentLossTest {

    private final Scenario scenario = Scenario.stepped();
    private final FakeStore store = scenario.store("A");
    private final ConnectionId connection = scenario.connect(store);

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void aSaleThatTheShopsOwnPriceDoesNotAllow() {
        scenario.pim.put(1, product -> product);
        scenario.export(connection, 1);
        scenario.library
                .connections()
                .update(
                        OwnerId.SINGLE,
                        connection,
                        settings -> settings.withPolicy(StorePolicy.builder()
                                .fieldOwnership(Map.of("regular_price", FieldOwnership.SHOP))
                                .build()));

        pushed(product -> product.price("20.00").salePrice(new BigDecimal("12.00")));

        assertWarned("value_dropped", "sale_price", "12.00", "regular price");
    }

    @Test
    void aUrlOfASimpleProduct() {
        pushed(product -> product.rawField("external_url", "https://example.com/x"));

        assertWarned("value_dropped", "external_url", "external");
    }

    @Test
    void aGtinWithLetters() {
        pushed(product -> product.set(ProductField.GTIN, "ISBN 9783161484100"));

        assertWarned("value_changed", "global_unique_id", "9783161484100", "digits");
    }

    @Test
    void aPriceWithAComma() {
        pushed(product -> product.clear(ProductField.PRICE).rawField("regular_price", "19,99"));

        assertWarned("value_changed", "regular_price", "19,99", "1999");
    }

    @Test
    void aStatusThatTheStoreDoesNotKnow() {
        pushed(product -> product.rawField("status", "shown"));

        assertWarned("value_changed", "status", "shown", "draft");
    }

    @Test
    void aSkuWithMarkup() {
        pushed(product -> product.sku("A<b>B</b>%20C"));

        assertWarned("value_changed", "sku", "A<b>B</b>%20C");
    }

    @Test
    void aTextThatIsTooLongAndTheTextsThatItTakesAlong() {
        pushed(product -> product.description("Before").shortDescription("Before"));

        pushed(product ->
                product.name("New name").description("After").rawField("short_description", "x".repeat(70_000)));

        assertWarned("value_changed", "short_description", "description", "name", "65,535");
    }

    @Test
    void stockOfAShopThatManagesNone() {
        try (FakeStore noStock = FakeStore.builder()
                .name("B")
                .clock(scenario.clock)
                .stockManagement(false)
                .start()) {
            ConnectionId other = scenario.connect(noStock);
            scenario.pim.put(1, product -> product.set(ProductField.STOCK_QUANTITY, 5));

            scenario.library
                    .exports()
                    .export(io.github.wooautosync.ExportRequest.of(other, ToyPim.ids(1, 1))
                            .onlyFields("name", "sku", "stock_quantity"));

            assertThat(scenario.status(other, 1).warningCode()).contains("value_dropped");
            assertThat(scenario.status(other, 1).warningMessage().orElseThrow()).contains("stock_quantity");
        }
    }

    @Test
    void whatIsOnlyWrittenInAnotherWayIsNoLoss() {
        pushed(product -> product.name("  Salt & <b>Pepper</b>  \\ \"Größe\" – 日本 🎉 5 < 6 ")
                .description("<p>a & b</p><script>x</script>")
                .shortDescription("<p onclick='x'>a</p>")
                .price("10.00")
                .salePrice(new BigDecimal("9.5000"))
                .status(ProductStatus.DRAFT)
                .set(ProductField.TAX_CLASS, "")
                .set(ProductField.GTIN, "978-3161484100")
                .set(ProductField.SLUG, "A Slug"));

        assertThat(status().warningMessage()).isEmpty();
        assertThat(status().syncStatus()).isEqualTo(SyncStatus.SYNCED);
    }

    @Test
    void aTakenSlugIsNoLoss() {
        scenario.pim.put(2, product -> product.set(ProductField.SLUG, "shirt"));
        scenario.export(connection, 2);

        pushed(product -> product.set(ProductField.SLUG, "shirt"));

        assertThat(status().warningMessage()).isEmpty();
    }

    @Test
    void theWarningStandsUntilTheFieldIsMended() {
        UnaryOperator<Product.Builder> wrong = product -> product.set(ProductField.GTIN, "ISBN 978");
        pushed(wrong);
        pushed(product -> wrong.apply(product).price("11.00"));
        assertWarned("value_changed", "global_unique_id");

        store.clearRequests();
        pushed(product -> wrong.apply(product).price("11.00"));
        assertThat(store.requests()).isEmpty();
        assertWarned("value_changed", "global_unique_id");

        pushed(product -> product.set(ProductField.GTIN, "978"));
        assertThat(status().warningCode()).isEmpty();
    }

    @Test
    void whatTheStoreMakesOfAVariantIsSaidUntilItIsMended() {
        Shirts shirts = new Shirts(scenario.pim, 1)
                .size("S", "10.00")
                .change("M", variant -> variant.price("10.00").set(ProductField.GTIN, "ISBN 978"))
                .save();
        scenario.export(connection, 1);
        assertWarned("value_changed", "global_unique_id", "978", "variant 'vM'");

        shirts.size("S", "11.00").save();
        scenario.edited(1);
        scenario.sync();
        assertThat(shirts.prices(store)).containsEntry("S", "11.00");
        assertWarned("value_changed", "variant 'vM'");

        shirts.with(product -> product.name("Another name")).save();
        scenario.edited(1);
        scenario.sync();
        store.clearRequests();
        scenario.edited(1);
        scenario.sync();
        assertThat(store.requests()).isEmpty();
        assertWarned("value_changed", "variant 'vM'");

        shirts.change("M", variant -> variant.price("10.00").set(ProductField.GTIN, "978"))
                .save();
        scenario.edited(1);
        scenario.sync();
        assertThat(status().warningCode()).isEmpty();
    }

    /** What a variation does not have of its own a store shows of its product (fact 108). */
    @Test
    void whatAVariantInheritsIsNoLoss() {
        Shirts shirts = new Shirts(scenario.pim, 1)
                .put(Variant.builder("v1")
                        .option("SIZE", "1")
                        .sku("")
                        .price("10.00")
                        .set(ProductField.DESCRIPTION, "Wide & <b>warm</b>"))
                .save();

        scenario.export(connection, 1);

        assertThat(shirts.variations(store)).hasSize(1);
        assertThat(status().warningCode()).isEmpty();
    }

    @Test
    void theAnswersStaySmall() {
        String longText = "<p>" + "x".repeat(10_000) + "</p>";
        pushed(product -> product.description(longText).shortDescription(longText));

        String shown = store.writes()
                .get(0)
                .body()
                .path("create")
                .path(0)
                .path("_fields")
                .toString();
        assertThat(shown).contains("name", "regular_price").doesNotContain("description");
    }

    private void pushed(UnaryOperator<Product.Builder> more) {
        scenario.pim.put(1, more);
        if (scenario.library
                .status()
                .syncStatus(connection, io.github.wooautosync.id.ProductId.of(1))
                .isEmpty()) {
            scenario.export(connection, 1);
        } else {
            scenario.edited(1);
            scenario.sync();
        }
    }

    private ProductSyncStatus status() {
        return scenario.status(connection, 1);
    }

    private void assertWarned(String code, String... words) {
        assertThat(status().syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(status().warningCode()).contains(code);
        assertThat(status().warningMessage().orElseThrow()).contains(words);
        assertThat(status().nextAttemptAt()).isEmpty();
    }
}
