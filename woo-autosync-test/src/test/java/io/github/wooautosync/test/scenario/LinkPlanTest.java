package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.ConnectionNotFoundException;
import io.github.wooautosync.LinkPlan;
import io.github.wooautosync.LinkReport;
import io.github.wooautosync.LinkRequest;
import io.github.wooautosync.StoreUnusableException;
import io.github.wooautosync.catalog.ProductType;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StorePolicy.WhenSkuIsInTrash;
import io.github.wooautosync.connection.StorePolicy.WhenSkuIsTaken;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.plan.LinkCandidate;
import io.github.wooautosync.plan.LinkField;
import io.github.wooautosync.plan.LinkFinding;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A shop that existed before the PIM was connected. */
class LinkPlanTest extends RestartableScenario {

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void everyKindOfProductIsToldApartAndNothingIsWritten() {
        ConnectionId connection = connect(StorePolicy.standard());
        pim.put(7, "10.00");
        node.export(connection, 7);
        pim.putMany(1, 6);
        pim.put(8, product -> product.sku("SKU-1"));
        pim.put(9, product -> product.sku(""));
        pim.put(10, product -> product.sku("sku-7"));
        long exact = seed("sku-1", "publish");
        seedTwice("SKU-2");
        long trashed = seed("SKU-3", "trash");
        long parent = store.seedProduct(product("PARENT", "publish").put("type", "variable"));
        store.seedVariation(parent, json.createObjectNode().put("sku", "SKU-4"));
        pim.put(5, product -> product.type(ProductType.SIMPLE));
        store.seedProduct(product("SKU-5", "publish").put("type", "grouped"));
        store.clearRequests();
        long recordsBefore = node.library.status().stats(connection).total();

        LinkPlan plan = plan(connection, ids(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));

        Map<String, LinkFinding> findings = new LinkedHashMap<>();
        List<LinkCandidate> all = new ArrayList<>(plan.links());
        all.addAll(plan.others());
        all.forEach(candidate -> findings.put(candidate.productId().value(), candidate.finding()));
        assertThat(findings)
                .containsOnly(
                        Map.entry("1", LinkFinding.EXACT),
                        Map.entry("2", LinkFinding.AMBIGUOUS),
                        Map.entry("3", LinkFinding.IN_TRASH),
                        Map.entry("4", LinkFinding.VARIATION),
                        Map.entry("5", LinkFinding.TYPE_DIFFERS),
                        Map.entry("6", LinkFinding.NOT_FOUND),
                        Map.entry("7", LinkFinding.ALREADY_LINKED),
                        Map.entry("8", LinkFinding.TAKEN),
                        Map.entry("9", LinkFinding.EMPTY_SKU),
                        Map.entry("10", LinkFinding.TAKEN),
                        Map.entry("11", LinkFinding.UNKNOWN));
        assertThat(plan.links().get(0).wooProductId().orElseThrow().value()).isEqualTo(exact);
        assertThat(plan.links().get(1).wooProductId().orElseThrow().value()).isEqualTo(trashed);
        assertThat(plan.count(LinkFinding.TAKEN)).isEqualTo(2);
        assertThat(store.requests()).isNotEmpty().noneMatch(RecordedRequest::isWrite);
        assertThat(node.library.status().stats(connection).total()).isEqualTo(recordsBefore);
    }

