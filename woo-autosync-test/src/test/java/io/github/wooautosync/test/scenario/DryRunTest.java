package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.StoreUnusableException;
import io.github.wooautosync.catalog.CategoryPath;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StorePolicy.WhenProductIsDeleted;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.plan.DryRunReport;
import io.github.wooautosync.plan.FieldPreview;
import io.github.wooautosync.plan.PreviewAction;
import io.github.wooautosync.plan.ProductPreview;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A dry run says what a run would do, and does nothing. */
class DryRunTest extends RestartableScenario {

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void everyActionIsToldApart() {
        ConnectionId connection = connect(policy(WhenProductIsDeleted.TRASH));
        pim.putMany(1, 3);
        node.export(connection, 1, 2, 3);
        long unchanged = wooId(connection, 2);
        pim.put(1, "12.50");
        pim.remove(3);
        pim.put(4, "10.00");
        pim.put(5, "10.00");
        pim.put(6, "10.00");
        pim.put(7, product -> product.sku(""));
        long adopted = seed("SKU-5", "publish");
        long restored = seed("SKU-6", "trash");
        store.clearRequests();
        List<SyncRecord> before = records.find(connection, ToyPim.ids(1, 10));

        DryRunReport report = node.library
                .exports()
                .dryRun(ExportRequest.of(connection, ToyPim.ids(1, 8)).asPartialUpdate());

        assertThat(product(report, 1).action()).isEqualTo(PreviewAction.UPDATE);
        assertThat(product(report, 1).fields())
                .containsExactly(new FieldPreview("regular_price", Optional.of("\"10.00\""), "\"12.50\""));
        assertThat(product(report, 2).action()).isEqualTo(PreviewAction.NOTHING);
        assertThat(product(report, 2).wooProductId().orElseThrow().value()).isEqualTo(unchanged);
        assertThat(product(report, 3).action()).isEqualTo(PreviewAction.REMOVE);
        assertThat(product(report, 4).action()).isEqualTo(PreviewAction.CREATE);
        assertThat(product(report, 4).wooProductId()).isEmpty();
        assertThat(product(report, 5).action()).isEqualTo(PreviewAction.ADOPT);
        assertThat(product(report, 5).wooProductId().orElseThrow().value()).isEqualTo(adopted);
        assertThat(before(product(report, 5), "name")).isEqualTo("\"Of the shop\"");
        assertThat(product(report, 6).action()).isEqualTo(PreviewAction.RESTORE);
        assertThat(product(report, 6).wooProductId().orElseThrow().value()).isEqualTo(restored);
        assertThat(before(product(report, 6), "status")).isEqualTo("\"trash\"");
        assertThat(product(report, 7).action()).isEqualTo(PreviewAction.REFUSE);
        assertThat(product(report, 7).errorCode()).contains("invalid_sku");
        assertThat(product(report, 8).action())
                .as("never exported, unknown to the PIM")
                .isEqualTo(PreviewAction.REMOVE);
        assertThat(report.counts().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(8);
        assertNothingHappened(connection, before);
    }

    @Test
    void whatIsSaidIsWhatIsSent() {
        ConnectionId connection = connect(StorePolicy.standard());
        Random random = new Random(7);
        for (long id = 1; id <= 60; id++) {
            long number = id;
            pim.put(id, product -> {
                product.price(random.nextInt(100) + ".00").categories(CategoryPath.of("Shop", "Row " + number % 5));
                product.tags("tag " + number % 3).set(ProductField.BRANDS, List.of("Brand " + number % 2));
                return product.set(ProductField.CROSS_SELLS, List.of(ProductId.of(number % 29 + 1)));
            });
        }
        node.export(connection, ToyPim.ids(1, 30));
        LongStream.rangeClosed(31, 40).forEach(id -> seed("SKU-" + id, id % 2 == 0 ? "publish" : "trash"));
        for (long id = 1; id <= 60; id += 3) {
            long number = id;
            pim.put(
                    id,
                    product -> product.price("55.55")
                            .categories(CategoryPath.of("New", "Row " + number))
                            .set(ProductField.BRANDS, List.of("Brand " + number % 2)));
        }
        ExportRequest request = ExportRequest.of(connection, ToyPim.ids(1, 60)).asPartialUpdate();
        store.clearRequests();
        List<SyncRecord> before = records.find(connection, ToyPim.ids(1, 60));

        DryRunReport report = node.library.exports().dryRun(request);
        assertNothingHappened(connection, before);
        node.library.exports().export(request);

        Map<Long, JsonNode> byId = new HashMap<>();
        Map<String, JsonNode> bySku = new HashMap<>();
        for (RecordedRequest write : store.writes()) {
            if (write.path().equals("products/batch")) {
                write.body()
                        .path("create")
                        .forEach(item -> bySku.put(item.path("sku").asText(), item));
                write.body()
                        .path("update")
                        .forEach(item -> byId.put(item.path("id").asLong(), item));
            }
        }
        int compared = 0;
        for (ProductPreview preview : report.products()) {
            Optional<JsonNode> sent = preview.action() == PreviewAction.CREATE
                    ? Optional.ofNullable(
                            bySku.remove("SKU-" + preview.productId().value()))
                    : preview.wooProductId().flatMap(id -> Optional.ofNullable(byId.remove(id.value())));
            if (preview.action() == PreviewAction.NOTHING) {
                assertThat(sent).as("%s", preview).isEmpty();
                continue;
            }
            assertThat(sent).as("%s", preview).isPresent();
            assertSame(preview, sent.orElseThrow());
            compared++;
        }
        assertThat(compared).isGreaterThan(30);
        assertThat(byId).as("sent and not said").isEmpty();
        assertThat(bySku).as("sent and not said").isEmpty();
    }

    private void assertSame(ProductPreview preview, JsonNode sent) {
        Set<String> names = new LinkedHashSet<>();
        sent.fieldNames().forEachRemaining(names::add);
        names.removeAll(Set.of("id", "_fields"));
        assertThat(preview.fields()).extracting(FieldPreview::field).containsExactlyElementsOf(names);
        for (FieldPreview field : preview.fields()) {
            if (!field.after().contains("new: ")) {
                assertThat(field.after()).isEqualTo(sent.path(field.field()).toString());
            } else {
                assertThat(preview.warnings()).anyMatch(warning -> warning.contains("would make"));
            }
        }
    }

    @Test
    void termsThatTheStoreWouldMakeAreNamedAndMadeOnlyByTheRun() {
        ConnectionId connection = connect(StorePolicy.standard());
        pim.put(1, product -> product.categories(CategoryPath.of("Shoes", "Boots")));

        DryRunReport report = node.library.exports().dryRun(ExportRequest.of(connection, ProductId.of(1)));

        assertThat(after(product(report, 1), "categories")).isEqualTo("[{\"id\":\"new: Boots\"}]");
        assertThat(product(report, 1).warnings())
                .containsExactly("the store would make 'Boots' in products/categories");
        assertThat(store.writes()).isEmpty();
        node.export(connection, 1);
        JsonNode categories = store.products().get(0).path("categories");
        assertThat(categories).hasSize(1);
        assertThat(categories.get(0).path("id").asLong()).isLessThan(1_000_000);
    }

    @Test
    void whatIsSaidOfVariationsIsWhatIsSent() throws Exception {
        ConnectionId connection = connect(StorePolicy.standard());
        Shirts shirts = Shirts.of(pim, 1, 3);
        node.export(connection, 1);
        long second = shirts.variation(store, 2).path("id").asLong();
        long third = shirts.variation(store, 3).path("id").asLong();
        shirts.size(2, "12.00").without(3).size(4, "14.00").save();
        ExportRequest request = ExportRequest.of(connection, ProductId.of(1)).asPartialUpdate();
        store.clearRequests();
        List<SyncRecord> before = records.find(connection, ToyPim.ids(1, 1));

        ProductPreview preview = product(node.library.exports().dryRun(request), 1);

        assertNothingHappened(connection, before);
        assertThat(before(preview, "variations"))
                .isEqualTo("[{\"id\":" + second + ",\"regular_price\":\"10.00\"},{\"id\":" + third + "}]");
        store.clearRequests();
        node.library.exports().export(request);
        JsonNode sent = Shirts.batches(store).get(0).body();
        JsonNode said = json.readTree(after(preview, "variations"));
        assertThat(said).hasSize(3);
        assertThat(said.get(0)).isEqualTo(sent.path("update").get(0));
        assertThat(said.get(1).path("sku").asText()).isEqualTo(shirts.sku(4));
        assertThat(names(said.get(1))).isEqualTo(names(sent.path("create").get(0)));
        assertThat(said.get(2).path("id").asLong())
                .isEqualTo(sent.path("delete").get(0).asLong())
                .isEqualTo(third);
        assertThat(Shirts.batches(store)).hasSize(1);

        assertThat(product(node.library.exports().dryRun(request), 1).action()).isEqualTo(PreviewAction.NOTHING);
    }

    /** Which a bulk export sends in a turn of their own. */
    @Test
    void aChangeOfVariationsAloneIsSaid() {
        ConnectionId connection = connect(StorePolicy.standard());
        Shirts shirts = Shirts.of(pim, 1, 2);
        node.export(connection, 1);
        shirts.size(2, "12.00").save();

        ProductPreview preview = product(
                node.library
                        .exports()
                        .dryRun(ExportRequest.of(connection, ProductId.of(1)).asPartialUpdate()),
                1);

        assertThat(preview.action()).isEqualTo(PreviewAction.UPDATE);
        assertThat(preview.fields()).extracting(FieldPreview::field).containsExactly("variations");
    }

    @Test
    void aNewVariableProductShowsItsVariations() {
        ConnectionId connection = connect(StorePolicy.standard());
        Shirts.of(pim, 1, 2);

        ProductPreview preview =
                product(node.library.exports().dryRun(ExportRequest.of(connection, ProductId.of(1))), 1);

        assertThat(preview.action()).isEqualTo(PreviewAction.CREATE);
        assertThat(after(preview, "variations")).contains("SHIRT-1-1", "SHIRT-1-2", "new: ");
        assertThat(store.writes()).isEmpty();
    }

    private static Set<String> names(JsonNode item) {
        Set<String> names = new LinkedHashSet<>();
        item.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void imagesThatTheStoreWouldFetchAreNamed() {
        ConnectionId connection = connect(StorePolicy.standard());
        pim.put(1, product -> product.images(ProductImage.of("http://127.0.0.1:8080/a.jpg")));

        DryRunReport report = node.library.exports().dryRun(ExportRequest.of(connection, ProductId.of(1)));

        assertThat(after(product(report, 1), "images")).isEqualTo("[{\"src\":\"http://127.0.0.1:8080/a.jpg\"}]");
        assertThat(product(report, 1).warnings())
                .containsExactly("the store would fetch image http://127.0.0.1:8080/a.jpg");
        assertThat(store.imageDownloads()).isZero();
    }

    @Test
    void aPausedConnectionShowsWhatItWouldSend() {
        ConnectionId connection = exported(StorePolicy.standard(), 1, 2, 3);
        node.library.connections().deactivate(OwnerId.SINGLE, connection);
        pim.put(1, "99.00");
        edited(1, 2);
        List<SyncRecord> before = records.find(connection, ToyPim.ids(1, 3));

        DryRunReport report = node.library.exports().dryRunPending(connection, 100);

        assertThat(report.products()).hasSize(2);
        assertThat(after(product(report, 1), "regular_price")).isEqualTo("\"99.00\"");
        assertThat(product(report, 2).action()).isEqualTo(PreviewAction.NOTHING);
        assertNothingHappened(connection, before);

        node.library.connections().activate(OwnerId.SINGLE, connection);
        step();
        assertThat(store.writes()).hasSize(1);
        assertSame(
                product(report, 1), store.writes().get(0).body().path("update").get(0));
        assertThat(node.library.exports().dryRunPending(connection, 100).products())
                .isEmpty();
    }

    @Test
    void removalsThatTheFuseWouldHoldAreShown() {
        long[] all = LongStream.rangeClosed(1, 60).toArray();
        ConnectionId connection = exported(WhenProductIsDeleted.DELETE, all);
        node.library.connections().deactivate(OwnerId.SINGLE, connection);
        delete(LongStream.rangeClosed(1, 30).toArray());

        DryRunReport report = node.library.exports().dryRunPending(connection, 100);

        assertThat(report.count(PreviewAction.HOLD)).isEqualTo(30);
        assertThat(product(report, 1).errorCode()).contains("removal_held");
        assertThat(node.library.status().stats(connection).health().code())
                .as("a look does not blow the fuse")
                .isEmpty();
        assertThat(store.writes()).isEmpty();
    }

    @Test
    void aProductThatWouldComeBackIsARestoration() {
        ConnectionId connection = exported(WhenProductIsDeleted.DRAFT, 1);
        long id = wooId(connection, 1);
        delete(1);
        pim.put(1, "10.00");
        store.clearRequests();

        DryRunReport report = node.library.exports().dryRun(ExportRequest.of(connection, ProductId.of(1)));

        assertThat(product(report, 1).action()).isEqualTo(PreviewAction.RESTORE);
        assertThat(product(report, 1).wooProductId().orElseThrow().value()).isEqualTo(id);
        assertThat(before(product(report, 1), "status")).isEqualTo("\"draft\"");
        assertThat(after(product(report, 1), "status")).isEqualTo("\"publish\"");
        assertThat(store.writes()).isEmpty();
        assertThat(hasRecord(connection, 1)).isFalse();
        node.export(connection, 1);
        assertThat(wooId(connection, 1)).isEqualTo(id);
    }

    @Test
    void twoProductsWithOneSkuAreNotBothCreated() {
        ConnectionId connection = connect(StorePolicy.standard());
        pim.putMany(1, 150);
        pim.put(150, product -> product.sku("sku-1"));

        DryRunReport report = node.library.exports().dryRun(ExportRequest.of(connection, ToyPim.ids(1, 150)));

        assertThat(report.count(PreviewAction.CREATE)).isEqualTo(149);
        assertThat(product(report, 150).errorCode()).contains("sku_shared_in_pim");
    }

    @Test
    void aRunOfAnotherNodeIsNotDisturbed() {
        ConnectionId connection = exported(StorePolicy.standard(), 1);
        records.acquireLease(LeaseKey.of(connection), "other node", Duration.ofMinutes(3));
        pim.put(1, "11.00");

        DryRunReport report = node.library.exports().dryRun(ExportRequest.of(connection, ProductId.of(1)));

        assertThat(product(report, 1).action()).isEqualTo(PreviewAction.UPDATE);
        assertThat(records.acquireLease(LeaseKey.of(connection), "third node", Duration.ofMinutes(3)))
                .as("the lease is still the other node's")
                .isEmpty();
    }

    @Test
    void longOnesAreCountedAndHandedOverOneByOne() {
        ConnectionId connection = connect(StorePolicy.standard());
        List<ProductId> all = pim.putMany(1, 450);

        DryRunReport report = node.library
                .exports()
                .dryRun(ExportRequest.of(connection, all.stream()).keepingResults(10));
        List<ProductPreview> streamed = new ArrayList<>();
        node.library.exports().dryRun(ExportRequest.of(connection, all.stream()), streamed::add);

        assertThat(report.products()).hasSize(10);
        assertThat(report.omitted()).isEqualTo(440);
        assertThat(report.count(PreviewAction.CREATE)).isEqualTo(450);
        assertThat(streamed).hasSize(450);
        assertThat(store.writes()).isEmpty();
        assertThat(node.library.status().stats(connection).total()).isZero();
    }

    @Test
    void aStoreThatIsDownIsSaidSo() {
        ConnectionId connection = exported(StorePolicy.standard(), 1);
        pim.put(1, "11.00");
        store.stop();

        assertThatThrownBy(() -> node.library.exports().dryRun(ExportRequest.of(connection, ProductId.of(1))))
                .isInstanceOf(StoreUnusableException.class);
        assertThat(node.library.status().stats(connection).health().isOk()).isTrue();
    }

    private void assertNothingHappened(ConnectionId connection, List<SyncRecord> before) {
        assertThat(store.writes()).isEmpty();
        assertThat(records.find(connection, ToyPim.ids(1, 100))).containsExactlyInAnyOrderElementsOf(before);
    }

    private static ProductPreview product(DryRunReport report, long id) {
        return report.products().stream()
                .filter(preview -> preview.productId().equals(ProductId.of(id)))
                .findFirst()
                .orElseThrow();
    }

    private static String before(ProductPreview preview, String field) {
        return field(preview, field).before().orElseThrow();
    }

    private static String after(ProductPreview preview, String field) {
        return field(preview, field).after();
    }

    private static FieldPreview field(ProductPreview preview, String name) {
        return preview.fields().stream()
                .filter(field -> field.field().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private long seed(String sku, String status) {
        ObjectNode product = json.createObjectNode()
                .put("name", "Of the shop")
                .put("sku", sku)
                .put("status", status)
                .put("type", "simple");
        return store.seedProduct(product);
    }
}
