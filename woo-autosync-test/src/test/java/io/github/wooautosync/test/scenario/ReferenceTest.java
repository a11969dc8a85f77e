package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.catalog.CategoryPath;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.test.store.Death;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.FailureDetail;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.Removal;
import io.github.wooautosync.woo.StoreAccess;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import io.github.wooautosync.woo.http.HttpWooClientFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Categories, brands, tags and other products: what a product names is there, once, under the right id. */
class ReferenceTest {

    private static final Duration LONG = Duration.ofHours(2);

    private final Scenario scenario = Scenario.stepped();
    private final FakeStore store = scenario.store("A");
    private final ConnectionId connection = scenario.connect(store);
    private final HttpWooClientFactory shopClients = HttpWooClientFactory.builder()
            .plainHttpAllowed(true)
            .privateAddressesAllowed(true)
            .clock(scenario.clock)
            .build();
    private final WooClient shop =
            shopClients.open(new StoreAccess(store.url(), Credentials.of(store.consumerKey(), store.consumerSecret())));

    @BeforeEach
    void start() {
        store.clearRequests();
    }

    @AfterEach
    void close() {
        shopClients.close();
        scenario.close();
    }

    // Categories

    @Test
    void missingCategoriesAreCreatedParentFirst() {
        categorised(1, CategoryPath.of("Shoes", "Running", "Trail"));

        scenario.export(connection, 1);

        assertThat(categoriesOf(1)).containsExactly("Shoes > Running > Trail");
        assertThat(paths()).contains("Shoes", "Shoes > Running", "Shoes > Running > Trail");
    }

    @Test
    void equalNamesUnderDifferentParentsAreDifferent() {
        categorised(1, CategoryPath.of("Men", "Boots"));
        categorised(2, CategoryPath.of("Women", "Boots"));

        scenario.export(connection, 1, 2);

        assertThat(categoriesOf(1)).containsExactly("Men > Boots");
        assertThat(categoriesOf(2)).containsExactly("Women > Boots");
    }

    @Test
    void categoriesOfTheShopAreUsedWhateverTheirLetterCaseAndEncoding() {
        seedCategory("Tom & Jerry's", 0);
        long shoes = seedCategory("Shoes", 0);
        seedCategory("Running", shoes);
        int before = paths().size();
        categorised(1, CategoryPath.of("TOM & Jerry's"), CategoryPath.of("shoes", "RUNNING"));

        scenario.export(connection, 1);

        assertThat(categoriesOf(1)).containsExactlyInAnyOrder("Tom & Jerry's", "Shoes > Running");
        assertThat(paths()).hasSize(before);
    }

