package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Products of the PIM that exchange their SKUs: the store refuses each of them as long as the other holds on. */
class SkuExchangeTest {

    private final Scenario scenario = Scenario.stepped();
    private final FakeStore store = scenario.store("A");
    private final ConnectionId connection = scenario.connect(store);

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void twoProductsSwapTheirSkus() {
        scenario.pim.putMany(1, 2);
        scenario.export(connection, 1, 2);

        scenario.pim.put(1, product -> product.sku("SKU-2").price("11.00"));
        scenario.pim.put(2, product -> product.sku("SKU-1").price("12.00"));
        scenario.edited(1, 2);
        scenario.sync();
        minutes(5);

        scenario.assertEqualsPim(store);
        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(scenario.status(connection, 2).syncStatus()).isEqualTo(SyncStatus.SYNCED);
    }

    @Test
    void severalProductsPassTheirSkusAround() {
        scenario.pim.putMany(1, 7);
        scenario.export(connection, 1, 2, 3, 4, 5, 6, 7);

        for (long id = 1; id <= 7; id++) {
            long next = id % 7 + 1;
            scenario.pim.put(id, product -> product.sku("SKU-" + next));
        }
        scenario.edited(1, 2, 3, 4, 5, 6, 7);
        scenario.sync();
        minutes(30);

        scenario.assertEqualsPim(store);
    }

    @Test
    void aSwapThatIsInterruptedGoesOn() {
        scenario.pim.putMany(1, 2);
        scenario.export(connection, 1, 2);
        scenario.pim.put(1, product -> product.sku("SKU-2"));
        scenario.pim.put(2, product -> product.sku("SKU-1"));
        scenario.edited(1, 2);
        scenario.sync();

        for (int i = 0; i < 10; i++) {
            store.faults().next(Fault.answerLost());
            minutes(1);
        }
        store.faults().clear();
        minutes(60);

        scenario.assertEqualsPim(store);
    }

    @Test
    void aProductThatGivesWayAgainAndAgainIsNotTakenForDone() {
        scenario.pim.putMany(1, 2);
        scenario.export(connection, 1, 2);
        scenario.pim.put(1, product -> product.sku("SKU-2"));
        scenario.pim.put(2, product -> product.sku("SKU-1").description("poison"));
        store.faults()
                .onRequest(
                        request ->
                                request.isWrite() && request.body().toString().contains("poison"),
                        Fault.fatal500());
        scenario.edited(1, 2);
        scenario.sync();
        minutes(20);
        store.faults().clear();
        minutes(400);

        scenario.assertEqualsPim(store);
    }

    @Test
    void aNewProductWaitsAsLongAsTheHolderOfItsSkuCannotGiveItUp() {
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        store.faults()
                .onRequest(
                        request ->
                                request.isWrite() && request.body().toString().contains("SKU-9"),
                        Fault.fatal500());

        scenario.pim.put(1, product -> product.sku("SKU-9"));
        scenario.edited(1);
        scenario.sync();
        scenario.pim.put(2, product -> product.sku("SKU-1"));
        scenario.export(connection, 2);
        minutes(15);
        store.faults().clear();
        minutes(60);

        scenario.assertEqualsPim(store);
    }

    @Test
    void aProductThatTheShopMadeIsNotWaitedFor() {
        scenario.pim.put(1, "10.00");
        scenario.export(connection, 1);
        store.seedProduct(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .put("name", "The shop's own")
                .put("sku", "SKU-9"));

        scenario.pim.put(1, product -> product.sku("SKU-9"));
        scenario.edited(1);
        scenario.sync();
        minutes(30);

        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.CONFLICT);
        assertThat(store.productsBySku("SKU-1")).as("keeps its old SKU").hasSize(1);
        assertThat(store.writes().stream().filter(RecordedRequest::isWrite).count())
                .isLessThan(10);
    }

    private void minutes(int number) {
        for (int i = 0; i < number * 2; i++) {
            scenario.advance(Duration.ofSeconds(30));
        }
    }
}
