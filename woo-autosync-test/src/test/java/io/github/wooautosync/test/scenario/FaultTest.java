package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.ExportReport;
import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.connection.ConnectionHealth.State;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.Death;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a store, its web server and the network do wrong, and that nothing is lost or doubled by it. */
class FaultTest {

    private static final Duration LONG = Duration.ofHours(2);

    private final Scenario scenario = Scenario.stepped();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void aStoreThatIsDownDelaysNoOtherAndCatchesUpByItself() {
        FakeStore up = scenario.store("Up");
        FakeStore down = scenario.store("Down");
        ConnectionId toUp = scenario.connect(up);
        ConnectionId toDown = scenario.connect(down);
        List<ProductId> ids = scenario.pim.putMany(1, 20);
        scenario.export(toUp, ids);
        scenario.export(toDown, ids);
        down.stop();

        ToyPim.ids(1, 20).forEach(id -> scenario.pim.put(Long.parseLong(id.value()), "33.00"));
        scenario.library.autoSync().autoSyncProductUpdates(ids, OwnerId.SINGLE);
        scenario.sync();

        scenario.assertEqualsPim(up);
        assertThat(scenario.status(toDown, 1).syncStatus()).isEqualTo(SyncStatus.PENDING);
        assertThat(scenario.library.status().stats(toDown).health().state()).isEqualTo(State.UNREACHABLE);
        assertThat(scenario.library.status().stats(toDown).oldestUnpushedChange())
                .isPresent();

        down.restart();
        scenario.advance(LONG);

        scenario.assertEqualsPim(down);
        assertThat(scenario.library.status().stats(toDown).health().state()).isEqualTo(State.OK);
        assertThat(scenario.status(toDown, 1).attempts()).isZero();
    }

    @Test
    void aRevokedKeyRestsTheConnectionUntilOneProbeFindsItWorkingAgain() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.putMany(1, 3);
        scenario.export(connection, 1, 2, 3);
        store.revokeCredentials();
        store.clearRequests();

