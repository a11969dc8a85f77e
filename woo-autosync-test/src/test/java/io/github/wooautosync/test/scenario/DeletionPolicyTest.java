package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.ConnectionSettings;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StorePolicy.WhenProductIsDeleted;
import io.github.wooautosync.connection.StorePolicy.WhenSkuIsInTrash;
import io.github.wooautosync.connection.StorePolicy.WhenSkuIsTaken;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.Death;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a connection does with products that the PIM deleted, and how they come back. */
class DeletionPolicyTest extends RestartableScenario {

    private static final Duration LONG = Duration.ofHours(2);

    @Test
    void byDefaultOnlyTheRecordGoesAndTheStoreHearsNothing() {
        ConnectionId connection = exported(StorePolicy.standard(), 1);

        delete(1);

        assertThat(node.library.status().syncStatus(connection, ProductId.of(1)))
                .isEmpty();
        assertThat(store.requests()).isEmpty();
        assertThat(store.productCount()).isEqualTo(1);
    }

    @Test
    void aDraftIsHiddenAndItsRecordGoes() {
        ConnectionId connection = exported(WhenProductIsDeleted.DRAFT, 1, 2);
        long id = wooId(connection, 1);

        delete(1);

        assertThat(store.product(id).path("status").asText()).isEqualTo("draft");
        assertThat(node.library.status().syncStatus(connection, ProductId.of(1)))
                .isEmpty();
        assertThat(node.status(connection, 2).syncStatus()).isEqualTo(SyncStatus.SYNCED);
    }

    @Test
    void trashIsTrashAndNotDeletedForGood() {
        ConnectionId connection = exported(WhenProductIsDeleted.TRASH, 1);
        long id = wooId(connection, 1);

        delete(1);

        assertThat(store.product(id).path("status").asText()).isEqualTo("trash");
        assertThat(node.library.status().syncStatus(connection, ProductId.of(1)))
                .isEmpty();
    }

