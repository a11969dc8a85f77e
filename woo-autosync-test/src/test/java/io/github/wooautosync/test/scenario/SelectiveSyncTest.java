package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.wooautosync.ConnectionNotFoundException;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.connection.FieldGroup;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Automatic updates of some products, some connections and some groups of fields only. */
class SelectiveSyncTest {

    private static final StorePolicy PRICES_ONLY =
            StorePolicy.builder().automaticGroups(Set.of(FieldGroup.PRICES)).build();

    private final Scenario scenario = Scenario.stepped();
    private final FakeStore store = scenario.store("A");

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void anAutomaticUpdateSendsOnlyTheGroupsThatAreSwitchedOn() {
        ConnectionId connection = exported(PRICES_ONLY);

        change("11.00", "New name");

        assertStore("11.00", "Product 1");
        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(scenario.status(connection, 1).heldFields()).containsExactly("name");
        assertThat(scenario.status(connection, 1).pendingChanges()).isZero();
    }

    @Test
    void whatIsHeldBackIsNotTriedAgainByItself() {
        exported(PRICES_ONLY);
        change("10.00", "New name");
        store.clearRequests();

        scenario.advance(Duration.ofDays(1));

        assertThat(store.requests()).isEmpty();
    }

    @Test
    void theNextExportSendsWhatWasHeldBack() {
        ConnectionId connection = exported(PRICES_ONLY);
        change("10.00", "New name");
        change("11.00", "New name");

        scenario.library
                .exports()
                .export(ExportRequest.of(connection, ProductId.of(1)).asPartialUpdate());

        assertStore("11.00", "New name");
        assertThat(scenario.status(connection, 1).lastModifiedFields()).containsExactly("name");
        assertThat(scenario.status(connection, 1).heldFields()).isEmpty();
    }

    @Test
    void aChangeThatThePimTakesBackWaitsForNothing() {
        ConnectionId connection = exported(PRICES_ONLY);
        change("10.00", "New name");
        store.clearRequests();

        change("10.00", "Product 1");

        assertThat(scenario.status(connection, 1).heldFields()).isEmpty();
        assertThat(store.writes()).isEmpty();
    }

    @Test
    void aGroupThatIsSwitchedOnPushesWhatWasCollected() {
        ConnectionId connection = exported(PRICES_ONLY);
        scenario.export(connection, scenario.pim.putMany(2, 3));
        change("10.00", "New name");
        store.clearRequests();

        automatic(connection, EnumSet.of(FieldGroup.PRICES, FieldGroup.CONTENT));
        scenario.sync();
        scenario.sync();

        assertStore("10.00", "New name");
        assertThat(scenario.status(connection, 1).heldFields()).isEmpty();
        assertThat(store.writes()).hasSize(1);
        assertThat(store.writes().get(0).batchSize()).isEqualTo(1);
    }

    @Test
    void aGroupThatIsSwitchedOffHoldsBackFromThenOn() {
        ConnectionId connection = exported(StorePolicy.standard());

        automatic(connection, EnumSet.of(FieldGroup.CONTENT));
        change("11.00", "New name");

        assertStore("10.00", "New name");
        assertThat(scenario.status(connection, 1).heldFields()).containsExactly("regular_price");
    }

    @Test
    void createsAndExportsSendAllThatIsSelected() {
        ConnectionId connection =
                exported(StorePolicy.builder().automaticGroups(Set.of()).build());
        assertStore("10.00", "Product 1");

        put("11.00", "New name");
        scenario.export(connection, 1);

        assertStore("11.00", "New name");
    }

    @Test
    void aProductThatTheShopDeletedIsCreatedAnewWithAllFields() {
        ConnectionId connection = exported(PRICES_ONLY);
        store.deleteAsShopOwner(
                scenario.status(connection, 1).wooProductId().orElseThrow().value());

        change("11.00", "New name");

        assertStore("11.00", "New name");
        assertThat(store.productCount()).isEqualTo(1);
    }

    @Test
    void aFailedExportIsRepeatedWithAllFields() {
        ConnectionId connection = exported(PRICES_ONLY);
        put("11.00", "New name");
        store.faults().onRequest(RecordedRequest::isWrite, Fault.answerLost());
        scenario.export(connection, 1);
        store.faults().clear();

        scenario.advance(Duration.ofHours(1));
        scenario.advance(Duration.ofHours(1));

        assertStore("11.00", "New name");
        assertThat(scenario.status(connection, 1).heldFields()).isEmpty();
    }

