package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.catalog.AttributeValue;
import io.github.wooautosync.connection.AttributeScope;
import io.github.wooautosync.connection.InMemoryConnectionStore;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StorePolicy.WhenShopHasOtherAttributes;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.InMemoryLinkStore;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.Removal;
import io.github.wooautosync.woo.StoreAccess;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.http.HttpWooClientFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attributes: global ones with terms, local ones, and those that the shop added itself. */
class AttributeTest {

    private static final Duration LONG = Duration.ofHours(2);

    private final InMemoryLinkStore links = new InMemoryLinkStore();
    private final InMemorySyncRecordStore records = new InMemorySyncRecordStore();
    private final InMemoryConnectionStore connections = new InMemoryConnectionStore();
    private final Scenario scenario = started();
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

    // Global attributes

    @Test
    void aGlobalAttributeAndItsValuesAreCreatedAndNamedByTheirIds() {
        put(1, AttributeValue.of("COLOR", "Color", "Red", "Blue & White"));

        scenario.export(connection, 1);

        long id = attributeId("Color");
        assertThat(shown(1)).containsExactly("Color@" + id + "[Blue & White, Red]");
        assertThat(terms(id)).containsExactlyInAnyOrder("Red", "Blue & White");
        assertThat(status(1).warningCode()).isEmpty();
    }