        scenario.pim.put(1, "11.00");
        scenario.edited(1);
        scenario.sync();
        assertThat(scenario.library.status().stats(connection).health().state()).isEqualTo(State.UNAUTHORISED);
        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.PENDING);
        assertThat(store.requests()).hasSize(1);

        scenario.pim.put(2, "11.00");
        scenario.edited(2);
        scenario.advance(Duration.ofMinutes(4));
        assertThat(store.requests()).as("rests").hasSize(1);
        for (int interval = 1; interval <= 3; interval++) {
            scenario.advance(Duration.ofMinutes(5));
            assertThat(store.requests()).as("one probe per interval").hasSize(1 + interval);
        }
        assertThat(store.writes()).as("probes write nothing").hasSize(1);

        store.acceptCredentials();
        scenario.advance(Duration.ofMinutes(5));

        scenario.assertEqualsPim(store);
        assertThat(scenario.library.status().stats(connection).health().state()).isEqualTo(State.OK);
    }

    @Test
    void changedCredentialsAreTriedAtOnce() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        scenario.library
                .connections()
                .update(
                        OwnerId.SINGLE,
                        connection,
                        settings -> settings.withCredentials(
                                io.github.wooautosync.secret.Credentials.of("ck_wrong_wrong", "cs_wrong_wrong")));
        scenario.pim.put(1, "11.00");
        scenario.edited(1);
        scenario.sync();
        assertThat(scenario.library.status().stats(connection).health().state()).isEqualTo(State.UNAUTHORISED);

        scenario.library
                .connections()
                .update(
                        OwnerId.SINGLE,
                        connection,
                        settings -> settings.withCredentials(io.github.wooautosync.secret.Credentials.of(
                                store.consumerKey(), store.consumerSecret())));
        scenario.library.runPendingWork();

        scenario.assertEqualsPim(store);
    }

    @Test
    void invalidDataIsTriedOnceAndSaysWhatIsWrong() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, product -> product.rawField("catalog_visibility", "nonsense"));
        scenario.pim.put(2, "10.00");

        ExportReport report = scenario.export(connection, 1, 2);

        assertThat(report.syncedCount()).isEqualTo(1);
        assertThat(report.failedCount()).isEqualTo(1);
        ProductSyncStatus status = scenario.status(connection, 1);
        assertThat(status.syncStatus()).isEqualTo(SyncStatus.ERROR);
        assertThat(status.errorCode()).contains("product_invalid_catalog_visibility");
        assertThat(status.attempts()).isEqualTo(1);
        assertThat(status.nextAttemptAt()).isEmpty();
        store.clearRequests();
        scenario.advance(LONG);
        assertThat(store.requests()).as("no further attempt").isEmpty();

        scenario.pim.put(1, "10.00");
        scenario.edited(1);
        scenario.sync();
        scenario.assertEqualsPim(store);
        assertThat(scenario.status(connection, 1).errorCode()).isEmpty();
    }

    @Test
    void aProductThatTheMappingRefusesIsNotSentAtAll() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, product -> product.salePrice(new java.math.BigDecimal("11")));

        scenario.export(connection, 1);

        assertThat(store.writes()).isEmpty();
        assertThat(scenario.status(connection, 1).errorCode()).contains("invalid_sale_price");
        assertThat(scenario.status(connection, 1).errorMessage().orElseThrow()).contains("not below price 10.00");
    }

    @Test
    void anItemThatKillsPhpStandsAloneInTheEndAndTheOthersAreDone() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        List<ProductId> ids = scenario.pim.putMany(1, 100);
        store.faults().poison(item -> item.path("sku").asText().equals("SKU-50"), Death.fatal500());

        scenario.export(connection, ids);
        for (int i = 0; i < 12; i++) {
            scenario.advance(LONG);
        }

        assertThat(store.productCount()).isEqualTo(99);
        ProductSyncStatus poison = scenario.status(connection, 50);
        assertThat(poison.syncStatus()).isEqualTo(SyncStatus.ERROR);
        assertThat(poison.errorCode()).contains("internal_server_error");
        assertThat(scenario.library.status().stats(connection).count(SyncStatus.SYNCED))
                .isEqualTo(99);
    }

    /** Seconds from now until the date in {@code Retry-After}, and how long the store rests then at least and at most. */
    @ParameterizedTest
    @CsvSource({
        "429, 30, 30, 30",
        "429, -3600, 0, 5",
        "429, 0, 0, 5",
        "429, 31536000, 60, 60",
        "503, 30, 30, 30",
        "503, 31536000, 60, 60"
    })
    void restsUntilTheDateThatAStoreNamesButNotLongerThanAMinute(int status, long asked, long least, long most) {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);

        pushUnder(store, Fault.status(status, scenario.clock.instant().plusSeconds(asked)));
        Instant stopped = scenario.clock.instant();

        Instant probe = scenario.library
                .connections()
                .get(OwnerId.SINGLE, connection)
                .health()
                .nextProbeAt()
                .orElseThrow();
        assertThat(Duration.between(stopped, probe))
                .isBetween(Duration.ofSeconds(least).minus(Scenario.COALESCING), Duration.ofSeconds(most));
        store.clearRequests();
        scenario.clock.advance(Duration.between(stopped, probe).minusMillis(1));
        scenario.library.runPendingWork();
        assertThat(store.requests()).isEmpty();
        scenario.advance(Duration.ofSeconds(2));
        scenario.assertEqualsPim(store);
    }

    @Test
    void aStoreThatAsksForAPauseGetsIt() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        pushUnder(store, Fault.status(429, Duration.ofSeconds(30)));

        scenario.advance(Duration.ofSeconds(29));
        assertThat(store.requests()).as("pause").isEmpty();
        scenario.advance(Duration.ofSeconds(2));

        scenario.assertEqualsPim(store);
    }

    /** The route of a product is gone with the plug-in; the product is not (fact 137). */
    @Test
    void aPlugInThatIsSwitchedOffLosesNoProduct() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        Shirts shirts = Shirts.of(scenario.pim, 2, 2);
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1, 2);
        store.activateWooCommerceAsShopOwner(false);
        scenario.pim.put(1, "11.00");
        shirts.size(1, "12.00").save();
        scenario.edited(1, 2);
        scenario.sync();

        assertThat(scenario.library
                        .connections()
                        .get(OwnerId.SINGLE, connection)
                        .health()
                        .code())
                .contains("rest_no_route");
        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.PENDING);
        store.activateWooCommerceAsShopOwner(true);
        scenario.advance(LONG);

        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(store.productCount()).isEqualTo(2);
        assertThat(shirts.prices(store)).containsEntry("1", "12.00").hasSize(2);
        assertThat(store.productsBySku("SKU-1").get(0).path("regular_price").asText())
                .isEqualTo("11.00");
    }

    @Test
    void aPauseIsNeverLongerThanAMinute() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        pushUnder(store, Fault.maintenance());

        scenario.advance(Duration.ofSeconds(59));
        assertThat(store.requests()).as("pause").isEmpty();
        scenario.advance(Duration.ofSeconds(2));

        scenario.assertEqualsPim(store);
    }

    @Test
    void lostAnswersOfDifferentProductsInARowRestTheConnection() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        scenario.pim.putMany(1, 2);
        scenario.export(connection, 1, 2);
        store.faults().onRequest(RecordedRequest::isWrite, Fault.answerLost());
        scenario.pim.put(1, "11.00");
        scenario.edited(1);

        scenario.sync();
        assertThat(scenario.library.status().stats(connection).health().state()).isEqualTo(State.OK);
        scenario.pim.put(2, "11.00");
        scenario.edited(2);
        scenario.sync();
        assertThat(scenario.library.status().stats(connection).health().state()).isEqualTo(State.UNREACHABLE);
    }

    @Test
    void aRequestThatIsTooLargeIsDividedUntilItFits() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        List<ProductId> ids = scenario.pim.putMany(1, 100);
        store.faults().onRequest(request -> request.batchSize() > 10, Fault.status(413));

        scenario.export(connection, ids);
        for (int i = 0; i < 6; i++) {
            scenario.advance(LONG);
        }

        scenario.assertEqualsPim(store);
        assertThat(scenario.library.status().stats(connection).count(SyncStatus.SYNCED))
                .isEqualTo(100);
    }

    @Test
    void anEditOvertakesABulkExport() {
        try (Scenario small = Scenario.with(builder -> builder.batchSize(10))) {
            FakeStore store = small.store("A");
            ConnectionId connection = small.connect(store);
            List<ProductId> ids = small.pim.putMany(1, 101);
            small.export(connection, 1);
            store.stop();
            small.export(connection, ids.subList(1, 101));
            small.pim.put(1, "11.00");
            small.edited(1);
            small.sync();
            store.restart();
            store.clearRequests();

            small.advance(LONG);

            assertThat(store.writes().get(0).body().path("update")).hasSize(1);
            small.assertEqualsPim(store);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whateverGoesWrongOnceTheStoreEndsUpEqualToThePim(String name, Supplier<Fault> fault) {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        List<ProductId> ids = scenario.pim.putMany(1, 30);
        store.faults().onRequest(RecordedRequest::isWrite, fault.get());
        scenario.export(connection, ids.subList(0, 20));
        store.faults().clear();
        scenario.advance(LONG);
        scenario.export(connection, ids.subList(20, 30));
        scenario.assertEqualsPim(store);

        store.faults().onRequest(RecordedRequest::isWrite, fault.get());
        ids.forEach(id -> scenario.pim.put(Long.parseLong(id.value()), "77.00"));
        scenario.library.autoSync().autoSyncProductUpdates(ids, OwnerId.SINGLE);
        scenario.sync();
        store.faults().clear();
        scenario.advance(LONG);
        scenario.advance(LONG);

        scenario.assertEqualsPim(store);
        assertThat(scenario.library.status().stats(connection).count(SyncStatus.SYNCED))
                .isEqualTo(30);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("answer lost", Fault::answerLost),
                arguments("connection closed", Fault::connectionClosed),
                arguments("429", () -> Fault.status(429, Duration.ofSeconds(30))),
                arguments("503", () -> Fault.status(503, Duration.ofSeconds(600))),
                arguments("maintenance", Fault::maintenance),
                arguments("database down", Fault::databaseDown),
                arguments("fatal before the work", Fault::fatal500),
                arguments("fatal after the work", Fault::fatal500AfterWork),
                arguments("502 before the work", Fault::badGateway),
                arguments("502 after the work", Fault::badGatewayAfterWork),
                arguments("504 before the work", Fault::gatewayTimeout),
                arguments("504 after the work", Fault::gatewayTimeoutAfterWork),
                arguments("truncated JSON", Fault::truncatedJson),
                arguments("notice before the JSON", Fault::noticeBeforeJson),
                arguments("byte order mark", Fault::bomBeforeJson),
                arguments("empty body", Fault::emptyBody),
                arguments("empty body before the work", Fault::emptyBodyBeforeWork),
                arguments("front page", Fault::htmlFrontPage),
                arguments("revoked", Fault::unauthorised),
                arguments("died after item 7", () -> Fault.answerLostAfterItem(7)));
    }

    @Test
    void lostAnswersToCreatesNeverMakeAProductTwice() {
        FakeStore store = scenario.store("A");
        ConnectionId connection = scenario.connect(store);
        Random random = new Random(20261122);
        List<ProductId> ids = scenario.pim.putMany(1, 2_000);
        int lost = 0;
        for (int from = 0; lost < 200; from += 10) {
            // Single creates and batches of ten, cut off at a random point.
            int size = random.nextBoolean() ? 1 : 10;
            store.faults().onRequest(RecordedRequest::isWrite, Fault.answerLostAfterItem(random.nextInt(size + 1)));
            scenario.export(connection, ids.subList(from, from + size));
            store.faults().clear();
            lost++;
            scenario.advance(LONG);
            if (size == 1) {
                scenario.export(connection, ids.subList(from + 1, from + 10));
            }
        }
        scenario.advance(LONG);

        scenario.assertEqualsPim(store);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomFaultsEndInEqualStores(long seed) {
        FakeStore a = scenario.store("A");
        FakeStore b = scenario.store("B");
        ConnectionId toA = scenario.connect(a);
        ConnectionId toB = scenario.connect(b);
        List<ProductId> ids = scenario.pim.putMany(1, 120);
        Fault[] choices = {
            Fault.answerLost(),
            Fault.answerLostAfterItem(3),
            Fault.connectionClosed(),
            Fault.status(429, Duration.ofSeconds(5)),
            Fault.maintenance(),
            Fault.fatal500(),
            Fault.fatal500AfterWork(),
            Fault.badGatewayAfterWork(),
            Fault.gatewayTimeoutAfterWork(),
            Fault.truncatedJson(),
            Fault.noticeBeforeJson(),
            Fault.emptyBody(),
            Fault.unauthorised()
        };
        a.faults().random(seed, 0.3, choices);
        b.faults().random(seed + 1, 0.3, choices);
        Random random = new Random(seed);
        scenario.export(toA, ids);
        scenario.export(toB, ids);
        for (int round = 0; round < 40; round++) {
            for (int edit = 0; edit < 10; edit++) {
                long id = 1L + random.nextInt(120);
                scenario.pim.put(id, (1 + random.nextInt(500)) + ".50");
                scenario.edited(id);
            }
            scenario.advance(Duration.ofSeconds(random.nextInt(90)));
        }
        a.faults().clear();
        b.faults().clear();
        for (int i = 0; i < 3; i++) {
            scenario.library.status().retry(toA, List.of());
            scenario.library.status().retry(toB, List.of());
            scenario.advance(LONG);
        }

        scenario.assertEqualsPim(a);
        scenario.assertEqualsPim(b);
        assertThat(scenario.library.status().stats(toA).count(SyncStatus.SYNCED))
                .isEqualTo(120);
        assertThat(scenario.library.status().stats(toB).count(SyncStatus.SYNCED))
                .isEqualTo(120);
    }

    static Stream<Long> seeds() {
        return Stream.of(1L, 2L, 3L, 4L, 5L, 6L);
    }

    /** Pushes an edit of product 1 into a fault, which is over then. */
    private void pushUnder(FakeStore store, Fault fault) {
        store.faults().onRequest(RecordedRequest::isWrite, fault);
        scenario.pim.put(1, "11.00");
        scenario.edited(1);
        scenario.sync();
        store.faults().clear();
        store.clearRequests();
    }

    private static Arguments arguments(String name, Supplier<Fault> fault) {
        return Arguments.of(name, fault);
    }
}