    @Test
    void applyingLinksAndPushesNothing() {
        ConnectionId connection = connect(StorePolicy.standard());
        pim.putMany(1, 2);
        long id = seed("SKU-1", "publish");
        LinkPlan plan = plan(connection, ids(1, 2));

        LinkReport report = node.library.linking().apply(plan);
        advance(Duration.ofHours(3));

        assertThat(report.linked()).isEqualTo(1);
        assertThat(wooId(connection, 1)).isEqualTo(id);
        assertThat(node.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(node.status(connection, 1).warningCode()).contains("linked_not_pushed");
        assertThat(hasRecord(connection, 2)).isFalse();
        assertThat(store.writes()).isEmpty();
        assertThat(store.product(id).path("name").asText()).isEqualTo("Of the shop");
    }

    @Test
    void theNextChangePushesEverythingButTheSku() {
        ConnectionId connection = connect(StorePolicy.standard());
        pim.put(1, "10.00");
        long id = seed("sku-1", "publish");
        node.library.linking().apply(plan(connection, ids(1)));
        restart();

        pim.put(1, "12.00");
        edited(1);
        step();

        assertThat(store.product(id).path("name").asText()).isEqualTo("Product 1");
        assertThat(store.product(id).path("regular_price").asText()).isEqualTo("12.00");
        assertThat(store.writes()).hasSize(1);
        assertThat(store.writes().get(0).body().path("update").get(0).has("sku"))
                .isFalse();
        assertThat(node.status(connection, 1).warningCode()).isEmpty();
        assertThat(store.productCount()).isEqualTo(1);

        edited(1);
        step();
        assertThat(store.writes()).as("an unchanged product costs no write").hasSize(1);
    }

    @Test
    void anExportPushesItAtOnce() {
        ConnectionId connection = connect(StorePolicy.standard());
        pim.put(1, "10.00");
        long id = seed("SKU-1", "publish");
        node.library.linking().apply(plan(connection, ids(1)));

        node.export(connection, 1);

        assertThat(store.product(id).path("name").asText()).isEqualTo("Product 1");
        assertThat(store.productCount()).isEqualTo(1);
    }

    @Test
    void applyingTwiceIsHarmless() {
        ConnectionId connection = connect(StorePolicy.standard());
        pim.putMany(1, 3);
        seed("SKU-1", "publish");
        seed("SKU-2", "publish");
        LinkPlan plan = plan(connection, ids(1, 2, 3));
        node.library.linking().apply(plan);

        LinkReport again = node.library.linking().apply(plan);

        assertThat(again.linked()).isZero();
        assertThat(again.alreadyLinked()).isEqualTo(2);
        assertThat(again.changed()).isEmpty();
        assertThat(node.library.status().stats(connection).total()).isEqualTo(2);
    }

    @Test
    void whatIsNotTrueAnyMoreIsNotLinked() {
        ConnectionId connection = connect(StorePolicy.standard());
        pim.putMany(1, 5);
        long gone = seed("SKU-1", "publish");
        long trashed = seed("SKU-2", "publish");
        long taken = seed("SKU-3", "publish");
        long doubled = seed("SKU-4", "publish");
        seed("SKU-5", "publish");
        LinkPlan plan = plan(connection, ids(1, 2, 3, 4, 5));
        assertThat(plan.links()).hasSize(5);

        store.deleteAsShopOwner(gone);
        store.trashAsShopOwner(trashed);
        pim.put(33, product -> product.sku("SKU-3"));
        node.export(connection, 33);
        store.trashAsShopOwner(doubled);
        store.editAsShopOwner(seed("SECOND", "publish"), product -> product.put("sku", "SKU-4"));
        store.editAsShopOwner(doubled, product -> product.put("status", "publish"));
        LinkReport report = node.library.linking().apply(plan);

        assertThat(report.linked()).isEqualTo(1);
        assertThat(report.changed())
                .extracting(LinkCandidate::finding)
                .containsExactlyInAnyOrder(
                        LinkFinding.NOT_FOUND, LinkFinding.IN_TRASH, LinkFinding.TAKEN, LinkFinding.AMBIGUOUS);
        assertThat(wooId(connection, 33)).isEqualTo(taken);
        assertThat(node.library.status().stats(connection).total()).isEqualTo(2);
    }

    @Test
    void aProductInTheTrashIsLinkedOnlyWhereThatIsWantedAndStaysThereUntilItIsPushed() {
        StorePolicy strict = StorePolicy.builder()
                .whenSkuIsInTrash(WhenSkuIsInTrash.REPORT)
                .whenSkuIsTaken(WhenSkuIsTaken.REPORT)
                .build();
        ConnectionId connection = connect(strict);
        pim.put(1, "10.00");
        long id = seed("SKU-1", "trash");
        LinkPlan plan = plan(connection, ids(1));

        assertThat(node.library.linking().apply(plan).leftOut()).isEqualTo(1);
        assertThat(hasRecord(connection, 1)).isFalse();
        assertThat(node.library.linking().applyWithTrash(plan).linked()).isEqualTo(1);
        assertThat(store.product(id).path("status").asText()).isEqualTo("trash");

        restart();
        pim.put(1, "11.00");
        edited(1);
        step();
        assertThat(store.product(id).path("status").asText()).isEqualTo("publish");
        assertThat(store.product(id).path("regular_price").asText()).isEqualTo("11.00");
    }

    @Test
    void aConflictThatAPersonLinksIsSettled() {
        StorePolicy strict =
                StorePolicy.builder().whenSkuIsTaken(WhenSkuIsTaken.REPORT).build();
        ConnectionId connection = connect(strict);
        pim.put(1, "10.00");
        long id = seed("SKU-1", "publish");
        node.export(connection, 1);
        assertThat(node.status(connection, 1).errorCode()).contains("sku_taken");

        node.library.linking().apply(plan(connection, ids(1)));

        assertThat(node.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(store.writes()).isEmpty();
        node.export(connection, 1);
        assertThat(store.product(id).path("name").asText()).isEqualTo("Product 1");
    }

    @Test
    void gtinAndSlugAreFallBacks() {
        ConnectionId connection = connect(StorePolicy.standard());
        long byGtin = store.seedProduct(product("THEIRS-1", "publish").put("global_unique_id", "4006381333931"));
        long bySlug = store.seedProduct(product("THEIRS-2", "publish").put("slug", "red-shoe"));
        pim.put(1, product -> product.rawField("global_unique_id", "4006381333931"));
        pim.put(2, product -> product.rawField("slug", "red-shoe"));
        pim.put(3, "10.00");
        LinkRequest request = LinkRequest.of(OwnerId.SINGLE, connection, ids(1, 2, 3));

        assertThat(node.library.linking().plan(request).links()).isEmpty();
        LinkPlan plan = node.library.linking().plan(request.alsoBy(LinkField.GTIN, LinkField.SLUG));

        assertThat(plan.links())
                .extracting(LinkCandidate::foundBy)
                .containsExactly(java.util.Optional.of(LinkField.GTIN), java.util.Optional.of(LinkField.SLUG));
        assertThat(node.library.linking().apply(plan).linked()).isEqualTo(2);
        assertThat(wooId(connection, 1)).isEqualTo(byGtin);
        assertThat(wooId(connection, 2)).isEqualTo(bySlug);

        // The SKU was not the same, so that it is pushed.
        edited(1);
        step();
        assertThat(store.product(byGtin).path("sku").asText()).isEqualTo("SKU-1");
    }

    @Test
    void connectionsOfOthersAreRefused() {
        ConnectionId connection = connect(StorePolicy.standard());
        pim.put(1, "10.00");
        seed("SKU-1", "publish");
        OwnerId somebody = OwnerId.of("somebody else");
        LinkPlan mine = plan(connection, ids(1));
        LinkPlan stolen =
                new LinkPlan(somebody, connection, Set.of(), Set.of(), mine.counts(), mine.links(), List.of(), 0);

        assertThatThrownBy(() -> node.library.linking().plan(LinkRequest.of(somebody, connection, ids(1))))
                .isInstanceOf(ConnectionNotFoundException.class);
        assertThatThrownBy(() -> node.library.linking().apply(stolen)).isInstanceOf(ConnectionNotFoundException.class);

        assertThat(hasRecord(connection, 1)).isFalse();
    }

    @Test
    void aStoreThatIsDownIsSaidSo() {
        ConnectionId connection = connect(StorePolicy.standard());
        pim.put(1, "10.00");
        LinkRequest request = LinkRequest.of(OwnerId.SINGLE, connection, ids(1));
        store.stop();

        assertThatThrownBy(() -> node.library.linking().plan(request))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("cannot be read");
        assertThat(node.library.status().stats(connection).health().isOk())
                .as("a look does not change what is known of the store")
                .isTrue();
    }

    @Test
    void anApplyThatIsInterruptedByTheStoreGoesOnWhenItIsRepeated() {
        ConnectionId connection = connect(StorePolicy.standard());
        List<ProductId> all = pim.putMany(1, 250);
        LongStream.rangeClosed(1, 250).forEach(id -> seed("SKU-" + id, "publish"));
        LinkPlan plan = plan(connection, all);
        int[] reads = new int[1];
        store.faults().onRequest(request -> ++reads[0] > 2, Fault.maintenance());
        assertThatThrownBy(() -> node.library.linking().apply(plan)).isInstanceOf(StoreUnusableException.class);
        store.faults().clear();
        long linkedBefore = node.library.status().stats(connection).total();
        assertThat(linkedBefore).isBetween(1L, 249L);
        restart();

        LinkReport report = node.library.linking().apply(plan);

        assertThat(report.linked()).isEqualTo(250 - linkedBefore);
        assertThat(report.alreadyLinked()).isEqualTo(linkedBefore);
        assertThat(store.writes()).isEmpty();
    }

    @Test
    void manyProductsCostFewReads() {
        ConnectionId connection = connect(StorePolicy.standard());
        List<ProductId> all = pim.putMany(1, 1000);
        LongStream.rangeClosed(1, 500).forEach(id -> seed("SKU-" + id, "publish"));
        store.clearRequests();
        List<LinkCandidate> seen = new ArrayList<>();

        node.library.linking().plan(LinkRequest.of(OwnerId.SINGLE, connection, all.stream()), seen::add);

        assertThat(seen).hasSize(1000);
        assertThat(seen).filteredOn(LinkCandidate::isLinkable).hasSize(500);
        assertThat(store.requests()).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void aLinkedProductFollowsTheDeletionPolicy() {
        ConnectionId connection = connect(policy(StorePolicy.WhenProductIsDeleted.TRASH));
        pim.putMany(1, 2);
        long id = seed("SKU-1", "publish");
        node.library.linking().apply(plan(connection, ids(1)));

        delete(1);

        assertThat(store.product(id).path("status").asText()).isEqualTo("trash");
        assertThat(hasRecord(connection, 1)).isFalse();
    }

    private LinkPlan plan(ConnectionId connection, List<ProductId> ids) {
        return node.library.linking().plan(LinkRequest.of(OwnerId.SINGLE, connection, ids));
    }

    private static List<ProductId> ids(long... ids) {
        return LongStream.of(ids).mapToObj(ProductId::of).toList();
    }

    private long seed(String sku, String status) {
        return store.seedProduct(product(sku, status));
    }

    /** An update may take the SKU of a product in the trash, which is then restored (fact 60). */
    private void seedTwice(String sku) {
        long first = seed(sku, "trash");
        store.editAsShopOwner(seed("OTHER", "publish"), product -> product.put("sku", sku));
        store.editAsShopOwner(first, product -> product.put("status", "publish"));
    }

    private ObjectNode product(String sku, String status) {
        return json.createObjectNode()
                .put("name", "Of the shop")
                .put("sku", sku)
                .put("status", status)
                .put("type", "simple");
    }
}