    /** The lost answer of the update leaves a doubt over every field, also over those that are not automatic. */
    @Test
    void aDoubtfulUpdateIsRepeatedWithoutTheChangesThatAreHeldBack() {
        ConnectionId connection = exported(PRICES_ONLY);
        put("11.00", "New name");
        store.faults().onRequest(RecordedRequest::isWrite, Fault.answerLost());
        scenario.edited(1);
        scenario.sync();
        store.faults().clear();

        scenario.advance(Duration.ofHours(1));
        scenario.advance(Duration.ofHours(1));

        assertStore("11.00", "Product 1");
        assertThat(scenario.status(connection, 1).heldFields()).containsExactly("name");
    }

    /** An image that an export could not bring is the export's: it is tried again whatever is automatic. */
    @Test
    void whatAnExportLeftOpenIsTriedAgain() {
        ConnectionId connection = scenario.connect(store, OwnerId.SINGLE, PRICES_ONLY);
        scenario.pim.put(1, product -> product.images(ProductImage.of("http://127.0.0.1:1/gone.jpg")));
        scenario.export(connection, 1);
        assertThat(scenario.status(connection, 1).warningCode()).contains("image_failed");

        scenario.advance(Duration.ofHours(1));

        assertThat(scenario.status(connection, 1).warningCode()).contains("image_failed");
        assertThat(scenario.status(connection, 1).attempts()).isGreaterThan(1);
        assertThat(scenario.status(connection, 1).heldFields()).isEmpty();
    }

    /** What was held back is not taken for a number that moved in the shop. */
    @Test
    void stockThatWasHeldBackGoesWithTheNextExport() {
        ConnectionId connection = scenario.connect(store, OwnerId.SINGLE, PRICES_ONLY);
        ExportRequest export =
                ExportRequest.of(connection, ProductId.of(1)).onlyFields("name", "sku", "price", "stock_quantity");
        scenario.pim.put(1, product -> product.set(ProductField.STOCK_QUANTITY, 5));
        scenario.library.exports().export(export);

        scenario.pim.put(1, product -> product.set(ProductField.STOCK_QUANTITY, 7));
        scenario.edited(1);
        scenario.sync();
        assertThat(stock()).isEqualTo(5);
        assertThat(scenario.status(connection, 1).heldFields()).containsExactly("stock_quantity");

        scenario.library.exports().export(export);

        assertThat(stock()).isEqualTo(7);
        assertThat(scenario.status(connection, 1).warningCode()).isEmpty();
    }

    private int stock() {
        return store.productsBySku("SKU-1").get(0).path("stock_quantity").asInt();
    }

    @Test
    void pricesOfVariantsFollowWherePricesDo() {
        ConnectionId connection = scenario.connect(store, OwnerId.SINGLE, PRICES_ONLY);
        Shirts shirts = new Shirts(scenario.pim, 1)
                .size("S", "10.00")
                .size("M", "11.00")
                .save();
        scenario.export(connection, 1);
        store.clearRequests();

        shirts.change("M", variant -> variant.price("12.00").set(ProductField.DESCRIPTION, "Wide"))
                .save();
        scenario.edited(1);
        scenario.sync();

        assertThat(shirts.prices(store)).containsEntry("M", "12.00").containsEntry("S", "10.00");
        assertThat(store.writes()).hasSize(1);
        assertThat(store.writes().get(0).batchSize()).isEqualTo(1);
        assertThat(descriptionOf(shirts, "M")).isEmpty();
        assertThat(scenario.status(connection, 1).heldFields()).containsExactly("variations");
        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);

        scenario.library
                .exports()
                .export(ExportRequest.of(connection, ProductId.of(1)).asPartialUpdate());