    @Test
    void fiveHundredNewValuesTakeFiveRequests() {
        String[] values = IntStream.range(0, 500).mapToObj(i -> "Value " + i).toArray(String[]::new);
        put(1, AttributeValue.of("SIZE", "Size", values));

        scenario.export(connection, 1);

        assertThat(terms(attributeId("Size"))).hasSize(500);
        assertThat(store.writes()).filteredOn(AttributeTest::createsTerms).hasSize(5);
        assertThat(status(1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
    }

    @Test
    void whatTheShopHasIsUsedWhateverItsLetterCaseAndEncoding() {
        long id = shopAttribute("Black & White", "bw");
        long red = shopTerm(id, "DARK RED & more");
        put(1, AttributeValue.of("BW", "black & white", "dark red & MORE"));

        scenario.export(connection, 1);

        assertThat(shown(1)).containsExactly("Black & White@" + id + "[DARK RED & more]");
        assertThat(termIds(id)).containsExactly(red);
        assertThat(attributes()).hasSize(1);
    }

    @Test
    void aMappingToATaxonomyFindsTheAttributeByItsSlugAndCreatesItThere() {
        long id = shopAttribute("Farbe", "color");
        choose(StorePolicy.builder()
                .fieldMapping(Map.of("COLOR", "pa_color", "SIZE", "pa_groesse"))
                .build());
        put(1, AttributeValue.of("COLOR", "Color", "Red"), AttributeValue.of("SIZE", "Size", "L"));

        scenario.export(connection, 1);

        assertThat(shown(1)).containsExactly("Farbe@" + id + "[Red]", "Size@" + attributeId("Size") + "[L]");
        assertThat(slug("Size")).isEqualTo("pa_groesse");
    }

    @Test
    void labelsThatMakeNoSlugGetOne() {
        put(
                1,
                AttributeValue.of("TYPE", "Type", "a"),
                AttributeValue.of("LONG", "An attribute name that is much longer than allowed", "b"),
                AttributeValue.of("SIZE_JP", "サイズ", "c"),
                AttributeValue.of("LONG2", "An attribute name that is much longer than others", "d"));

        scenario.export(connection, 1);

        assertThat(status(1).warningCode()).isEmpty();
        assertThat(slug("Type")).isEqualTo("pa_type-2");
        assertThat(slug("サイズ")).isEqualTo("pa_size-jp");
        assertThat(attributes()).hasSize(4);
        assertThat(shown(1)).hasSize(4).noneMatch(text -> text.contains("@0"));
    }

    @Test
    void anAttributeThatTheStoreRefusesIsOneOfTheProductAndAWarning() {
        choose(StorePolicy.builder()
                .fieldMapping(Map.of("COLOR", "pa_a-slug-that-is-much-longer-than-allowed"))
                .build());
        put(1, AttributeValue.of("COLOR", "Color", "Red"));

        scenario.export(connection, 1);

        assertThat(shown(1)).containsExactly("Color@0[Red]");
        assertThat(status(1).warningCode()).contains("attribute_refused");
        assertThat(status(1).warningMessage().orElseThrow()).contains("Color").contains("COLOR");
    }

    @Test
    void aValueThatTheStoreRefusesIsLeftOutWithAWarning() {
        put(1, AttributeValue.of("COLOR", "Color", "Red", "x".repeat(201)));

        scenario.export(connection, 1);

        assertThat(shown(1)).containsExactly("Color@" + attributeId("Color") + "[Red]");
        assertThat(status(1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(status(1).warningCode()).contains("attribute_value_refused");
    }

    @Test
    void manyProductsShareOneAttribute() {
        for (int id = 1; id <= 250; id++) {
            put(id, AttributeValue.of("COLOR", "Color", "Colour " + id % 7));
        }

        scenario.export(connection, ToyPim.ids(1, 250));

        assertThat(store.requests()).hasSizeLessThanOrEqualTo(10);
        assertThat(attributes()).hasSize(1);
        assertThat(terms(attributeId("Color"))).hasSize(7);
        assertThat(store.writes()).filteredOn(AttributeTest::createsTerms).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aLostAnswerDoublesNoAttribute() {
        put(1, AttributeValue.of("COLOR", "Color", "Red"));
        store.faults()
                .onRequest(
                        request -> request.isWrite() && request.path().equals("products/attributes"),
                        Fault.answerLost());
        scenario.export(connection, 1);
        store.faults().clear();

        scenario.advance(LONG);

        assertThat(attributes()).hasSize(1);
        assertThat(shown(1)).containsExactly("Color@" + attributeId("Color") + "[Red]");
    }

    @Test
    void renamedAttributesAndValuesStayTheSameAlsoAfterARestart() {
        put(1, AttributeValue.of("COLOR", "Color", "Red"));
        scenario.export(connection, 1);
        long id = attributeId("Color");
        rename(StoreResource.ATTRIBUTES, id, "Colour of the shop");
        rename(StoreResource.termsOf(id), termIds(id).get(0), "Crimson");

        try (Scenario restarted = started()) {
            restarted.pim.put(2, product -> product.attribute(AttributeValue.of("COLOR", "Color", "Red", "Blue")));
            restarted.export(connection, 2);
            JsonNode product = store.productsBySku("SKU-2").get(0);
            assertThat(shown(product)).containsExactly("Colour of the shop@" + id + "[Blue, Crimson]");
        }
        assertThat(attributes()).hasSize(1);
    }

    @Test
    void anAttributeThatTheShopDeletedIsMadeAgain() {
        put(1, AttributeValue.of("COLOR", "Color", "Red"));
        scenario.export(connection, 1);
        long before = attributeId("Color");
        shop.delete(StoreResource.ATTRIBUTES, before, Removal.PERMANENT);

        put(2, AttributeValue.of("COLOR", "Color", "Red"));
        scenario.export(connection, 2);
        scenario.sync();

        assertThat(attributeId("Color")).isNotEqualTo(before);
        assertThat(shown(2)).containsExactly("Color@" + attributeId("Color") + "[Red]");
        assertThat(status(2).warningCode()).isEmpty();
    }

    @Test
    void anAttributeThatTheShopRenamedStaysTheSameWhenItDeletedAnotherOneOfTheProduct() {
        put(1, AttributeValue.of("COLOR", "Color", "Red"), AttributeValue.of("SIZE", "Size", "L"));
        scenario.export(connection, 1);
        rename(StoreResource.ATTRIBUTES, attributeId("Color"), "Colour of the shop");
        shop.delete(StoreResource.ATTRIBUTES, attributeId("Size"), Removal.PERMANENT);

        put(2, AttributeValue.of("COLOR", "Color", "Red"), AttributeValue.of("SIZE", "Size", "L"));
        scenario.export(connection, 2);
        scenario.advance(LONG);

        assertThat(attributes()).hasSize(2);
        assertThat(shown(2))
                .containsExactlyInAnyOrder(
                        "Colour of the shop@" + attributeId("Colour of the shop") + "[Red]",
                        "Size@" + attributeId("Size") + "[L]");
    }

    @Test
    void aValueThatTheShopDeletedIsMadeAgain() {
        put(1, AttributeValue.of("COLOR", "Color", "Red"));
        scenario.export(connection, 1);
        long id = attributeId("Color");
        shop.delete(StoreResource.termsOf(id), termIds(id).get(0), Removal.PERMANENT);

        scenario.advance(LONG);
        put(2, AttributeValue.of("COLOR", "Color", "Red"));
        scenario.export(connection, 2);

        assertThat(shown(2)).containsExactly("Color@" + id + "[Red]");
    }

    @Test
    void localAttributesStayLocalEvenBesideAGlobalOneOfTheirName() {
        shopAttribute("Color", "color");
        choose(StorePolicy.builder()
                .attributeScopes(Map.of("COLOR", AttributeScope.LOCAL))
                .build());
        put(1, AttributeValue.of("COLOR", "Color", "Red", "a|b"));

        scenario.export(connection, 1);

        assertThat(shown(1)).containsExactly("Color@0[Red, a/b]");
    }

    // What the shop added

    @Test
    void attributesThatTheShopAddedStayBehindOurs() {
        long season = shopAttribute("Season & more", "season");
        put(1, AttributeValue.of("COLOR", "Color", "Red"));
        scenario.export(connection, 1);
        addInShop(1, season, "Winter & Spring");
        addInShop(1, 0, "Washing");

        put(1, AttributeValue.of("COLOR", "Color", "Blue"), AttributeValue.of("SIZE", "Size", "L"));
        edited(1);

        assertThat(shown(1))
                .containsExactly(
                        "Color@" + attributeId("Color") + "[Blue]",
                        "Size@" + attributeId("Size") + "[L]",
                        "Season & more@" + season + "[Winter & Spring]",
                        "Washing@0[Winter & Spring]");
        assertThat(terms(season)).containsExactly("Winter & Spring");
        store.clearRequests();
        edited(1);
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void attributesThatThePimGaveUpGo() {
        put(1, AttributeValue.of("COLOR", "Color", "Red"), AttributeValue.of("SIZE", "Size", "L"));
        scenario.export(connection, 1);
        addInShop(1, 0, "Washing");

        put(1, AttributeValue.of("COLOR", "Color", "Red"));
        edited(1);
        assertThat(names(1)).containsExactly("Color", "Washing");

        put(1);
        edited(1);
        assertThat(names(1)).containsExactly("Washing");
        store.clearRequests();
        edited(1);
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void aPartialSelectionLeavesTheOtherAttributes() {
        put(1, AttributeValue.of("COLOR", "Color", "Red"), AttributeValue.of("SIZE", "Size", "L"));
        scenario.export(connection, 1);

        put(1, AttributeValue.of("COLOR", "Color", "Blue"), AttributeValue.of("SIZE", "Size", "XL"));
        scenario.library.exports().export(selecting("name", "sku", "COLOR"));
        assertThat(shown(1))
                .containsExactly("Color@" + attributeId("Color") + "[Blue]", "Size@" + attributeId("Size") + "[L]");

        put(1, AttributeValue.of("SIZE", "Size", "XXL"));
        edited(1);
        assertThat(shown(1)).containsExactly("Size@" + attributeId("Size") + "[L]");
    }

    @Test
    void withoutKeepingThePimsListIsTheWholeTruth() {
        choose(StorePolicy.builder()
                .whenShopHasOtherAttributes(WhenShopHasOtherAttributes.REMOVE)
                .build());
        put(1, AttributeValue.of("COLOR", "Color", "Red"));
        scenario.export(connection, 1);
        addInShop(1, 0, "Washing");

        put(1, AttributeValue.of("COLOR", "Color", "Blue"));
        edited(1);

        assertThat(names(1)).containsExactly("Color");
    }

    @Test
    void anAttributeThatBecomesGlobalReplacesItsLocalOne() {
        choose(StorePolicy.builder().attributeScope(AttributeScope.LOCAL).build());
        put(1, AttributeValue.of("COLOR", "Color", "Red"));
        scenario.export(connection, 1);

        choose(StorePolicy.standard());
        scenario.export(connection, 1);

        assertThat(shown(1)).containsExactly("Color@" + attributeId("Color") + "[Red]");
    }

    @Test
    void twoAttributesOfOneNameBecomeOne() {
        put(1, AttributeValue.of("COLOR", "Color", "Red"), AttributeValue.of("COLOR_2", "color", "Blue"));

        scenario.export(connection, 1);

        assertThat(shown(1)).containsExactly("Color@" + attributeId("Color") + "[Blue, Red]");
    }

    private ExportRequest selecting(String... fields) {
        return ExportRequest.of(connection, List.of(ProductId.of(1))).onlyFields(fields);
    }

    private Scenario started() {
        return Scenario.with(
                builder -> builder.linkStore(links).recordStore(records).connectionStore(connections));
    }

    private void choose(StorePolicy policy) {
        scenario.library.connections().update(OwnerId.SINGLE, connection, settings -> settings.withPolicy(policy));
    }

    private void put(long id, AttributeValue... attributes) {
        UnaryOperator<io.github.wooautosync.catalog.Product.Builder> more = product -> {
            Arrays.stream(attributes).forEach(product::attribute);
            return product;
        };
        scenario.pim.put(id, more);
    }

    private void edited(long id) {
        scenario.edited(id);
        scenario.sync();
    }

    private ProductSyncStatus status(long id) {
        return scenario.status(connection, id);
    }

    private long shopAttribute(String name, String slug) {
        return shop.create(
                        StoreResource.ATTRIBUTES,
                        new StoreFields(Map.of("name", TextNode.valueOf(name), "slug", TextNode.valueOf(slug))),
                        AnswerFields.all())
                .id();
    }

    private long shopTerm(long attribute, String name) {
        return shop.create(
                        StoreResource.termsOf(attribute),
                        new StoreFields(Map.of("name", TextNode.valueOf(name))),
                        AnswerFields.all())
                .id();
    }

    private void rename(StoreResource resource, long id, String name) {
        shop.update(resource, id, new StoreFields(Map.of("name", TextNode.valueOf(name))), AnswerFields.all());
    }

    /** The shop's owner adds an attribute to a product in the admin, in front of the others. */
    private void addInShop(long id, long attribute, String text) {
        var list = JsonNodeFactory.instance.arrayNode();
        ObjectNode added = list.addObject();
        if (attribute > 0) {
            added.put("id", attribute).putArray("options").add(text);
        } else {
            added.put("name", text).putArray("options").add("Winter & Spring");
        }
        product(id).path("attributes").forEach(old -> {
            ObjectNode copy = list.addObject();
            copy.setAll((ObjectNode) old.deepCopy());
        });
        long wooId = status(id).wooProductId().orElseThrow().value();
        shop.update(StoreResource.PRODUCTS, wooId, new StoreFields(Map.of("attributes", list)), AnswerFields.all());
    }

    private JsonNode product(long id) {
        return store.product(status(id).wooProductId().orElseThrow().value());
    }

    private List<String> shown(long id) {
        return shown(product(id));
    }

    private static List<String> shown(JsonNode product) {
        List<String> shown = new ArrayList<>();
        product.path("attributes").forEach(attribute -> {
            List<String> options = new ArrayList<>();
            attribute.path("options").forEach(option -> options.add(decoded(option.asText())));
            shown.add(decoded(attribute.path("name").asText()) + "@"
                    + attribute.path("id").asLong() + options);
        });
        return shown;
    }

    private List<String> names(long id) {
        List<String> names = new ArrayList<>();
        product(id)
                .path("attributes")
                .forEach(attribute -> names.add(attribute.path("name").asText()));
        return names;
    }

    private List<StoreEntry> attributes() {
        return shop.list(StoreResource.ATTRIBUTES, ListQuery.all(AnswerFields.all()))
                .entries();
    }

    private StoreEntry attribute(String name) {
        return attributes().stream()
                .filter(entry -> decoded(entry.text("name").orElse("")).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private long attributeId(String name) {
        return attribute(name).id();
    }

    private String slug(String name) {
        return attribute(name).text("slug").orElseThrow();
    }

    private List<StoreEntry> termEntries(long attribute) {
        List<StoreEntry> all = new ArrayList<>();
        for (int page = 1; page <= 6; page++) {
            all.addAll(shop.list(
                            StoreResource.termsOf(attribute),
                            ListQuery.all(AnswerFields.of("name")).onPage(page))
                    .entries());
        }
        return all;
    }

    private List<String> terms(long attribute) {
        return termEntries(attribute).stream()
                .map(entry -> decoded(entry.text("name").orElse("")))
                .toList();
    }

    private List<Long> termIds(long attribute) {
        return termEntries(attribute).stream().map(StoreEntry::id).toList();
    }

    private static String decoded(String text) {
        return text.replace("&amp;", "&");
    }

    private static boolean createsTerms(RecordedRequest request) {
        return request.isWrite() && request.path().endsWith("/terms/batch");
    }
}
