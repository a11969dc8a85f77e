package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.catalog.AttributeValue;
import io.github.wooautosync.catalog.CategoryPath;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.catalog.Variant;
import io.github.wooautosync.connection.ConnectionHealth.State;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.RecordedRequest;
import io.github.wooautosync.woo.StoreResource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A shop whose messages are not English: nothing may depend on what they say. */
class ForeignShopTest {

    private final Scenario scenario = Scenario.with(builder -> builder.allowPrivateImageUrls(true));
    private final ImageServer images = new ImageServer();

    @AfterEach
    void close() {
        images.close();
        scenario.close();
    }

    private FakeStore store(FakeStore.Builder builder) {
        FakeStore store =
                builder.name("Laden").clock(scenario.clock).english(false).start();
        scenario.stores.add(store);
        return store;
    }

    @Test
    void whatTheShopHasAlreadyIsAdoptedAndTrashedProductsComeBack() {
        FakeStore store = store(FakeStore.builder());
        seed(store, "SKU-1", "publish");
        seed(store, "SKU-2", "trash");
        scenario.pim.put(
                1,
                product -> product.categories(CategoryPath.of("Shop", "Boots"))
                        .tags("warm")
                        .attribute(AttributeValue.of("COLOUR", "Colour", "Red")));
        scenario.pim.put(2, "10.00");
        ConnectionId connection = scenario.connect(store);

        scenario.export(connection, 1, 2);

        scenario.assertEqualsPim(store);
        assertThat(store.writes()).noneMatch(request -> request.status() >= 500);
    }

    /** The shop makes terms between two looks of ours, so that it answers term_exists with an id. */
    @Test
    void termsThatTheShopMadeMeanwhileAreAdopted() {
        FakeStore store = store(FakeStore.builder());
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, product -> product.categories(CategoryPath.of("Shop", "Boots")));
        scenario.export(connection, 1);
        ShopReader shop = new ShopReader(store, scenario.clock);
        shop.create(StoreResource.CATEGORIES, "Hats");

        scenario.pim.put(1, product -> product.categories(CategoryPath.of("Hats")));
        scenario.edited(1);
        scenario.sync();

        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(store.productsBySku("SKU-1").get(0).path("categories").toString())
                .contains("Hats");
        shop.close();
    }

    @Test
    void refusalsHaveTheSameCodes() {
        FakeStore store = store(FakeStore.builder());
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, product -> product.set(ProductField.GTIN, "4006381333931"));
        scenario.pim.put(2, product -> product.set(ProductField.GTIN, "4006381333931"));
        scenario.pim.put(3, product -> product.images(ProductImage.of(images.url("gone.png"))));
        images.breaks("gone.png");
        scenario.export(connection, 1, 2, 3);

        ProductSyncStatus second = scenario.status(connection, 2);
        assertThat(second.syncStatus()).isEqualTo(SyncStatus.CONFLICT);
        assertThat(second.errorCode()).contains("product_invalid_global_unique_id");
        assertThat(scenario.status(connection, 3).warningCode()).contains("image_failed");
        assertThat(store.productsBySku("SKU-3")).hasSize(1);
    }

    @Test
    void aMediaItemThatTheShopDeletedHeals() {
        FakeStore store = store(FakeStore.builder());
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(
                1,
                product -> product.images(ProductImage.of(images.url("a.png")), ProductImage.of(images.url("b.png"))));
        scenario.export(connection, 1);
        store.deleteMediaAsShopOwner(store.productsBySku("SKU-1")
                .get(0)
                .path("images")
                .path(0)
                .path("id")
                .asLong());

        scenario.pim.put(
                1,
                product -> product.price("11.00")
                        .images(ProductImage.of(images.url("b.png")), ProductImage.of(images.url("a.png"))));
        scenario.edited(1);
        scenario.sync();
        scenario.advance(Duration.ofMinutes(1));

        assertThat(store.productsBySku("SKU-1").get(0).path("images")).hasSize(2);
        assertThat(store.imageDownloads()).isEqualTo(3);
        assertThat(scenario.status(connection, 1).warningCode()).isEmpty();
    }

    @Test
    void skusOfVariantsChangeHands() {
        FakeStore store = store(FakeStore.builder());
        ConnectionId connection = scenario.connect(store);
        Shirts shirts = Shirts.of(scenario.pim, 1, 2);
        scenario.export(connection, 1);

        shirts.put(Variant.builder("v1").option("SIZE", "1").sku(shirts.sku(2)).price("10.00"))
                .put(Variant.builder("v2")
                        .option("SIZE", "2")
                        .sku(shirts.sku(1))
                        .price("10.00"))
                .save();
        scenario.edited(1);
        scenario.sync();

        assertThat(shirts.variation(store, 1).path("sku").asText()).isEqualTo(shirts.sku(2));
        assertThat(shirts.variation(store, 2).path("sku").asText()).isEqualTo(shirts.sku(1));
    }

    @Test
    void aVariationThatTheShopDeletedIsMadeAnew() {
        FakeStore store = store(FakeStore.builder());
        ConnectionId connection = scenario.connect(store);
        Shirts shirts = Shirts.of(scenario.pim, 1, 2);
        scenario.export(connection, 1);
        store.deleteAsShopOwner(shirts.variation(store, 1).path("id").asLong());

        shirts.size(1, "12.00").save();
        scenario.edited(1);
        scenario.sync();

        assertThat(shirts.prices(store)).containsEntry("1", "12.00");
    }

    @Test
    void aSmallerBatchLimitIsLearnedFromItsNumber() {
        FakeStore store = store(FakeStore.builder().batchLimit(30));
        ConnectionId connection = scenario.connect(store);

        scenario.export(connection, scenario.pim.putMany(1, 90));

        scenario.assertEqualsPim(store);
        assertThat(batchSizes(store)).containsExactly(90, 30, 30, 30);
    }

    private static List<Integer> batchSizes(FakeStore store) {
        return store.writes().stream()
                .filter(request -> request.path().equals("products/batch"))
                .map(RecordedRequest::batchSize)
                .toList();
    }

    @Test
    void aRevokedKeyIsUnauthorised() {
        FakeStore store = store(FakeStore.builder().readOnlyKey("ck_read", "cs_read"));
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        scenario.library
                .connections()
                .update(
                        OwnerId.SINGLE,
                        connection,
                        settings -> settings.withCredentials(Credentials.of("ck_read", "cs_read")));

        scenario.pim.put(1, "11.00");
        scenario.edited(1);
        scenario.sync();

        assertThat(scenario.library
                        .connections()
                        .get(OwnerId.SINGLE, connection)
                        .health()
                        .state())
                .isEqualTo(State.UNAUTHORISED);
        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.PENDING);
    }

    private static void seed(FakeStore store, String sku, String status) {
        store.seedProduct(JsonNodeFactory.instance
                .objectNode()
                .put("name", "Of the shop")
                .put("sku", sku)
                .put("status", status)
                .put("type", "simple")
                .put("regular_price", "1.00"));
    }
}
