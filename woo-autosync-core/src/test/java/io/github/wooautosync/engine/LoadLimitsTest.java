package io.github.wooautosync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.connection.LearnedLimits;
import io.github.wooautosync.woo.FailureDetail;
import io.github.wooautosync.woo.TransportFault;
import io.github.wooautosync.woo.WooFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadLimitsTest {

    private static final Instant LATER = Instant.EPOCH.plusSeconds(1_000_000);

    private LoadLimits limits = with(Optional.empty());

    private static LoadLimits with(Optional<LearnedLimits> learned) {
        return new LoadLimits(
                EngineSettings.builder().requestTimeout(SimulatedStore.TIME_OUT).build(), learned);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # s per request, s per item, workers, jitter
            0.2,  0.05,  4, 0
            0.2,  0.05,  4, 0.3
            0.2,  0.05,  3, 0.3
            0.2,  0.05,  2, 0.3
            0.2,  0.05,  1, 0.3
            0.5,  0.01,  2, 0.2
            0.05, 0.08,  8, 0.3
            2.0,  0.02,  4, 0.2
            1.0,  0.2,   2, 0.2
            0.3,  0.4,   3, 0.2
            0.3,  0.9,   2, 0.1
            3.0,  0.05,  2, 0.1
            """)
    void withinTwoThousandProductsItIsNearlyAsFastAsTheBestFixedLimits(
            double perRequest, double perItem, int workers, double jitter) {
        SimulatedStore store = new SimulatedStore(perRequest, perItem, workers, jitter);
        push(store, 2_000);

        double learned = push(store, 10_000);

        assertThat(learned).isGreaterThanOrEqualTo(0.9 * store.best());
        assertThat(store.failures()).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "0.2, 0.05, 4, 0.2, 0.05, 1",
        "0.2, 0.05, 1, 0.2, 0.05, 4",
        "0.2, 0.02, 2, 0.2, 0.3, 2",
        "0.2, 0.3, 2, 0.2, 0.02, 3"
    })
    void itFollowsAStoreThatChanges(double r1, double i1, int w1, double r2, double i2, int w2) {
        SimulatedStore store = new SimulatedStore(r1, i1, w1, 0.2);
        push(store, 10_000);
        store.becomes(r2, i2, w2);
        push(store, 4_000);

        assertThat(push(store, 10_000)).isGreaterThanOrEqualTo(0.9 * store.best());
    }

    /** The store may be another one since: moved to a better machine, or to a worse one. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # remembered: batch size, batches; s per request, s per item, workers
            1,   1, 0.2,  0.05, 4
            1,   4, 0.5,  0.01, 2
            5,   1, 1.0,  0.2,  2
            100, 4, 0.2,  0.05, 1
            100, 4, 0.3,  0.9,  2
            100, 9, 0.3,  0.4,  3
            """)
    void whatWasRememberedNeverHurtsForLong(int size, int batches, double perRequest, double perItem, int workers) {
        limits = with(Optional.of(new LearnedLimits(size, batches, 1)));
        SimulatedStore store = new SimulatedStore(perRequest, perItem, workers, 0.2);
        push(store, 3_000);

        assertThat(push(store, 10_000)).isGreaterThanOrEqualTo(0.9 * store.best());
        // As many as were remembered can be on their way when the first of them dies.
        assertThat(store.failures()).isLessThanOrEqualTo(4 + 3);
    }

    @Test
    void itBeginsWithWhatWasRemembered() {
        push(new SimulatedStore(0.2, 0.05, 4, 0), 5_000);
        LearnedLimits learned = limits.toRemember().orElseThrow();
        limits.remembered(learned);
        assertThat(limits.toRemember()).isEmpty();

        LoadLimits restarted = with(Optional.of(learned));

        assertThat(restarted.batchesInFlight())
                .isEqualTo(learned.batchesInFlight())
                .isGreaterThan(1);
        assertThat(restarted.batchSize()).isEqualTo(learned.batchSize());
        assertThat(restarted.toRemember()).isEmpty();
    }

    @Test
    void aHostThatAllowsLessNowIsObeyed() {
        EngineSettings less =
                EngineSettings.builder().batchSize(20).parallelBatches(1).build();

        LoadLimits restarted = new LoadLimits(less, Optional.of(new LearnedLimits(100, 4, 4)));

        assertThat(restarted.batchSize()).isEqualTo(20);
        assertThat(restarted.batchesInFlight()).isEqualTo(1);
        assertThat(restarted.followUpsInFlight()).isEqualTo(1);
    }

    @Test
    void smallChangesAreNotWorthAWrite() {
        limits = with(Optional.of(new LearnedLimits(90, 1, 1)));

        answer(1);

        assertThat(limits.batchSize()).isGreaterThan(90);
        assertThat(limits.toRemember()).isEmpty();
    }

    @Test
    void oneWorkerIsNotBesieged() {
        SimulatedStore store = new SimulatedStore(0.2, 0.05, 1, 0.2);

        push(store, 20_000);

        assertThat(limits.batchesInFlight()).isLessThanOrEqualTo(2);
    }

    @Test
    void slowItemsTravelInBatchesThatAreAnsweredLongBeforeTheTimeOut() {
        SimulatedStore store = new SimulatedStore(0.3, 0.4, 4, 0.1);

        push(store, 3_000);

        assertThat(limits.batchSize()).isBetween(15, 30);
    }

    @Test
    void aRequestThatDiesHalvesBothAndGoodAnswersBringThemBackSlowly() {
        push(new SimulatedStore(0.2, 0.05, 4, 0), 5_000);
        int before = limits.batchesInFlight();

        limits.failed(lost(), 100, false, LATER);

        assertThat(limits.batchSize()).isEqualTo(50);
        assertThat(limits.batchesInFlight()).isEqualTo(before / 2);
        answer(1);
        assertThat(limits.batchSize()).as("slowly").isBetween(51, 61);
        answer(8);
        assertThat(limits.batchSize()).as("not what died, for a while").isEqualTo(75);
        answer(20);
        assertThat(limits.batchSize()).as("then that, too").isEqualTo(100);
    }

    @Test
    void theSearchForOneProductDoesNotSlowDownAllOthers() {
        limits.failed(lost(), 100, false, LATER);
        limits.failed(lost(), 50, true, LATER);
        limits.failed(lost(), 25, true, LATER);

        assertThat(limits.batchSize()).isEqualTo(50);
    }

    @Test
    void theMostItemsThatTheStoreNamesAreNeverExceeded() {
        limits.failed(tooMany("Unable to accept more than 30 items for this request."), 100, false, LATER);
        assertThat(limits.batchSize()).isEqualTo(30);

        answer(100);

        assertThat(limits.batchSize()).isEqualTo(30);
    }

    @Test
    void aLimitWithoutANumberAndOneOfBytesHalve() {
        limits.failed(tooMany("Trop d'articles."), 100, false, LATER);
        assertThat(limits.batchSize()).isEqualTo(50);

        limits.failed(
                new WooFailure.InvalidData(
                        detail(TransportFault.REQUEST_TOO_LARGE.code(), "413 Request Entity Too Large, 8 MB"),
                        Map.of()),
                50,
                false,
                LATER);
        assertThat(limits.batchSize()).isEqualTo(25);
    }

    @Test
    void aStoreThatAsksForFewerRequestsGetsFewerNotSmallerOnes() {
        push(new SimulatedStore(0.2, 0.05, 4, 0), 5_000);

        limits.failed(new WooFailure.Throttled(detail("http_error", "slow down"), Optional.empty()), 100, false, LATER);

        assertThat(limits.batchesInFlight()).isEqualTo(2);
        assertThat(limits.batchSize()).isEqualTo(100);
    }

    @Test
    void aClockThatStandsStillTeachesNothing() {
        for (int i = 0; i < 50; i++) {
            limits.answered(100, Instant.EPOCH, Instant.EPOCH, 1);
        }

        assertThat(limits.batchesInFlight()).isEqualTo(1);
        assertThat(limits.batchSize()).isEqualTo(100);
    }

    private double push(SimulatedStore store, int products) {
        return store.push(products, limits::batchSize, limits::batchesInFlight, new SimulatedStore.Pupil() {
            @Override
            public void answered(int items, Instant startedAt, Instant now, int inFlight) {
                limits.answered(items, startedAt, now, inFlight);
            }

            @Override
            public void timedOut(int items, Instant now) {
                limits.failed(lost(), items, false, now);
            }
        });
    }

    private void answer(int times) {
        for (int i = 0; i < times; i++) {
            limits.answered(limits.batchSize(), LATER, LATER.plus(Duration.ofMillis(20L * limits.batchSize())), 1);
        }
    }

    private static WooFailure lost() {
        return new WooFailure.Doubtful(detail("connection_lost", "gone"), false);
    }

    private static WooFailure tooMany(String message) {
        return new WooFailure.InvalidData(detail("woocommerce_rest_request_entity_too_large", message), Map.of());
    }

    private static FailureDetail detail(String code, String message) {
        return new FailureDetail(code, message, OptionalInt.of(500), "POST products/batch");
    }
}
