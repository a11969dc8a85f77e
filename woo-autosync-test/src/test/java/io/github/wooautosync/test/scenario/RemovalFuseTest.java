package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.ConnectionNotFoundException;
import io.github.wooautosync.connection.ConnectionHealth;
import io.github.wooautosync.connection.RemovalFuse;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StorePolicy.WhenProductIsDeleted;
import io.github.wooautosync.event.SyncEvent;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Too many removals at once look like a slip, and none of them happens before a person says so. */
class RemovalFuseTest extends RestartableScenario {

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(11);

    @Test
    void oneOfThreeMayGo() {
        ConnectionId connection = exported(WhenProductIsDeleted.DELETE, 1, 2, 3);

        delete(1);

        assertThat(store.productCount()).isEqualTo(2);
        assertThat(health(connection).code()).isEmpty();
    }

    @Test
    void moreThanTheShareIsHeldAndNothingOfItGoes() {
        ConnectionId connection = exported(WhenProductIsDeleted.TRASH, range(1, 60));

        delete(range(1, 20));

        assertThat(inTrash()).isZero();
        assertThat(store.writes()).isEmpty();
        assertThat(node.status(connection, 1).errorCode()).contains("removal_held");
        assertThat(node.status(connection, 1).errorMessage().orElseThrow()).contains("confirm");
        assertThat(health(connection).code()).contains("removal_held");
        assertThat(health(connection).isOk()).isTrue();
        assertThat(events).filteredOn(SyncEvent.RemovalsHeld.class::isInstance).hasSize(1);
    }

    @Test
    void itStaysHeldAfterARestartAndWhateverTimePasses() {
        ConnectionId connection = exported(WhenProductIsDeleted.TRASH, range(1, 60));
        delete(range(1, 20));

        for (int i = 0; i < 20; i++) {
            restart();
            advance(LOOK_AGAIN);
        }

        assertThat(inTrash()).isZero();
        assertThat(node.status(connection, 20).errorCode()).contains("removal_held");
        assertThat(events)
                .as("said once")
                .filteredOn(SyncEvent.RemovalsHeld.class::isInstance)
                .hasSize(1);
    }

