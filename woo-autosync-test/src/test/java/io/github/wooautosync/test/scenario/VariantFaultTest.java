package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.connection.ConnectionHealth.State;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.Death;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Misfortunes in the middle of variations: nothing is lost, nothing is made twice, nothing old stays. */
class VariantFaultTest {

    private static final Duration LONG = Duration.ofHours(2);

    private final Scenario scenario = Scenario.stepped();
    private final FakeStore store = scenario.store("A");
    private final ConnectionId connection = scenario.connect(store);

    @AfterEach
    void close() {
        scenario.close();
    }

    static Stream<Arguments> misfortunes() {
        return Stream.<Supplier<Fault>>of(
                        Fault::answerLost,
                        Fault::emptyBody,
                        Fault::emptyBodyBeforeWork,
                        Fault::fatal500,
                        Fault::fatal500AfterWork,
                        Fault::badGateway,
                        Fault::badGatewayAfterWork,
                        Fault::gatewayTimeout,
                        Fault::gatewayTimeoutAfterWork,
                        Fault::truncatedJson,
                        Fault::connectionClosed,
                        Fault::maintenance,
                        () -> Fault.answerLostAfterItem(7),
                        () -> Fault.status(413),
                        () -> Fault.status(429, Duration.ofSeconds(30)),
                        Fault::unauthorised)
                .map(fault -> Arguments.of(fault.get().toString(), fault));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misfortunes")
    void variationsAreMadeOnceWhateverBecomesOfTheAnswer(String name, Supplier<Fault> fault) {
        Shirts shirts = Shirts.of(scenario.pim, 1, 12);
        AtomicInteger hits = new AtomicInteger();
        store.faults().onRequest(request -> isVariations(request) && hits.incrementAndGet() <= 1, fault.get());

        scenario.export(connection, 1);
        settle();

        assertThat(hits.get()).isPositive();
        assertThat(shirts.prices(store)).hasSize(12);
        assertInStep();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misfortunes")
    void changesArriveWhateverBecomesOfTheAnswer(String name, Supplier<Fault> fault) {
        Shirts shirts = exported(12);
        AtomicInteger hits = new AtomicInteger();
        store.faults().onRequest(request -> isVariations(request) && hits.incrementAndGet() <= 1, fault.get());

        shirts.size(3, "33.00").size("new", "44.00").without(5).save();
        edited(1);
        settle();

        assertThat(shirts.prices(store))
                .hasSize(12)
                .containsEntry("3", "33.00")
                .containsEntry("new", "44.00")
                .doesNotContainKey("5");
        assertInStep();
    }

    /** The store has the new price, the PIM takes it back before anybody knows: the old one must be sent again. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("misfortunes")
    void aChangeThatIsTakenBackMeanwhileDoesNotStay(String name, Supplier<Fault> fault) {
        Shirts shirts = exported(3);
        AtomicInteger hits = new AtomicInteger();
        store.faults().onRequest(request -> isVariations(request) && hits.incrementAndGet() <= 1, fault.get());
        shirts.size(2, "99.00").save();
        edited(1);

        shirts.size(2, "10.00").save();
        edited(1);
        settle();

        assertThat(shirts.prices(store)).containsEntry("2", "10.00").hasSize(3);
        assertInStep();
    }

    static Stream<Arguments> deaths() {
        return Stream.of(
                        Death.emptyBody(),
                        Death.fatal500(),
                        Death.fatal500().afterStoring(),
                        Death.emptyBody().afterStoring(),
                        Death.badGateway(),
                        Death.gatewayTimeout().afterStoring(),
                        Death.connectionClosed())
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void aVariationThatKillsTheStoreHoldsUpNoOther(Death death) {
        Shirts shirts = Shirts.of(scenario.pim, 1, 40);
        shirts.size(23, "6.66").save();
        store.faults().poison(VariantFaultTest::isPoison, death);

        scenario.export(connection, 1);
        settle();
        settle();

        assertThat(shirts.prices(store)).hasSizeGreaterThanOrEqualTo(39).containsEntry("40", "10.00");
        assertThat(status(1).warningMessage().orElseThrow()).contains("v23");

        store.faults().clear();
        scenario.export(connection, 1);
        settle();
        assertThat(shirts.prices(store)).hasSize(40).containsEntry("23", "6.66");
        assertInStep();
    }

    @Test
    void aVariationThatKillsPhpIsFoundInOnePush() {
        Shirts shirts = exported(50);
        for (int size = 1; size <= 50; size++) {
            shirts.size(size, "12.00");
        }
        shirts.size(23, "6.66").save();
        store.faults().poison(VariantFaultTest::isPoison, Death.fatal500());

        edited(1);

        assertThat(shirts.prices(store))
                .containsEntry("1", "12.00")
                .containsEntry("50", "12.00")
                .containsEntry("23", "10.00");
        assertThat(status(1).warningCode()).contains("variation_refused");
        assertThat(status(1).warningMessage().orElseThrow()).contains("v23").doesNotContain("v22");
        assertThat(Shirts.batches(store)).hasSizeLessThanOrEqualTo(14);
        assertThat(scenario.library.status().stats(connection).health().state()).isEqualTo(State.OK);
    }

    @Test
    void aRefusedVariationIsAWarningAndOnlyItIsTriedAgain() {
        Shirts shirts = exported(10);
        long taken = store.seedProduct(VariantTest.parentOfSizes("TAKEN", "1"));
        shirts.change(4, variant -> variant.sku("TAKEN")).size(5, "55.00").save();

        edited(1);

        assertThat(status(1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(status(1).warningCode()).contains("variation_sku_taken");
        assertThat(shirts.prices(store)).containsEntry("5", "55.00");
        store.clearRequests();
        scenario.advance(LONG);
        assertThat(Shirts.batches(store))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.batchSize()).isEqualTo(1));
        store.deleteAsShopOwner(taken);
        scenario.advance(LONG);
        assertThat(shirts.variation(store, 4).path("sku").asText()).isEqualTo("TAKEN");
        assertInStep();
    }

    /** The store dies between the first and the second request, and the PIM goes back: the first must go back, too. */
    @Test
    void anOutageInTheMiddleLeavesNothingOld() {
        Shirts shirts = exported(150);
        AtomicInteger batches = new AtomicInteger();
        store.faults()
                .onRequest(request -> isVariations(request) && batches.incrementAndGet() == 2, Fault.maintenance());
        for (int size = 1; size <= 150; size++) {
            shirts.size(size, "99.00");
        }
        shirts.save();
        edited(1);
        assertThat(shirts.prices(store).values()).contains("99.00", "10.00");

        for (int size = 1; size <= 150; size++) {
            shirts.size(size, "10.00");
        }
        shirts.save();
        edited(1);
        settle();

        assertThat(shirts.prices(store).values()).containsOnly("10.00");
        assertInStep();
    }

    @Test
    void anEditThatArrivesDuringAPushIsNotLost() {
        Shirts shirts = exported(3);
        AtomicInteger batches = new AtomicInteger();
        store.faults()
                .onRequest(
                        request -> {
                            if (isVariations(request) && batches.incrementAndGet() == 1) {
                                shirts.size(3, "33.00").save();
                                scenario.edited(1);
                            }
                            return false;
                        },
                        Fault.answerLost());

        shirts.size(2, "22.00").save();
        edited(1);
        settle();

        assertThat(shirts.prices(store)).containsExactly(entry("1", "10.00"), entry("2", "22.00"), entry("3", "33.00"));
        assertInStep();
    }

    @Test
    void aProductThatBecameSimpleInTheShopGetsNoInvisibleVariations() {
        Shirts shirts = exported(3);
        long parent = shirts.parent(store);
        store.editAsShopOwner(parent, product -> product.put("type", "simple"));

        shirts.size(2, "22.00").save();
        edited(1);

        assertThat(store.variations(parent)).isEmpty();
        assertThat(status(1).warningCode()).contains("type_differs");

        scenario.export(connection, 1);
        settle();
        assertThat(store.product(parent).path("type").asText()).isEqualTo("variable");
        assertThat(shirts.prices(store)).containsEntry("2", "22.00").hasSize(3);
        assertInStep();
    }

    private static boolean isVariations(RecordedRequest request) {
        return request.path().endsWith("variations/batch");
    }

    private static boolean isPoison(ObjectNode item) {
        JsonNode price = item.path("regular_price");
        return price.asText().equals("6.66");
    }

    private Shirts exported(int sizes) {
        Shirts shirts = Shirts.of(scenario.pim, 1, sizes);
        assertThat(scenario.export(connection, 1).success()).isTrue();
        store.clearRequests();
        return shirts;
    }

    private void edited(long id) {
        scenario.edited(id);
        scenario.sync();
    }

    private void settle() {
        for (int step = 0; step < 8; step++) {
            scenario.advance(LONG);
        }
    }

    private void assertInStep() {
        assertThat(status(1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(status(1).warningMessage()).isEmpty();
        assertThat(store.productCount()).isEqualTo(1);
        store.clearRequests();
        edited(1);
        assertThat(store.writes()).isEmpty();
    }

    private ProductSyncStatus status(long id) {
        return scenario.status(connection, id);
    }
}
