package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.connection.ConnectionHealth.State;
import io.github.wooautosync.engine.RetryPolicy;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.Death;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request that dies as a whole: one product's fault, or the store's. */
class DividedRequestTest {

    private static final Duration LONG = Duration.ofHours(2);

    private final Scenario scenario = Scenario.stepped();
    private final FakeStore store = scenario.store("A");
    private final ConnectionId connection = scenario.connect(store);

    @AfterEach
    void close() {
        scenario.close();
    }

    static Stream<Death> deaths() {
        return Stream.of(
                Death.fatal500(),
                Death.emptyBody(),
                Death.badGateway(),
                Death.gatewayTimeout(),
                Death.connectionClosed());
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void theCulpritStandsAloneAfterAFewHalvingsAndTheOthersAreDoneAtOnce(Death death) {
        List<ProductId> ids = scenario.pim.putMany(1, 100);
        store.faults().poison(item -> item.path("sku").asText().equals("SKU-50"), death);

        scenario.export(connection, ids);

        assertThat(scenario.library.status().stats(connection).count(SyncStatus.SYNCED))
                .as("without waiting")
                .isEqualTo(99);
        assertThat(store.writes()).as("two for each halving at most").hasSizeLessThanOrEqualTo(15);
        assertThat(scenario.library.status().stats(connection).health().state()).isEqualTo(State.OK);
        assertThat(scenario.status(connection, 50).nextAttemptAt()).isPresent();
    }

    @Test
    void theCulpritIsGivenUpInTheEndAndSaysWhy() {
        scenario.pim.putMany(1, 100);
        store.faults().poison(item -> item.path("sku").asText().equals("SKU-50"), Death.fatal500());

        scenario.export(connection, ToyPim.ids(1, 100));
        for (int i = 0; i < RetryPolicy.standard().maxAttempts(); i++) {
            scenario.advance(LONG);
        }

        ProductSyncStatus culprit = scenario.status(connection, 50);
        assertThat(culprit.syncStatus()).isEqualTo(SyncStatus.ERROR);
        assertThat(culprit.nextAttemptAt()).isEmpty();
        assertThat(culprit.errorCode()).contains("internal_server_error");
        assertThat(culprit.errorMessage().orElseThrow()).contains("also alone");
        assertThat(scenario.library.status().stats(connection).health().state()).isEqualTo(State.OK);
    }

    @Test
    void fewAllowedAttemptsDoNotTurnInnocentsIntoErrors() {
        try (Scenario impatient = Scenario.with(builder ->
                builder.retryPolicy(RetryPolicy.builder().maxAttempts(2).build()))) {
            FakeStore shop = impatient.store("B");
            ConnectionId toShop = impatient.connect(shop);
            shop.faults().poison(item -> item.path("sku").asText().equals("SKU-7"), Death.fatal500());

            impatient.export(toShop, impatient.pim.putMany(1, 100));

            assertThat(impatient.library.status().stats(toShop).count(SyncStatus.SYNCED))
                    .isEqualTo(99);
            assertThat(impatient.status(toShop, 7).nextAttemptAt()).isEmpty();
        }
    }

    @Test
    void twoCulpritsDoNotHideBehindEachOther() {
        scenario.pim.putMany(1, 100);
        store.faults()
                .poison(
                        item -> List.of("SKU-3", "SKU-97")
                                .contains(item.path("sku").asText()),
                        Death.fatal500());

        scenario.export(connection, ToyPim.ids(1, 100));
        for (int i = 0; i < 4; i++) {
            scenario.advance(Duration.ofMinutes(2));
        }

        assertThat(scenario.library.status().stats(connection).count(SyncStatus.SYNCED))
                .isEqualTo(98);
    }

    @Test
    void aStoreWhoseEveryWriteDiesIsNotTakenForAHundredCulprits() {
        scenario.pim.putMany(1, 100);
        store.faults().onRequest(RecordedRequest::isWrite, Fault.fatal500());

        scenario.export(connection, ToyPim.ids(1, 100));

        assertThat(store.writes()).as("the breaker goes first").hasSizeLessThanOrEqualTo(4);
        assertThat(scenario.library.status().stats(connection).health().state()).isEqualTo(State.UNREACHABLE);
        for (int i = 0; i < 20; i++) {
            scenario.advance(LONG);
        }
        store.faults().clear();
        scenario.advance(LONG);
        scenario.advance(LONG);
        scenario.assertEqualsPim(store);
    }

    @Test
    void aStoreThatAnswersAgainGetsOneSmallBatchFirst() {
        scenario.pim.putMany(1, 300);
        store.faults().onRequest(request -> true, Fault.maintenance());
        scenario.export(connection, ToyPim.ids(1, 300));
        store.faults().clear();
        store.clearRequests();

        scenario.advance(LONG);

        assertThat(store.writes().get(0).batchSize()).isLessThanOrEqualTo(10);
        assertThat(store.writes()).hasSizeLessThanOrEqualTo(5);
        scenario.assertEqualsPim(store);
    }

    @Test
    void theMostItemsThatTheStoreTakesAreLearnedFromItsRefusal() {
        FakeStore small = FakeStore.builder()
                .name("Small")
                .clock(scenario.clock)
                .batchLimit(30)
                .start();
        scenario.stores.add(small);
        ConnectionId toSmall = scenario.connect(small);

        scenario.export(toSmall, scenario.pim.putMany(1, 300));

        scenario.assertEqualsPim(small);
        assertThat(small.writes()).as("one refusal, ten batches").hasSize(11);
        assertThat(scenario.status(toSmall, 1).attempts()).isZero();
    }
}