    @Test
    void otherPushesGoOnWhileRemovalsAreHeld() {
        ConnectionId connection = exported(WhenProductIsDeleted.TRASH, range(1, 60));
        delete(range(1, 20));

        pim.put(60, "77.00");
        edited(60);
        step();

        assertThat(node.status(connection, 60).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(store.productsBySku("SKU-60").get(0).path("regular_price").asText())
                .isEqualTo("77.00");
        assertThat(health(connection).code()).contains("removal_held");
    }

    @Test
    void evenASingleFurtherRemovalWaitsWhileTheFuseIsBlown() {
        ConnectionId connection = exported(WhenProductIsDeleted.TRASH, range(1, 60));
        delete(range(1, 20));

        delete(30);

        assertThat(inTrash()).isZero();
        assertThat(node.status(connection, 30).errorCode()).contains("removal_held");
    }

    @Test
    void whenAPersonConfirmsTheyGoAndTheConnectionIsWellAgain() {
        ConnectionId connection = exported(WhenProductIsDeleted.TRASH, range(1, 60));
        delete(range(1, 20));

        assertThat(node.library.connections().confirmRemovals(OwnerId.SINGLE, connection))
                .isEqualTo(20);
        node.library.runPendingWork();

        assertThat(inTrash()).isEqualTo(20);
        assertThat(node.library.status().stats(connection).total()).isEqualTo(40);
        assertThat(health(connection).code()).isEmpty();
        assertThat(node.library.connections().confirmRemovals(OwnerId.SINGLE, connection))
                .isZero();
    }

    @Test
    void aConfirmationSurvivesLostAnswersAndRestarts() {
        ConnectionId connection = exported(WhenProductIsDeleted.TRASH, range(1, 60));
        delete(range(1, 20));
        store.faults().onRequest(RecordedRequest::isWrite, Fault.gatewayTimeout());
        node.library.connections().confirmRemovals(OwnerId.SINGLE, connection);
        node.library.runPendingWork();
        assertThat(inTrash()).isZero();

        restart();
        store.faults().clear();
        for (int i = 0; i < 5; i++) {
            advance(Duration.ofHours(2));
        }

        assertThat(inTrash()).isEqualTo(20);
        assertThat(node.library.status().stats(connection).total()).isEqualTo(40);
    }

    @Test
    void aConfirmationIsForWhatWasHeldOnly() {
        ConnectionId connection = exported(WhenProductIsDeleted.TRASH, range(1, 100));
        delete(range(1, 20));
        node.library.connections().confirmRemovals(OwnerId.SINGLE, connection);
        node.library.runPendingWork();

        delete(range(21, 50));

        assertThat(inTrash()).isEqualTo(20);
        assertThat(node.status(connection, 21).errorCode()).contains("removal_held");
    }

    @Test
    void onlyTheOwnerConfirms() {
        ConnectionId connection = exported(WhenProductIsDeleted.TRASH, range(1, 60));
        delete(range(1, 20));

        assertThatThrownBy(() -> node.library.connections().confirmRemovals(OwnerId.of("somebody else"), connection))
                .isInstanceOf(ConnectionNotFoundException.class);

        assertThat(node.status(connection, 1).errorCode()).contains("removal_held");
    }

    @Test
    void whenThePimHasThemAgainNothingHappens() {
        ConnectionId connection = exported(WhenProductIsDeleted.TRASH, range(1, 60));
        delete(range(1, 20));

        pim.putMany(1, 20);
        edited(range(1, 20));
        step();

        assertThat(store.writes()).isEmpty();
        assertThat(node.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(health(connection).code()).isEmpty();
        delete(1);
        assertThat(inTrash()).isEqualTo(1);
    }

    @Test
    void aSlipInManySmallStepsIsNoticedToo() {
        ConnectionId connection = exported(WhenProductIsDeleted.TRASH, range(1, 200));

        for (long id = 1; id <= 40; id++) {
            delete(id);
        }

        assertThat(inTrash()).isEqualTo(20);
        assertThat(node.status(connection, 40).errorCode()).contains("removal_held");
    }

    @Test
    void overTheDayMoreMayGo() {
        ConnectionId connection = exported(WhenProductIsDeleted.TRASH, range(1, 200));

        for (long id = 1; id <= 40; id++) {
            delete(id);
            clock.advance(Duration.ofMinutes(5));
        }

        assertThat(inTrash()).isEqualTo(40);
        assertThat(health(connection).code()).isEmpty();
    }

    @Test
    void theNumberCountsWhereTheShareWouldAllowMore() {
        StorePolicy policy = StorePolicy.builder()
                .whenProductIsDeleted(WhenProductIsDeleted.DELETE)
                .removalFuse(new RemovalFuse(5, 100))
                .build();
        exported(policy, range(1, 60));

        delete(range(1, 5));
        assertThat(store.productCount()).isEqualTo(55);
        delete(6);
        assertThat(store.productCount()).isEqualTo(55);
    }

    @Test
    void explicitDeletionsUnderTheDefaultAreNotGuarded() {
        ConnectionId connection = exported(StorePolicy.standard(), range(1, 60));

        delete(range(1, 60));

        assertThat(node.library.status().stats(connection).total()).isZero();
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void aProductSourceThatAnswersNothingWipesNoRecord() {
        for (WhenProductIsDeleted policy : WhenProductIsDeleted.values()) {
            ConnectionId connection = exported(policy, range(1, 250));
            LongStream.rangeClosed(1, 250).forEach(pim::remove);

            edited(range(1, 250));
            step();
            restart();
            advance(LOOK_AGAIN);

            assertThat(node.library.status().stats(connection).total())
                    .as("records under %s", policy)
                    .isEqualTo(250);
            assertThat(store.writes()).isEmpty();
            assertThat(node.status(connection, 250).errorCode()).contains("removal_held");

            pim.putMany(1, 250);
            advance(LOOK_AGAIN);
            advance(LOOK_AGAIN);
            assertThat(node.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
            assertThat(node.status(connection, 250).syncStatus()).isEqualTo(SyncStatus.SYNCED);
            assertThat(store.writes()).isEmpty();
            assertThat(health(connection).code()).isEmpty();
            node.library.connections().delete(OwnerId.SINGLE, connection);
        }
    }

    @Test
    void aSmallCatalogueIsNotWipedEither() {
        ConnectionId connection = exported(WhenProductIsDeleted.DELETE, 1, 2, 3);
        LongStream.rangeClosed(1, 3).forEach(pim::remove);

        edited(1, 2, 3);
        step();

        assertThat(store.productCount()).isEqualTo(3);
        assertThat(node.status(connection, 1).errorCode()).contains("removal_held");
    }

    @Test
    void aSourceThatForgotAfterAConfirmationLosesItsRecords() {
        ConnectionId connection = exported(StorePolicy.standard(), range(1, 30));
        LongStream.rangeClosed(1, 30).forEach(pim::remove);
        edited(range(1, 30));
        step();
        assertThat(node.library.status().stats(connection).count(SyncStatus.ERROR))
                .isEqualTo(30);

        node.library.connections().confirmRemovals(OwnerId.SINGLE, connection);
        node.library.runPendingWork();

        assertThat(node.library.status().stats(connection).total()).isZero();
        assertThat(store.productCount()).isEqualTo(30);
    }

    @Test
    void productsThatWereNeverInTheStoreAreNotGuarded() {
        ConnectionId connection = connect(StorePolicy.standard());

        List<ProductId> unknown = ToyPim.ids(1, 50);
        node.export(connection, unknown);

        assertThat(node.library.status().stats(connection).total()).isZero();
        assertThat(health(connection).code()).isEmpty();
    }

    @Test
    void aStoreThatRestsInBetweenForgetsNothing() {
        ConnectionId connection = exported(WhenProductIsDeleted.TRASH, range(1, 60));
        delete(range(1, 20));
        store.stop();
        pim.put(60, "12.00");
        edited(60);
        step();
        advance(LOOK_AGAIN);
        store.restart();

        advance(Duration.ofHours(2));
        advance(LOOK_AGAIN);

        assertThat(inTrash()).isZero();
        assertThat(health(connection).code()).contains("removal_held");
        assertThat(node.status(connection, 60).syncStatus()).isEqualTo(SyncStatus.SYNCED);
    }

    private ConnectionHealth health(ConnectionId connection) {
        return node.library.status().stats(connection).health();
    }

    private long inTrash() {
        return store.products().stream()
                .filter(product -> product.path("status").asText().equals("trash"))
                .count();
    }

    private static long[] range(long from, long to) {
        return LongStream.rangeClosed(from, to).toArray();
    }
}