        assertThat(descriptionOf(shirts, "M")).contains("Wide");
        assertThat(store.writes()).hasSize(2);
        assertThat(scenario.status(connection, 1).heldFields()).isEmpty();
    }

    private String descriptionOf(Shirts shirts, String size) {
        return shirts.variation(store, size).path("description").asText();
    }

    @Test
    void variantsComeAndGoOnlyWhereVariantsAreAutomatic() {
        ConnectionId connection = scenario.connect(store, OwnerId.SINGLE, PRICES_ONLY);
        Shirts shirts = new Shirts(scenario.pim, 1)
                .size("S", "10.00")
                .size("M", "11.00")
                .save();
        scenario.export(connection, 1);
        store.clearRequests();

        shirts.without("S").size("M", "12.00").size("L", "13.00").save();
        scenario.edited(1);
        scenario.sync();
        assertThat(shirts.prices(store)).containsOnly(Map.entry("S", "10.00"), Map.entry("M", "12.00"));
        assertThat(store.requests()).hasSize(1);
        assertThat(scenario.status(connection, 1).heldFields()).contains("variations");

        automatic(connection, EnumSet.of(FieldGroup.VARIANTS, FieldGroup.ATTRIBUTES));
        scenario.sync();
        scenario.sync();

        assertThat(shirts.prices(store)).containsOnly(Map.entry("M", "12.00"), Map.entry("L", "13.00"));
        assertThat(scenario.status(connection, 1).heldFields()).isEmpty();
    }

    @Test
    void variantsAreHeldBackAndPushedLater() {
        ConnectionId connection = scenario.connect(
                store,
                OwnerId.SINGLE,
                StorePolicy.builder()
                        .automaticGroups(Set.of(FieldGroup.CONTENT))
                        .build());
        Shirts shirts = new Shirts(scenario.pim, 1)
                .size("S", "10.00")
                .size("M", "11.00")
                .save();
        scenario.export(connection, 1);
        store.clearRequests();

        shirts.size("M", "12.00").save();
        scenario.edited(1);
        scenario.sync();
        scenario.advance(Duration.ofDays(1));
        assertThat(shirts.prices(store)).containsEntry("M", "11.00");
        assertThat(scenario.status(connection, 1).heldFields()).containsExactly("variations");
        assertThat(store.requests()).isEmpty();

        automatic(connection, EnumSet.of(FieldGroup.PRICES));
        scenario.sync();
        scenario.sync();

        assertThat(shirts.prices(store)).containsEntry("M", "12.00").containsEntry("S", "10.00");
        assertThat(scenario.status(connection, 1).heldFields()).isEmpty();
        assertThat(store.writes()).hasSize(1);
    }

    /** What the PIM takes back needs neither an export nor a request. */
    @Test
    void aVariantThatThePimTakesBackWaitsForNothing() {
        ConnectionId connection = scenario.connect(store, OwnerId.SINGLE, PRICES_ONLY);
        Shirts shirts = Shirts.of(scenario.pim, 1, 2);
        scenario.export(connection, 1);
        store.clearRequests();

        shirts.change(1, variant -> variant.price("10.00").set(ProductField.DESCRIPTION, "Wide"))
                .save();
        scenario.edited(1);
        scenario.sync();
        assertThat(scenario.status(connection, 1).heldFields()).containsExactly("variations");

        shirts.size(1, "10.00").save();
        scenario.edited(1);
        scenario.sync();

        assertThat(scenario.status(connection, 1).heldFields()).isEmpty();
        assertThat(store.requests()).isEmpty();
    }

    /** Shoppers would miss what the export brought them. */
    @Test
    void aVariationThatTheShopDeletedIsCreatedAnewWithAllFields() {
        ConnectionId connection = scenario.connect(store, OwnerId.SINGLE, PRICES_ONLY);
        Shirts shirts = Shirts.of(scenario.pim, 1, 2);
        scenario.export(connection, 1);
        store.deleteAsShopOwner(shirts.variation(store, 1).path("id").asLong());

        shirts.size(1, "12.00").save();
        scenario.edited(1);
        scenario.sync();

        assertThat(shirts.prices(store)).containsEntry("1", "12.00").containsEntry("2", "10.00");
        assertThat(shirts.variation(store, 1).path("sku").asText()).isEqualTo(shirts.sku(1));
        assertThat(scenario.status(connection, 1).heldFields()).isEmpty();
    }

    /** A lost answer leaves a doubt over every field of the variations, also over those that are held back. */
    @Test
    void aDoubtfulUpdateOfVariantsEndsWithTheSameFieldsHeldBack() {
        ConnectionId connection = scenario.connect(store, OwnerId.SINGLE, PRICES_ONLY);
        Shirts shirts = Shirts.of(scenario.pim, 1, 2);
        scenario.export(connection, 1);
        store.faults().onRequest(RecordedRequest::isWrite, Fault.answerLost());
        shirts.change(1, variant -> variant.price("12.00").set(ProductField.DESCRIPTION, "Wide"))
                .save();
        scenario.edited(1);
        scenario.sync();
        store.faults().clear();

        scenario.advance(Duration.ofHours(1));
        scenario.advance(Duration.ofHours(1));

        assertThat(shirts.prices(store)).containsEntry("1", "12.00").containsEntry("2", "10.00");
        assertThat(descriptionOf(shirts, "1")).isEmpty();
        assertThat(scenario.status(connection, 1).heldFields()).containsExactly("variations");
        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);

        scenario.export(connection, 1);
        assertThat(descriptionOf(shirts, "1")).contains("Wide");
        assertThat(scenario.status(connection, 1).heldFields()).isEmpty();
    }

    @Test
    void aHundredEditsOfAPausedConnectionAreOnePushEach() {
        ConnectionId connection = exported(StorePolicy.standard());
        scenario.export(connection, scenario.pim.putMany(2, 3));
        store.clearRequests();
        scenario.library.connections().deactivate(OwnerId.SINGLE, connection);

        editAHundredTimes(1, 2, 3);
        assertThat(store.requests()).isEmpty();
        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.PENDING);

        scenario.library.connections().activate(OwnerId.SINGLE, connection);
        scenario.sync();

        assertThat(store.writes()).hasSize(1);
        assertThat(store.writes().get(0).batchSize()).isEqualTo(3);
        scenario.assertEqualsPim(store);
    }

    @Test
    void aHundredEditsOfPausedProductsAreOnePushEach() {
        ConnectionId connection = exported(StorePolicy.standard());
        scenario.export(connection, scenario.pim.putMany(2, 3));
        store.clearRequests();
        List<ProductId> paused = ToyPim.ids(1, 2);
        assertThat(scenario.library.products().pause(OwnerId.SINGLE, connection, paused))
                .isEqualTo(2);

        editAHundredTimes(1, 2);
        assertThat(store.requests()).isEmpty();
        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.PAUSED);

        scenario.library.products().resume(OwnerId.SINGLE, connection, paused);
        scenario.sync();

        assertThat(store.writes()).hasSize(1);
        assertThat(store.writes().get(0).batchSize()).isEqualTo(2);
        scenario.assertEqualsPim(store);
    }

    @Test
    void nobodyReadsOrRetriesAnotherOwnersProducts() {
        ConnectionId connection = exported(StorePolicy.standard());
        var strangers = scenario.library.status().forOwner(OwnerId.of("stranger"));
        var own = scenario.library.status().forOwner(OwnerId.SINGLE);

        assertThat(own.syncStatus(connection, ProductId.of(1))).isPresent();
        assertThat(own.stats(connection).total()).isEqualTo(1);
        List<Runnable> calls = List.of(
                () -> strangers.syncStatus(connection, ProductId.of(1)),
                () -> strangers.syncStatus(connection, ToyPim.ids(1, 1)),
                () -> strangers.list(connection, java.util.Optional.empty(), java.util.Optional.empty(), 10),
                () -> strangers.stats(connection),
                () -> strangers.history(connection, java.util.Optional.empty(), 10),
                () -> strangers.retry(connection, List.of()));
        assertThat(calls)
                .allSatisfy(call -> assertThatExceptionOfType(ConnectionNotFoundException.class)
                        .isThrownBy(call::run));
    }

    private ConnectionId exported(StorePolicy policy) {
        ConnectionId connection = scenario.connect(store, OwnerId.SINGLE, policy);
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        return connection;
    }

    private void put(String price, String name) {
        Product.Builder product = ToyPim.simple(1, price).name(name);
        scenario.pim.put(product.build());
    }

    private void change(String price, String name) {
        put(price, name);
        scenario.edited(1);
        scenario.sync();
    }

    private void editAHundredTimes(long... ids) {
        for (int i = 1; i <= 100; i++) {
            for (long id : ids) {
                scenario.pim.put(id, i + ".00");
            }
            scenario.edited(ids);
            scenario.sync();
        }
    }

    private void automatic(ConnectionId connection, Set<FieldGroup> groups) {
        scenario.library
                .connections()
                .update(
                        OwnerId.SINGLE,
                        connection,
                        settings -> settings.withPolicy(settings.policy().toBuilder()
                                .automaticGroups(groups)
                                .build()));
    }

    private void assertStore(String price, String name) {
        var product = store.productsBySku("SKU-1").get(0);
        assertThat(product.path("regular_price").asText()).isEqualTo(price);
        assertThat(product.path("name").asText()).isEqualTo(name);
    }
}