    @Test
    void fortyCategoriesOfFiveHundredProductsAreCreatedOnce() {
        for (int id = 1; id <= 500; id++) {
            categorised(id, CategoryPath.of("Group " + id % 4, "Category " + id % 40));
        }
        int before = paths().size();
        store.clearRequests();

        scenario.export(connection, ToyPim.ids(1, 500));

        assertThat(paths()).hasSize(before + 44).doesNotHaveDuplicates();
        List<RecordedRequest> created = store.writes().stream()
                .filter(request -> request.path().equals("products/categories/batch"))
                .toList();
        assertThat(created.stream().mapToInt(RecordedRequest::batchSize).sum()).isEqualTo(44);
        assertThat(created).hasSize(2);
        assertThat(store.writes()).hasSize(7);

        store.clearRequests();
        scenario.library.autoSync().autoSyncProductUpdates(ToyPim.ids(1, 500), OwnerId.SINGLE);
        scenario.sync();
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void aKnownCategoryCostsNoRequest() {
        categorised(1, CategoryPath.of("Shoes"));
        scenario.export(connection, 1);
        categorised(2, CategoryPath.of("Shoes"));
        store.clearRequests();

        scenario.export(connection, 2);

        assertThat(store.requests()).noneMatch(request -> request.path().startsWith("products/categories"));
        assertThat(categoriesOf(2)).containsExactly("Shoes");
    }

    @Test
    void aCategoryThatTheShopDeletedIsMadeAgain() {
        categorised(1, CategoryPath.of("Shoes", "Running"));
        scenario.export(connection, 1);
        shop.delete(StoreResource.CATEGORIES, categoryId("Shoes > Running"), Removal.PERMANENT);
        assertThat(paths()).doesNotContain("Shoes > Running");

        categorised(1, CategoryPath.of("Shoes", "Running"), CategoryPath.of("Shoes"));
        edited(1);
        assertThat(categoriesOf(1)).containsExactlyInAnyOrder("Shoes > Running", "Shoes");

        categorised(2, CategoryPath.of("Shoes", "Running"));
        scenario.export(connection, 2);
        assertThat(categoriesOf(2)).containsExactly("Shoes > Running");
        assertThat(status(1).warningCode()).isEmpty();
    }

    @Test
    void aParentThatTheShopDeletedIsMadeAgain() {
        categorised(1, CategoryPath.of("Shoes"));
        scenario.export(connection, 1);
        shop.delete(StoreResource.CATEGORIES, categoryId("Shoes"), Removal.PERMANENT);

        categorised(2, CategoryPath.of("Shoes", "Running"));
        scenario.export(connection, 2);
        scenario.advance(LONG);

        assertThat(categoriesOf(2)).containsExactly("Shoes > Running");
        assertThat(status(2).syncStatus()).isEqualTo(SyncStatus.SYNCED);
    }

    @Test
    void aCategoryThatTheShopMadeMeanwhileIsAdopted() {
        categorised(1, CategoryPath.of("Shoes"));
        scenario.export(connection, 1);
        seedCategory("Hats", 0);
        int before = paths().size();

        categorised(2, CategoryPath.of("hats"));
        scenario.export(connection, 2);

        assertThat(categoriesOf(2)).containsExactly("Hats");
        assertThat(paths()).hasSize(before);
    }

    @Test
    void aCategoryThatTheShopRenamedStaysTheSame() {
        categorised(1, CategoryPath.of("Shoes"));
        scenario.export(connection, 1);
        shop.update(
                StoreResource.CATEGORIES,
                categoryId("Shoes"),
                new StoreFields(Map.of("name", TextNode.valueOf("Footwear"))),
                AnswerFields.all());

        categorised(2, CategoryPath.of("Shoes"));
        scenario.export(connection, 2);

        assertThat(categoriesOf(2)).containsExactly("Footwear");
    }

    @Test
    void aCategoryThatTheShopRenamedStaysTheSameWhenItDeletedAnotherOneOfTheProduct() {
        categorised(1, CategoryPath.of("Shoes", "Trail"), CategoryPath.of("Hats"));
        scenario.export(connection, 1);
        long shoes = categoryId("Shoes");
        store.renameTermAsShopOwner("products/categories", shoes, "Footwear");
        store.renameTermAsShopOwner("products/categories", categoryId("Footwear > Trail"), "Mountain");
        store.deleteTermAsShopOwner("products/categories", categoryId("Hats"));

        scenario.export(connection, 1);
        scenario.advance(LONG);

        assertThat(categoriesOf(1)).containsExactlyInAnyOrder("Footwear > Mountain", "Hats");
        assertThat(paths()).doesNotContain("Shoes", "Shoes > Trail");
    }

    @Test
    void aCategoryThatTheShopMovedStaysTheSame() {
        categorised(1, CategoryPath.of("Shoes & more", "Running"));
        scenario.export(connection, 1);
        long sports = seedCategory("Sports", 0);
        shop.update(
                StoreResource.CATEGORIES,
                categoryId("Shoes & more > Running"),
                new StoreFields(Map.of("parent", LongNode.valueOf(sports))),
                AnswerFields.all());
        int before = paths().size();

        categorised(2, CategoryPath.of("Shoes & more", "Running"));
        scenario.export(connection, 2);

        assertThat(categoriesOf(2)).containsExactly("Sports > Running");
        assertThat(paths()).hasSize(before);
    }

    @Test
    void aNewCategoryGoesBelowAParentThatTheShopRenamed() {
        categorised(1, CategoryPath.of("Shoes"));
        scenario.export(connection, 1);
        shop.update(
                StoreResource.CATEGORIES,
                categoryId("Shoes"),
                new StoreFields(Map.of("name", TextNode.valueOf("Boots & Shoes"))),
                AnswerFields.all());

        categorised(2, CategoryPath.of("Shoes", "Trail"));
        scenario.export(connection, 2);

        assertThat(categoriesOf(2)).containsExactly("Boots & Shoes > Trail");
    }

    @Test
    void aClearedListLeavesTheDefaultCategory() {
        categorised(1, CategoryPath.of("Shoes"));
        scenario.export(connection, 1);
        scenario.pim.put(1, product -> product.clear(ProductField.CATEGORIES));
        edited(1);

        assertThat(categoriesOf(1)).containsExactly("Uncategorized");
        assertThat(status(1).warningCode()).isEmpty();
    }

    @Test
    void anInvalidCategoryIsAClearErrorOfTheProductsThatNeedIt() {
        categorised(1, CategoryPath.of("x".repeat(201), "Child"));
        categorised(2, CategoryPath.of("Fine"));

        scenario.export(connection, 1, 2);
        scenario.advance(LONG);

        ProductSyncStatus status = status(1);
        assertThat(status.syncStatus()).isEqualTo(SyncStatus.ERROR);
        assertThat(status.errorCode()).contains("category_refused");
        assertThat(status.errorMessage().orElseThrow()).contains("xxx").contains("change its name");
        assertThat(status.nextAttemptAt()).isEmpty();
        assertThat(categoriesOf(2)).containsExactly("Fine");
        store.clearRequests();
        scenario.advance(LONG);
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void anOutageWhileCategoriesAreCreatedPostponesTheRound() {
        categorised(1, CategoryPath.of("Shoes"));
        store.faults().onRequest(ReferenceTest::createsTerms, Fault.maintenance());
        scenario.export(connection, 1);
        assertThat(status(1).syncStatus()).isEqualTo(SyncStatus.PENDING);
        assertThat(status(1).errorCode()).isEmpty();
        assertThat(status(1).attempts()).isZero();
        store.faults().clear();

        scenario.advance(LONG);

        assertThat(categoriesOf(1)).containsExactly("Shoes");
    }

    @Test
    void aLostAnswerDoublesNoCategory() {
        categorised(1, CategoryPath.of("Shoes"), CategoryPath.of("Hats"));
        int before = paths().size();
        store.faults().onRequest(ReferenceTest::createsTerms, Fault.answerLost());
        scenario.export(connection, 1);
        store.faults().clear();

        scenario.advance(LONG);

        assertThat(categoriesOf(1)).containsExactlyInAnyOrder("Shoes", "Hats");
        assertThat(paths()).hasSize(before + 2);
    }

    @Test
    void aCategoryThatKillsTheStoreHoldsUpOnlyItsOwnProducts() {
        categorised(1, CategoryPath.of("Poison"));
        categorised(2, CategoryPath.of("Fine"));
        store.faults().poison(item -> item.path("name").asText().equals("Poison"), Death.fatal500());

        scenario.export(connection, 1, 2);
        for (int i = 0; i < 20; i++) {
            scenario.advance(LONG);
        }

        assertThat(categoriesOf(2)).containsExactly("Fine");
        assertThat(status(1).syncStatus()).isEqualTo(SyncStatus.ERROR);
        assertThat(status(1).nextAttemptAt()).isEmpty();
        assertThat(status(1).errorMessage().orElseThrow()).contains("Poison");
    }

    // Brands

    @Test
    void brandsAreCreatedAndUsedAndCleared() {
        ObjectNode acme = JsonNodeFactory.instance.objectNode().put("name", "Acme");
        store.seedTerm("products/brands", acme);
        branded(1, "ACME", "Best & Co");
        scenario.export(connection, 1);
        assertThat(names(1, "brands")).containsExactlyInAnyOrder("Acme", "Best & Co");

        branded(1);
        edited(1);
        assertThat(names(1, "brands")).isEmpty();
        store.clearRequests();
        edited(1);
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void aBrandThatTheShopSortedBelowAnotherIsUsed() {
        long group = store.seedTerm(
                "products/brands", JsonNodeFactory.instance.objectNode().put("name", "Group"));
        store.seedTerm(
                "products/brands",
                JsonNodeFactory.instance.objectNode().put("name", "Acme Pro").put("parent", group));
        branded(1, "Acme Pro");

        scenario.export(connection, 1);

        assertThat(names(1, "brands")).containsExactly("Acme Pro");
        assertThat(shop.list(StoreResource.BRANDS, ListQuery.all(AnswerFields.all()))
                        .total())
                .isEqualTo(2);
    }

    @Test
    void aBrandThatTheShopDeletedIsMadeAgain() {
        branded(1, "Acme");
        scenario.export(connection, 1);
        long id = product(1).path("brands").path(0).path("id").asLong();
        shop.delete(StoreResource.BRANDS, id, Removal.PERMANENT);

        branded(2, "Acme");
        scenario.export(connection, 2);

        assertThat(names(2, "brands")).containsExactly("Acme");
    }

    @Test
    void aStoreWithoutBrandsGetsTheRest() {
        HttpWooClientFactory real = shopClients;
        try (Scenario old =
                Scenario.with(builder -> builder.clientFactory(access -> withoutBrands(real.open(access))))) {
            ConnectionId toShop = old.connect(store);
            old.pim.put(1, product -> product.set(ProductField.BRANDS, List.of("Acme")));

            old.export(toShop, 1);

            old.assertEqualsPim(store);
            assertThat(old.status(toShop, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
            assertThat(old.status(toShop, 1).warningCode()).contains("brands_unsupported");
            assertThat(old.status(toShop, 1).nextAttemptAt()).isEmpty();
        }
    }

    /** A client of WooCommerce before 9.6. */
    private static WooClient withoutBrands(WooClient client) {
        return (WooClient) Proxy.newProxyInstance(
                WooClient.class.getClassLoader(), new Class<?>[] {WooClient.class}, (proxy, method, arguments) -> {
                    if (arguments != null && StoreResource.BRANDS.equals(arguments[0])) {
                        throw new WooException(new WooFailure.Unavailable(
                                new FailureDetail(
                                        "rest_no_route", "No route", OptionalInt.of(404), "GET products/brands"),
                                Optional.empty()));
                    }
                    return method.invoke(client, arguments);
                });
    }

    // Tags

    @Test
    void tagsAreFoundOrCreatedByTheStore() {
        scenario.pim.put(1, product -> product.tags("New", " new ", "", "A & B"));

        scenario.export(connection, 1);

        assertThat(names(1, "tags")).containsExactlyInAnyOrder("New", "A & B");
        assertThat(status(1).warningCode()).isEmpty();
        assertThat(store.writes())
                .extracting(RecordedRequest::path)
                .containsExactly("products/tags/batch", "products/batch");
    }

    @Test
    void aTagThatIsOnlyTheSlugOfAnotherIsThatOther() {
        scenario.pim.put(1, product -> product.tags("New arrival"));
        scenario.export(connection, 1);
        scenario.pim.put(2, product -> product.tags("new-arrival", "Sale"));
        store.clearRequests();

        scenario.export(connection, 2);

        assertThat(names(2, "tags")).containsExactlyInAnyOrder("New arrival", "Sale");
        assertThat(status(2).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(status(2).warningCode()).isEmpty();

        scenario.pim.put(3, product -> product.tags("new-arrival"));
        store.clearRequests();
        scenario.export(connection, 3);
        assertThat(names(3, "tags")).containsExactly("New arrival");
        assertThat(store.writes()).hasSize(1);
    }

    // Other products

    @Test
    void linkedProductsAreNamedByTheirIds() {
        scenario.pim.put(1, "10.00");
        scenario.pim.put(2, "10.00");
        scenario.export(connection, 1, 2);
        linked(3, ProductField.UP_SELLS, 2, 1, 2);

        scenario.export(connection, 3);

        assertThat(ids(3, "upsell_ids")).containsExactly(wooId(2), wooId(1));
        assertThat(status(3).warningCode()).isEmpty();
    }

    @Test
    void crossReferencesWithinOneExportAllArrive() {
        for (int id = 1; id <= 250; id++) {
            int next = id % 250 + 1;
            linked(id, ProductField.CROSS_SELLS, next);
        }

        scenario.export(connection, ToyPim.ids(1, 250));
        scenario.advance(Duration.ofMinutes(1));

        for (int id = 1; id <= 250; id++) {
            assertThat(ids(id, "cross_sell_ids")).containsExactly(wooId(id % 250 + 1));
            assertThat(status(id).warningCode()).isEmpty();
        }
        store.clearRequests();
        scenario.advance(LONG);
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void aLinkWaitsForItsTargetWithoutBotheringTheStore() {
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        linked(3, ProductField.UP_SELLS, 1, 2);
        scenario.export(connection, 3);
        assertThat(ids(3, "upsell_ids")).containsExactly(wooId(1));
        assertThat(status(3).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(status(3).warningCode()).contains("linked_product_missing");
        assertThat(status(3).warningMessage().orElseThrow())
                .contains("upsell_ids")
                .contains("2");

        store.clearRequests();
        for (int i = 0; i < 30; i++) {
            scenario.advance(LONG);
        }
        assertThat(store.requests()).isEmpty();

        scenario.pim.put(2, "10.00");
        scenario.export(connection, 2);
        scenario.advance(LONG);

        assertThat(ids(3, "upsell_ids")).containsExactly(wooId(1), wooId(2));
        assertThat(status(3).warningCode()).isEmpty();
        assertThat(status(3).nextAttemptAt()).isEmpty();
    }

    @Test
    void aRemovedLinkGoes() {
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        linked(2, ProductField.CROSS_SELLS, 1);
        scenario.export(connection, 2);

        linked(2, ProductField.CROSS_SELLS);
        edited(2);

        assertThat(ids(2, "cross_sell_ids")).isEmpty();
    }

    private void categorised(long id, CategoryPath... paths) {
        scenario.pim.put(id, product -> product.categories(paths));
    }

    private void branded(long id, String... names) {
        scenario.pim.put(id, product -> product.set(ProductField.BRANDS, List.of(names)));
    }

    private void linked(long id, ProductField<List<ProductId>> field, long... targets) {
        List<ProductId> ids =
                java.util.Arrays.stream(targets).mapToObj(ProductId::of).toList();
        scenario.pim.put(id, product -> product.set(field, ids));
    }

    private void edited(long... ids) {
        scenario.edited(ids);
        scenario.sync();
    }

    private ProductSyncStatus status(long id) {
        return scenario.status(connection, id);
    }

    private long wooId(long id) {
        return status(id).wooProductId().orElseThrow().value();
    }

    private JsonNode product(long id) {
        return store.product(wooId(id));
    }

    private List<Long> ids(long id, String field) {
        List<Long> found = new ArrayList<>();
        product(id).path(field).forEach(value -> found.add(value.asLong()));
        return found;
    }

    private List<String> names(long id, String field) {
        List<String> found = new ArrayList<>();
        product(id)
                .path(field)
                .forEach(term -> found.add(decoded(term.path("name").asText())));
        return found;
    }

    private long seedCategory(String name, long parent) {
        ObjectNode term = JsonNodeFactory.instance.objectNode().put("name", name);
        return store.seedTerm("products/categories", parent == 0 ? term : term.put("parent", parent));
    }

    /** The paths of the categories that a product has. */
    private List<String> categoriesOf(long id) {
        Map<Long, StoreEntry> all = categories();
        List<String> found = new ArrayList<>();
        product(id)
                .path("categories")
                .forEach(term -> found.add(path(all, term.path("id").asLong())));
        return found;
    }

    private List<String> paths() {
        Map<Long, StoreEntry> all = categories();
        return all.keySet().stream().map(id -> path(all, id)).toList();
    }

    private long categoryId(String path) {
        Map<Long, StoreEntry> all = categories();
        return all.keySet().stream()
                .filter(id -> path(all, id).equals(path))
                .findFirst()
                .orElseThrow();
    }

    private Map<Long, StoreEntry> categories() {
        Map<Long, StoreEntry> all = new java.util.LinkedHashMap<>();
        shop.list(StoreResource.CATEGORIES, ListQuery.all(AnswerFields.of("name", "parent")))
                .entries()
                .forEach(entry -> all.put(entry.id(), entry));
        return all;
    }

    private static String path(Map<Long, StoreEntry> all, long id) {
        StoreEntry entry = all.get(id);
        if (entry == null) {
            return "?";
        }
        long parent = entry.fields().path("parent").asLong();
        String name = decoded(entry.text("name").orElse(""));
        return parent == 0 ? name : path(all, parent) + " > " + name;
    }

    private static String decoded(String name) {
        return name.replace("&amp;", "&");
    }

    static boolean createsTerms(RecordedRequest request) {
        return request.isWrite()
                && request.path().endsWith("/batch")
                && !request.path().equals("products/batch");
    }
}
