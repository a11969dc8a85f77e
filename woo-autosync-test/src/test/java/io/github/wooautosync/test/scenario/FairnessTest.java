package io.github.wooautosync.test.scenario;

import static io.github.wooautosync.test.scenario.Scenario.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.ExportHandle;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A bulk export of a hundred thousand products, and people who edit meanwhile; counted in requests. */
class FairnessTest {

    private static final int CATALOGUE = 100_000;

    private final InMemorySyncRecordStore records = new InMemorySyncRecordStore();
    private volatile String nameOfTheFirst = "Product 1";

    @Test
    void aBulkExportDelaysAnEditByOneBatchAtMostAndNoneOfAnotherStore() {
        try (Scenario scenario = Scenario.running(
                builder -> builder.productSource((ids, context) -> load(ids)).recordStore(records))) {
            FakeStore busy = slowStore(scenario, "Busy");
            FakeStore other = slowStore(scenario, "Other");
            ConnectionId connection = scenario.connect(busy);
            scenario.export(connection, 1);
            scenario.export(scenario.connect(other), 1);
            ExportHandle export = scenario.library
                    .exports()
                    .start(ExportRequest.of(
                            connection,
                            LongStream.rangeClosed(2, CATALOGUE)
                                    .mapToObj(ProductId::of)
                                    .toList()));
            eventually().until(() -> busy.productCount() > 1_000);
            busy.faults().onRequest(RecordedRequest::isWrite, Fault.hang());
            eventually().until(() -> busy.requestsInFlight() > 0);
            other.clearRequests();

            nameOfTheFirst = "urgent";
            scenario.edited(1);

            // The other store hears of it with one request, though the busy one does not move at all.
            eventually().until(() -> other.writes().stream().anyMatch(FairnessTest::isTheEdit));
            assertThat(other.requests()).hasSize(1);
            eventually().until(() -> isDue(connection));
            long before = lastWrite(busy);
            busy.faults().clear();
            eventually().until(() -> busy.writes().stream().anyMatch(FairnessTest::isTheEdit));

            assertThat(overtakers(busy, before)).isLessThanOrEqualTo(1);
            assertThat(busy.productCount()).isLessThan(CATALOGUE);
            export.cancel();
        }
    }

    /** Writes that began after the edit was due, and before it. */
    private static long overtakers(FakeStore store, long before) {
        return store.writes().stream()
                .filter(request -> request.sequence() > before)
                .takeWhile(request -> !isTheEdit(request))
                .count();
    }

    private static long lastWrite(FakeStore store) {
        return store.writes().stream()
                .mapToLong(RecordedRequest::sequence)
                .max()
                .orElse(0);
    }

    private boolean isDue(ConnectionId connection) {
        DueQuery edits = new DueQuery(connection, Lane.INTERACTIVE, DueQuery.Scope.EVERYTHING, 1);
        return !records.dueRecords(edits, Instant.now()).isEmpty();
    }

    private static boolean isTheEdit(RecordedRequest request) {
        return request.body().toString().contains("\"urgent\"");
    }

    private static FakeStore slowStore(Scenario scenario, String name) {
        FakeStore store = FakeStore.builder()
                .name(name)
                .workers(4)
                .serviceTime(Duration.ofMillis(20), Duration.ofMillis(1))
                .start();
        scenario.stores.add(store);
        return store;
    }

    private Map<ProductId, Product> load(Collection<ProductId> ids) {
        Map<ProductId, Product> products = new HashMap<>();
        for (ProductId id : List.copyOf(ids)) {
            String name = id.value().equals("1") ? nameOfTheFirst : "Product " + id;
            products.put(
                    id,
                    Product.builder(id)
                            .sku("SKU-" + id.value())
                            .name(name)
                            .price("10.00")
                            .build());
        }
        return products;
    }
}
