package io.github.wooautosync.woo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.BatchAnswer;
import io.github.wooautosync.woo.BatchAnswer.ItemAnswer;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.Removal;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreInformation;
import io.github.wooautosync.woo.StorePage;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.WooFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the client sends, and how it reads the answers of a real store. */
class OperationsTest {

    private static final AnswerFields ALL = AnswerFields.all();

    private final ScriptedStore store = ScriptedStore.http();
    private final HttpWooClientFactory factory = Stores.local().build();
    private final WooClient client = factory.open(Stores.access(store.url()));

    @AfterEach
    void stop() {
        factory.close();
        store.close();
    }

    @Test
    void readsInEditContextTheFieldsAskedFor() {
        store.answers(Answer.json(200, "{\"id\": 11, \"sku\": \"A\"}"));
        StoreEntry entry = client.get(StoreResource.PRODUCTS, 11, AnswerFields.of("sku"));
        assertThat(entry.id()).isEqualTo(11);
        assertThat(entry.sku()).contains("A");
        assertThat(store.only().uri().getPath()).isEqualTo("/wp-json/wc/v3/products/11");
        assertThat(store.only().query()).containsEntry("context", "edit").containsEntry("_fields", "id,sku");
    }

    @Test
    void listsAPageWithItsTotals() {
        store.answers(Recording.of("k-listing/05-pages-headers", 0).answer());
        StorePage page = client.list(
                StoreResource.PRODUCTS,
                new ListQuery(Map.of("orderby", "id", "order", "asc"), 2, 3, AnswerFields.of("id")));
        assertThat(page.entries()).extracting(StoreEntry::id).containsExactly(3046L, 3047L, 3048L);
        assertThat(page.total()).isEqualTo(7);
        assertThat(page.pages()).isEqualTo(3);
        assertThat(store.only().query())
                .containsEntry("page", "2")
                .containsEntry("per_page", "3")
                .containsEntry("orderby", "id")
                .containsEntry("context", "edit");
    }