    @Test
    void deletedIsGoneForGood() {
        ConnectionId connection = exported(WhenProductIsDeleted.DELETE, 1);
        long id = wooId(connection, 1);

        delete(1);

        assertThat(store.findProduct(id)).isEmpty();
        assertThat(node.library.status().syncStatus(connection, ProductId.of(1)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "TRASH", "DELETE"})
    void aProductThatThePimDoesNotKnowAnyMoreGoesLikewise(WhenProductIsDeleted policy) {
        ConnectionId connection = exported(policy, 1, 2, 3);
        long id = wooId(connection, 1);

        pim.remove(1);
        edited(1, 2, 3);
        step();

        assertThat(store.findProduct(id)
                        .filter(product -> product.path("status").asText().equals("publish")))
                .isEmpty();
        assertThat(node.library.status().syncStatus(connection, ProductId.of(1)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "TRASH"})
    void exportedAgainTheSameProductIsBackAndVisible(WhenProductIsDeleted policy) {
        StorePolicy strict = StorePolicy.builder()
                .whenProductIsDeleted(policy)
                .whenSkuIsInTrash(WhenSkuIsInTrash.REPORT)
                .whenSkuIsTaken(WhenSkuIsTaken.REPORT)
                .build();
        ConnectionId connection = exported(strict, 1);
        long id = wooId(connection, 1);
        delete(1);
        restart();
        pim.put(1, product -> product.sku("ANOTHER-SKU").price("12.00"));

        node.export(connection, 1);

        assertThat(wooId(connection, 1)).isEqualTo(id);
        assertThat(store.product(id).path("status").asText()).isEqualTo("publish");
        assertThat(store.product(id).path("sku").asText()).isEqualTo("ANOTHER-SKU");
        assertThat(store.productCount()).isEqualTo(1);

        // From then on it belongs to the shop again whether it is shown.
        store.editAsShopOwner(id, product -> product.put("status", "draft"));
        node.export(connection, 1);
        assertThat(store.product(id).path("status").asText()).isEqualTo("draft");
    }

    @Test
    void aProductThatIsBackInThePimIsNotPushedBeforeItIsExported() {
        ConnectionId connection = exported(WhenProductIsDeleted.TRASH, 1);
        long id = wooId(connection, 1);
        delete(1);
        store.clearRequests();

        pim.put(1, "11.00");
        edited(1);
        step();

        assertThat(store.requests()).isEmpty();
        assertThat(store.product(id).path("status").asText()).isEqualTo("trash");
    }

    @Test
    void whatTheShopDeletedForGoodMeanwhileIsCreatedAnew() {
        ConnectionId connection = exported(WhenProductIsDeleted.TRASH, 1);
        delete(1);
        store.deleteAsShopOwner(store.products().get(0).path("id").asLong());
        pim.put(1, "11.00");

        node.export(connection, 1);

        assertThat(store.productCount()).isEqualTo(1);
        Scenario.assertEquals(store, pim.all().iterator().next());
    }

    @Test
    void whatTheShopDeletedItselfCountsAsDone() {
        for (WhenProductIsDeleted policy :
                List.of(WhenProductIsDeleted.DRAFT, WhenProductIsDeleted.TRASH, WhenProductIsDeleted.DELETE)) {
            ConnectionId connection = exported(policy, 1);
            store.deleteAsShopOwner(wooId(connection, 1));

            delete(1);

            assertThat(node.library.status().syncStatus(connection, ProductId.of(1)))
                    .as("record under %s", policy)
                    .isEmpty();
            node.library.connections().delete(OwnerId.SINGLE, connection);
        }
    }

    @Test
    void whatTheShopThrewAwayDoesNotComeBackAsADraft() {
        ConnectionId connection = exported(WhenProductIsDeleted.DRAFT, 1);
        long id = wooId(connection, 1);
        store.trashAsShopOwner(id);

        delete(1);

        assertThat(store.product(id).path("status").asText()).isEqualTo("trash");
        assertThat(node.library.status().syncStatus(connection, ProductId.of(1)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "TRASH", "DELETE"})
    void whileTheStoreIsDownTheRemovalWaits(WhenProductIsDeleted policy) {
        ConnectionId connection = exported(policy, 1);
        long id = wooId(connection, 1);
        store.stop();

        delete(1);
        advance(Duration.ofMinutes(1));
        assertThat(node.library.status().syncStatus(connection, ProductId.of(1)))
                .isPresent();
        restart();
        advance(Duration.ofMinutes(1));
        assertThat(node.library.status().syncStatus(connection, ProductId.of(1)))
                .isPresent();

        store.restart();
        advance(LONG);

        assertThat(node.library.status().syncStatus(connection, ProductId.of(1)))
                .isEmpty();
        assertThat(store.findProduct(id)
                        .filter(product -> product.path("status").asText().equals("publish")))
                .isEmpty();
    }

    @Test
    void underTheDefaultARestingStoreDelaysNoRemoval() {
        ConnectionId connection = exported(StorePolicy.standard(), 1, 2);
        store.stop();
        pim.put(1, "12.00");
        edited(1);
        step();

        delete(2);

        assertThat(node.library.status().syncStatus(connection, ProductId.of(2)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "TRASH", "DELETE"})
    void aLostAnswerIsRepeatedUntilItIsSure(WhenProductIsDeleted policy) {
        ConnectionId connection = exported(policy, 1, 2);
        long id = wooId(connection, 1);
        store.faults().onRequest(RecordedRequest::isWrite, Fault.answerLost());

        delete(1);
        assertThat(node.library.status().syncStatus(connection, ProductId.of(1)))
                .as("not sure yet")
                .isPresent();
        store.faults().clear();
        advance(LONG);

        assertThat(node.library.status().syncStatus(connection, ProductId.of(1)))
                .isEmpty();
        assertThat(store.findProduct(id)
                        .filter(product -> product.path("status").asText().equals("publish")))
                .isEmpty();
        assertThat(store.product(wooId(connection, 2)).path("status").asText()).isEqualTo("publish");
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "TRASH"})
    void aProductThatIsBackBeforeTheAnswerIsVisibleAgain(WhenProductIsDeleted policy) {
        ConnectionId connection = exported(policy, 1);
        long id = wooId(connection, 1);
        store.faults().onRequest(RecordedRequest::isWrite, Fault.answerLost());
        delete(1);
        store.faults().clear();
        assertThat(store.product(id).path("status").asText()).isNotEqualTo("publish");
        restart();

        pim.put(1, "10.00");
        edited(1);
        step();
        assertThat(store.product(id).path("status").asText()).isEqualTo("publish");

        // The lost request was only late.
        store.editAsShopOwner(
                id, product -> product.put("status", policy == WhenProductIsDeleted.DRAFT ? "draft" : "trash"));
        advance(LONG);
        assertThat(store.product(id).path("status").asText()).isEqualTo("publish");
        assertThat(node.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
    }

    @Test
    void aRemovalWaitsUntilNoOlderPushCanLand() {
        ConnectionId connection = exported(WhenProductIsDeleted.DRAFT, 1);
        long id = wooId(connection, 1);
        store.faults().onRequest(RecordedRequest::isWrite, Fault.answerLost());
        pim.put(1, product -> product.price("11.00"));
        edited(1);
        step();
        store.faults().clear();

        delete(1);
        assertThat(store.product(id).path("status").asText())
                .as("an update with another status may still be on its way")
                .isEqualTo("publish");

        advance(LONG);
        assertThat(store.product(id).path("status").asText()).isEqualTo("draft");
        assertThat(node.library.status().syncStatus(connection, ProductId.of(1)))
                .isEmpty();
    }

    @Test
    void whatASilentNodeWasRemovingIsRemovedByTheNextOne() {
        ConnectionId connection = exported(WhenProductIsDeleted.TRASH, 1);
        long id = wooId(connection, 1);
        Lease lost = records.acquireLease(LeaseKey.of(connection), "other node", Duration.ofMinutes(3))
                .orElseThrow();
        delete(1);
        records.markInFlight(
                lost, List.of(records.find(connection, ToyPim.ids(1, 1)).get(0).id()));

        advance(Duration.ofMinutes(4));
        advance(LONG);

        assertThat(store.product(id).path("status").asText()).isEqualTo("trash");
        assertThat(node.library.status().syncStatus(connection, ProductId.of(1)))
                .isEmpty();
    }

    @Test
    void oneProductThatKillsTheStoreDoesNotHoldUpTheOthers() {
        ConnectionId connection = exported(WhenProductIsDeleted.TRASH, 1, 2, 3, 4, 5, 6);
        long poison = wooId(connection, 3);
        long last = wooId(connection, 6);
        store.faults().poison(item -> item.path("id").asLong() == poison && item.has("status"), Death.fatal500());

        delete(1, 2, 3, 4, 5, 6);
        for (int i = 0; i < 30; i++) {
            advance(LONG);
        }

        assertThat(store.product(last).path("status").asText()).isEqualTo("trash");
        assertThat(store.product(poison).path("status").asText()).isEqualTo("publish");
        assertThat(node.library
                        .status()
                        .list(connection, java.util.Optional.empty(), java.util.Optional.empty(), 10)
                        .statuses())
                .extracting(status -> status.productId())
                .containsExactly(ProductId.of(3));
    }

    @Test
    void whatIsExcludedFromAutomaticUpdatesIsLeftAloneInTheStore() {
        ConnectionId connection = exported(WhenProductIsDeleted.DELETE, 1);
        long id = wooId(connection, 1);
        records.switchAutoSync(connection, ToyPim.ids(1, 1), false, clock.instant());

        delete(1);

        assertThat(store.findProduct(id)).isPresent();
        assertThat(node.library.status().syncStatus(connection, ProductId.of(1)))
                .isEmpty();
    }

    @Test
    void whileAutomaticUpdatesOfTheConnectionAreOffTheRemovalWaits() {
        ConnectionId connection = exported(WhenProductIsDeleted.DRAFT, 1);
        long id = wooId(connection, 1);
        node.library.connections().update(OwnerId.SINGLE, connection, settings -> settings.withAutoSync(false));

        delete(1);
        advance(LONG);
        assertThat(store.product(id).path("status").asText()).isEqualTo("publish");

        node.library.connections().update(OwnerId.SINGLE, connection, settings -> settings.withAutoSync(true));
        advance(LONG);
        assertThat(store.product(id).path("status").asText()).isEqualTo("draft");
    }

    @Test
    void aDeactivatedConnectionRemovesWhenItIsActiveAgain() {
        ConnectionId connection = exported(WhenProductIsDeleted.DRAFT, 1);
        long id = wooId(connection, 1);
        node.library.connections().deactivate(OwnerId.SINGLE, connection);

        delete(1);
        advance(LONG);
        assertThat(store.product(id).path("status").asText()).isEqualTo("publish");

        node.library.connections().activate(OwnerId.SINGLE, connection);
        node.library.runPendingWork();
        assertThat(store.product(id).path("status").asText()).isEqualTo("draft");
    }

    @Test
    void aDeletedProductMakesRoomForTheSkuOfAnother() {
        ConnectionId connection = exported(WhenProductIsDeleted.DELETE, 1);
        pim.remove(1);
        node.library.autoSync().cleanupProductSyncData(ProductId.of(1));
        node.library.runPendingWork();
        pim.put(2, product -> product.sku("SKU-1"));
        clock.advance(Scenario.COALESCING);

        node.export(connection, 2);

        assertThat(node.status(connection, 2).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(store.productCount()).isEqualTo(1);
    }

    @Test
    void aHundredRemovalsAreOneRequest() {
        ConnectionId connection = exported(
                StorePolicy.builder()
                        .whenProductIsDeleted(WhenProductIsDeleted.TRASH)
                        .removalFuse(new io.github.wooautosync.connection.RemovalFuse(1000, 100))
                        .build(),
                java.util.stream.LongStream.rangeClosed(1, 100).toArray());

        delete(java.util.stream.LongStream.rangeClosed(1, 100).toArray());

        assertThat(store.writes()).hasSize(1);
        assertThat(store.products())
                .allMatch(product -> product.path("status").asText().equals("trash"));
        assertThat(node.library.status().stats(connection).total()).isZero();
    }

    @Test
    void aProductOfTheShopThatNobodyRemovedKeepsItsStatusWhenItIsAdopted() {
        long id = store.seedProduct(new JsonMapper()
                .createObjectNode()
                .put("name", "Draft of the shop")
                .put("sku", "SKU-1")
                .put("status", "draft")
                .put("type", "simple"));
        ConnectionId connection = connect(policy(WhenProductIsDeleted.DRAFT));
        pim.put(1, "10.00");

        node.export(connection, 1);

        ObjectNode product = store.product(id);
        assertThat(product.path("status").asText()).isEqualTo("draft");
    }

    @Test
    void thePolicyThatCountsIsTheOneOfTheMoment() {
        ConnectionId connection = exported(WhenProductIsDeleted.DELETE, 1);
        long id = wooId(connection, 1);
        node.library
                .connections()
                .update(OwnerId.SINGLE, connection, settings -> withPolicy(settings, StorePolicy.standard()));

        delete(1);

        assertThat(store.findProduct(id)).isPresent();
    }

    private static ConnectionSettings withPolicy(ConnectionSettings settings, StorePolicy policy) {
        return settings.withPolicy(policy);
    }
}
