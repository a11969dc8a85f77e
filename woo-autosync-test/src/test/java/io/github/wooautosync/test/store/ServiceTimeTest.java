package io.github.wooautosync.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A store that takes its time: at least as much as it is told, with as many requests at once as it has workers. */
class ServiceTimeTest {

    private static final Duration REQUEST = Duration.ofMillis(30);

    @Test
    void aBatchTakesItsRequestAndItsItemsAlsoWhereOneIsFasterThanAClockTick() {
        try (FakeStore store = FakeStore.builder()
                .basicAllowedOverHttp(true)
                .serviceTime(REQUEST, Duration.ofNanos(300_000))
                .start()) {
            assertThat(took(() -> create(store, 100))).isGreaterThanOrEqualTo(Duration.ofMillis(30 + 29));
            assertThat(store.productCount()).isEqualTo(100);
        }
    }

    @Test
    void requestsBeyondTheWorkersWait() {
        try (FakeStore store = FakeStore.builder()
                .basicAllowedOverHttp(true)
                .workers(2)
                .serviceTime(REQUEST, Duration.ZERO)
                .start()) {
            assertThat(took(() -> readAtOnce(store, 6))).isGreaterThanOrEqualTo(REQUEST.multipliedBy(3));
            assertThat(store.maximumRequestsInFlight()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void workersComeAndGoAndTheStoreChangesItsSpeedWhileItRuns() {
        try (FakeStore store =
                FakeStore.builder().basicAllowedOverHttp(true).workers(2).start()) {
            readAtOnce(store, 4);

            store.changeWorkers(1);
            store.changeServiceTime(REQUEST, Duration.ofMillis(5));
            store.clearRequests();

            assertThat(took(() -> readAtOnce(store, 4))).isGreaterThanOrEqualTo(REQUEST.multipliedBy(4));
            assertThat(store.maximumRequestsInFlight()).isEqualTo(1);
            assertThat(took(() -> create(store, 10))).isGreaterThanOrEqualTo(REQUEST.plusMillis(49));

            store.changeWorkers(4);
            store.clearRequests();
            readAtOnce(store, 12);

            assertThat(store.maximumRequestsInFlight()).isBetween(2, 4);
        }
    }

    private static void create(FakeStore store, int products) {
        List<String> items = IntStream.range(0, products)
                .mapToObj(number -> "{'name': 'P" + number + "'}")
                .toList();
        new StoreClient(store).post("products/batch", "{'create': [" + String.join(",", items) + "]}");
    }

    private static void readAtOnce(FakeStore store, int requests) {
        ExecutorService readers = Executors.newFixedThreadPool(requests);
        try {
            readers.invokeAll(Collections.nCopies(requests, () -> new StoreClient(store).get("products")));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            readers.shutdown();
        }
    }

    private static Duration took(Runnable work) {
        long before = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - before);
    }
}