    @Test
    void createsWithJsonAndWithoutNulls() {
        store.answers(Recording.of("c-product-create/03-create-returns-only-fields", 0)
                .answer());
        StoreEntry entry = client.create(StoreResource.PRODUCTS, fields("name", "x"), AnswerFields.of("sku"));
        assertThat(entry.id()).isPositive();
        assertThat(store.only().header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(store.only().header("Accept")).isEqualTo("application/json");
        assertThat(store.only().body()).isEqualTo("{\"name\":\"x\"}");
        assertThat(store.only().query()).containsEntry("_fields", "id,sku");
    }

    @Test
    void refusesACreateWithoutFieldsBecauseItWouldMakeANamelessProduct() { // fact 24
        assertThatThrownBy(() -> client.create(StoreResource.PRODUCTS, StoreFields.none(), ALL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.received()).isEmpty();
    }

    @Test
    void refusesAnUpdateWhoseFieldsNameAnotherId() { // fact 43
        StoreFields fields = new StoreFields(Map.of("id", TextNode.valueOf("2")));
        assertThatThrownBy(() -> client.update(StoreResource.PRODUCTS, 1, fields, ALL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.received()).isEmpty();
    }

    @Test
    void refusesAnIdThatNoEntryHas() {
        assertThatThrownBy(() -> client.get(StoreResource.PRODUCTS, 0, ALL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.delete(StoreResource.PRODUCTS, -1, Removal.TRASH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deletesIntoTheTrashUnlessTold() {
        store.answers(Recording.of("j-delete/01-trash-then-force", 1).answer());
        assertThat(client.delete(StoreResource.PRODUCTS, 3033, Removal.TRASH).id())
                .isEqualTo(3033);
        assertThat(store.only().query()).doesNotContainKey("force");
    }

    @Test
    void deletesForGoodWithForce() {
        store.answers(Recording.of("j-delete/01-trash-then-force", 5).answer());
        StoreEntry last = client.delete(StoreResource.PRODUCTS, 3033, Removal.PERMANENT);
        assertThat(last.isInTrash()).isTrue();
        assertThat(store.only().query()).containsEntry("force", "true");
    }

    @Test
    void asksForFieldsInsideEachItemOfAProductBatch() { // fact 73
        store.answers(Answer.json(200, "{\"create\":[{\"id\":1}],\"update\":[{\"id\":2}],\"delete\":[{\"id\":3}]}"));
        client.batch(
                StoreResource.PRODUCTS,
                new StoreBatch(
                        List.of(fields("name", "x")),
                        List.of(new StoreBatch.Update(2, fields("name", "y"))),
                        List.of(3L),
                        AnswerFields.of("sku")));
        assertThat(store.only().uri().getPath()).isEqualTo("/wp-json/wc/v3/products/batch");
        assertThat(store.only().query()).doesNotContainKey("_fields");
        assertThat(store.only().json())
                .isEqualTo(json("{\"create\":[{\"name\":\"x\",\"_fields\":\"id,sku\"}],"
                        + "\"update\":[{\"id\":2,\"name\":\"y\",\"_fields\":\"id,sku\"}],\"delete\":[3]}"));
    }

    @Test
    void asksForNoFieldsWhereTheStoreIgnoresThemPerItem() {
        store.answers(Answer.json(200, "{\"create\":[{\"id\":1}]}"));
        client.batch(
                StoreResource.CATEGORIES,
                new StoreBatch(List.of(fields("name", "x")), List.of(), List.of(), AnswerFields.of("name")));
        assertThat(store.only().json()).isEqualTo(json("{\"create\":[{\"name\":\"x\"}]}"));
    }

    @Test
    void readsABatchOfAllThreeKindsInOrder() {
        store.answers(Recording.of("f-batch/02-mix-create-update-delete", 0).answer());
        BatchAnswer answer = client.batch(
                StoreResource.PRODUCTS,
                new StoreBatch(
                        List.of(fields("sku", "B-C1"), fields("sku", "B-C2")),
                        List.of(
                                new StoreBatch.Update(2248, fields("regular_price", "2")),
                                new StoreBatch.Update(2247, fields("regular_price", "1"))),
                        List.of(2250L, 2249L),
                        ALL));
        assertThat(describe(answer.creates())).containsExactly("2251", "2252");
        assertThat(describe(answer.updates())).containsExactly("2248", "2247");
        assertThat(describe(answer.deletes())).containsExactly("2250", "2249");
    }

    @Test
    void readsEachItemsErrorByItsPositionAndDeletesByTheirId() {
        Recording recording = Recording.of("f-batch/03-item-errors", 0);
        store.answers(recording.answer());
        BatchAnswer answer = client.batch(
                StoreResource.PRODUCTS,
                new StoreBatch(
                        creates(recording),
                        updates(99_999_999, 1, 2253, 2254, 3, 2, 2253),
                        List.of(2L, 2254L, 99_999_999L, 2254L),
                        ALL));
        assertThat(describe(answer.creates()).subList(0, 3))
                .containsExactly(
                        "Conflict SKU_TAKEN by 2253 product_invalid_sku",
                        "2255",
                        "InvalidData woocommerce_rest_product_exists");
        String gone = "Conflict GONE woocommerce_rest_product_invalid_id";
        assertThat(describe(answer.updates())).containsExactly(gone, gone, "2253", "2254", gone, gone, "2253");
        assertThat(describe(answer.deletes())).containsExactly(gone, "2254", gone, gone);
    }

    @Test
    void readsTheFailedDeleteOfAVariationWhoseIdIsAnObject() { // fact 67
        Recording recording = Recording.of("i-variable/03-variations-batch", 0);
        store.answers(recording.answer());
        BatchAnswer answer = client.batch(
                StoreResource.variationsOf(2495),
                new StoreBatch(creates(recording), updates(2497, 99_999_999, 1), List.of(99_999_999L), ALL));
        String gone = "Conflict GONE woocommerce_rest_product_variation_invalid_id";
        assertThat(describe(answer.creates()))
                .containsExactly("2498", "2499", "Conflict SKU_TAKEN by 2497 product_invalid_sku");
        assertThat(describe(answer.updates())).containsExactly("2497", gone, gone);
        assertThat(describe(answer.deletes())).containsExactly(gone);
    }

    @Test
    void readsABatchOfTerms() {
        Recording recording = Recording.of("h-taxonomies/04-category-batch", 0);
        store.answers(recording.answer());
        BatchAnswer answer = client.batch(
                StoreResource.CATEGORIES,
                new StoreBatch(creates(recording), updates(316, 999_999, 1), List.of(999_999L), ALL));
        assertThat(describe(answer.creates()))
                .containsExactly(
                        "325", "Conflict TERM_EXISTS by 317 term_exists", "InvalidData empty_term_name", "326");
        assertThat(describe(answer.updates()))
                .containsExactly("316", "Conflict GONE woocommerce_rest_term_invalid", "InvalidData invalid_taxonomy");
        assertThat(describe(answer.deletes())).containsExactly("Conflict GONE woocommerce_rest_term_invalid");
    }

    @Test
    void tellsABlockedSkuFromAFailedPluginByWhatWasSent() {
        Answer answer = Recording.of("e-sku/04-sku-of-trashed", 7).answer();
        store.answers(answer);
        assertThat(describe(batchOf(fields("sku", "TRASH-1")).creates()))
                .containsExactly("Conflict SKU_BLOCKED woocommerce_rest_product_not_created");
        assertThat(describe(batchOf(fields("name", "without a SKU")).creates()))
                .containsExactly("Doubtful ended woocommerce_rest_product_not_created");
    }

    @Test
    void takesAnUnansweredItemForDoubtful() {
        store.answers(Answer.json(200, "{\"create\":[{\"sku\":\"no id\"}],\"delete\":[]}"));
        BatchAnswer answer = client.batch(
                StoreResource.PRODUCTS, new StoreBatch(List.of(fields("sku", "A")), List.of(), List.of(7L), ALL));
        assertThat(describe(answer.creates())).containsExactly("Doubtful ended broken_json");
        assertThat(describe(answer.deletes())).containsExactly("Doubtful ended broken_json");
    }

    @Test
    void takesABatchWithAnotherNumberOfAnswersForDoubtful() {
        store.answers(Answer.json(200, "{\"create\":[{\"id\":1},{\"id\":2}]}"), Answer.json(200, "[]"));
        for (int attempt = 0; attempt < 2; attempt++) {
            WooFailure failure = Stores.failureOf(() -> batchOf(fields("name", "x")));
            assertThat(Stores.describe(failure)).isEqualTo("Doubtful ended broken_json");
        }
    }

    @Test
    void tellsWhatAStoreIs() {
        store.answers(
                Recording.of("a-discovery/04-system-status-fields", 0).answer(),
                Recording.of("a-discovery/01-wp-json-index", 0).answer(),
                Recording.of("a-discovery/06-settings-products", 0).answer());
        StoreInformation information = client.storeInformation();
        assertThat(information)
                .isEqualTo(new StoreInformation(
                        Optional.of("Store A"),
                        Optional.of("11.0.1"),
                        Optional.of("7.1"),
                        Optional.of("8.2.36"),
                        Optional.of("EUR"),
                        Optional.of("lbs"),
                        Optional.of("in")));
        assertThat(store.received())
                .extracting(request -> request.uri().getPath())
                .containsExactly("/wp-json/wc/v3/system_status", "/wp-json/", "/wp-json/wc/v3/settings/products");
        // WordPress would take a consumer key at its index for a wrong login.
        assertThat(store.received().get(1).query()).containsOnlyKeys("_fields");
    }

    @Test
    void tellsWhatItMayKnowOfAStoreThatHidesTheRest() {
        store.answers(
                Recording.of("a-discovery/04-system-status-fields", 0).answer(),
                Answer.html(403, "<html>hidden</html>"),
                Recording.of("b-auth/01-no-auth", 2).answer());
        StoreInformation information = client.storeInformation();
        assertThat(information.wooCommerceVersion()).contains("11.0.1");
        assertThat(information.storeName()).isEmpty();
        assertThat(information.weightUnit()).isEmpty();
    }

    @Test
    void provesWriteAccessWithAnEmptyBatch() { // fact 10
        store.answers(Recording.of("f-batch/05-empty-and-malformed", 0).answer());
        client.verifyWriteAccess();
        assertThat(store.only().method()).isEqualTo("POST");
        assertThat(store.only().uri().getPath()).isEqualTo("/wp-json/wc/v3/products/batch");
        assertThat(store.only().body()).isEqualTo("{}");
    }

    @Test
    void findsProductsAndVariationsByOneListOfSkus() {
        store.answers(Recording.of("e-sku/05-lookup-by-sku", 2).answer());
        List<StoreEntry> hits = client.findProductsBySku(List.of("LK-A", "LK-B", "LK-NOPE"), AnswerFields.of("name"));
        assertThat(hits).extracting(StoreEntry::id).containsExactly(2238L, 2237L);
        assertThat(store.only().query())
                .containsEntry("sku", "LK-A,LK-B,LK-NOPE")
                .containsEntry("include_status", "any,trash")
                .containsEntry("per_page", "100")
                .containsEntry("_fields", "id,sku,type,parent_id,status,name");
    }

    @Test
    void findsASkuInAnotherLetterCaseAndWithOtherAccents() { // fact 54
        store.answers(Answer.json(200, "[{\"id\":1,\"sku\":\"DUP-1\"}]"));
        assertThat(client.findProductsBySku(List.of(" düp-1"), ALL)).hasSize(1);
    }

    @Test
    void dropsHitsThatHoldAnotherSku() { // fact 63
        store.answers(Recording.of("e-sku/05-lookup-by-sku", 15).answer().withHeader("X-WP-TotalPages", "1"));
        assertThat(client.findProductsBySku(List.of("LK-VAR"), ALL))
                .extracting(StoreEntry::id)
                .containsExactly(2244L);
    }

    @Test
    void givesUpWhenTheStoreListsItsWholeShop() {
        store.answers(Recording.of("e-sku/05-lookup-by-sku", 15).answer());
        WooFailure failure = Stores.failureOf(() -> client.findProductsBySku(List.of("LK-VAR"), ALL));
        assertThat(Stores.describe(failure)).isEqualTo("Unavailable broken_json");
        assertThat(store.received()).hasSize(1);
    }

    @Test
    void looksUpASkuWithACommaAlone() { // fact 62
        store.answers(Answer.json(200, "[]"));
        client.findProductsBySku(List.of("A", "LK-X,LK-Y", "B"), ALL);
        assertThat(store.received())
                .extracting(request -> request.query().get("sku"))
                .containsExactlyInAnyOrder("LK-X,LK-Y", "A,B");
    }

    @Test
    void asksOnceForSkusThatTheStoreTakesForEqual() {
        store.answers(Answer.json(200, "[]"));
        client.findProductsBySku(List.of("a-1", "A-1", "À-1 "), ALL);
        assertThat(store.only().query()).containsEntry("sku", "a-1");
    }

    @Test
    void looksUpAHundredAtATime() {
        store.answers(Answer.json(200, "[]"));
        client.findProductsBySku(
                IntStream.range(0, 250).mapToObj(number -> "S-" + number).toList(), ALL);
        assertThat(store.received()).hasSize(3);
    }

    @Test
    void keepsTheAddressShorterThanServersAllow() { // fact 123
        store.answers(Answer.json(200, "[]"));
        List<String> skus = IntStream.range(0, 100)
                .mapToObj(number -> "Größe äöü ÄÖÜ ".repeat(3) + number)
                .toList();
        client.findProductsBySku(skus, AnswerFields.of("name"));
        assertThat(store.received()).hasSizeGreaterThan(2);
        assertThat(store.received())
                .allSatisfy(
                        request -> assertThat(request.uri().toString().length()).isLessThan(6_500));
        assertThat(store.received().stream()
                        .flatMap(request ->
                                List.of(request.query().getOrDefault("sku", "").split(",")).stream())
                        .map(String::strip))
                .hasSameElementsAs(skus.stream().map(String::strip).toList());
    }

    @Test
    void readsAllPagesOfHits() {
        store.answers(
                Answer.json(200, "[{\"id\":1,\"sku\":\"A\"}]").withHeader("X-WP-TotalPages", "2"),
                Answer.json(200, "[{\"id\":2,\"sku\":\"A\"}]").withHeader("X-WP-TotalPages", "2"));
        assertThat(client.findProductsBySku(List.of("A"), ALL)).hasSize(2);
    }

    @Test
    void refusesToLookUpWhatWouldListTheWholeShop() {
        for (String sku : List.of("", " ", "0", "A,,B")) {
            assertThatThrownBy(() -> client.findProductsBySku(List.of("A", sku), ALL))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(store.received()).isEmpty();
    }

    @Test
    void looksUpNothingWithoutARequest() {
        assertThat(client.findProductsBySku(List.of(), ALL)).isEmpty();
        assertThat(store.received()).isEmpty();
    }

    private BatchAnswer batchOf(StoreFields create) {
        return client.batch(StoreResource.PRODUCTS, new StoreBatch(List.of(create), List.of(), List.of(), ALL));
    }

    private static List<StoreFields> creates(Recording recording) {
        List<StoreFields> creates = new ArrayList<>();
        for (JsonNode create : recording.requestBody().path("create")) {
            creates.add(fields("name", create.path("name").asText("x")));
        }
        return creates;
    }

    private static List<StoreBatch.Update> updates(long... ids) {
        return Arrays.stream(ids)
                .mapToObj(id -> new StoreBatch.Update(id, fields("name", "x")))
                .toList();
    }

    private static List<String> describe(List<ItemAnswer> items) {
        return items.stream().map(OperationsTest::describe).toList();
    }

    private static String describe(ItemAnswer item) {
        return item instanceof ItemAnswer.Refused refused
                ? Stores.describe(refused.failure())
                : Long.toString(((ItemAnswer.Done) item).entry().id());
    }

    private static StoreFields fields(String name, String value) {
        return new StoreFields(Map.of(name, TextNode.valueOf(value)));
    }

    private static JsonNode json(String text) {
        try {
            return Recording.JSON.readTree(text);
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }
}
