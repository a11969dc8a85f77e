package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A product was created without an answer, and its SKU changes before anybody knows. */
class LostCreateTest {

    private final Scenario scenario = Scenario.stepped();
    private final FakeStore store = scenario.store("A");
    private final ConnectionId connection = scenario.connect(store);

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void theProductIsFoundByTheSkuThatItWasCreatedWith() {
        createdWithoutAnswer(Fault.answerLost());

        scenario.pim.put(1, product -> product.sku("SKU-NEW"));
        scenario.edited(1);
        minutes(10);

        scenario.assertEqualsPim(store);
        assertThat(scenario.status(connection, 1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
    }

    @Test
    void aSecondOneIsNotCreatedWhileTheFirstMayStillCome() {
        createdWithoutAnswer(Fault.answerLostWorkLater());

        scenario.pim.put(1, product -> product.sku("SKU-NEW"));
        scenario.edited(1);
        minutes(1);
        assertThat(store.productCount()).isZero();
        store.faults().finishLateWork();
        minutes(10);

        scenario.assertEqualsPim(store);
    }

    @Test
    void aProductThatNeverCameIsCreatedWithItsNewSku() {
        createdWithoutAnswer(Fault.gatewayTimeout());

        scenario.pim.put(1, product -> product.sku("SKU-NEW"));
        scenario.edited(1);
        minutes(1);
        assertThat(scenario.status(connection, 1).errorCode()).contains("create_unconfirmed");
        minutes(10);

        scenario.assertEqualsPim(store);
    }

    @Test
    void anotherProductTakesTheSkuOverMeanwhile() {
        createdWithoutAnswer(Fault.answerLost());

        scenario.pim.put(1, product -> product.sku("SKU-NEW"));
        scenario.pim.put(2, product -> product.sku("SKU-1"));
        scenario.edited(1);
        scenario.export(connection, 2);
        minutes(10);

        scenario.assertEqualsPim(store);
    }

    @Test
    void theProductSwapsItsSkuWithAnother() {
        scenario.pim.put(2, "10.00");
        scenario.export(connection, 2);
        createdWithoutAnswer(Fault.answerLost());

        scenario.pim.put(1, product -> product.sku("SKU-2"));
        scenario.pim.put(2, product -> product.sku("SKU-1"));
        scenario.edited(1, 2);
        minutes(20);

        scenario.assertEqualsPim(store);
    }

    @Test
    void alsoWhereTheProcessWasKilledMeanwhile() {
        InMemorySyncRecordStore records = new InMemorySyncRecordStore(scenario.clock);
        boolean[] killed = {true};
        Scenario killable = Scenario.with(builder -> builder.clock(scenario.clock)
                .recordStore(InterceptedRecords.around(records, call -> {
                    if (killed[0] && call.equals("complete") && store.productCount() > 0) {
                        throw new InternalError("killed");
                    }
                })));
        ConnectionId other = killable.connect(store);
        killable.pim.put(1, "10.00");
        try {
            killable.export(other, 1);
        } catch (Throwable dead) {
            assertThat(dead).isInstanceOf(InternalError.class);
        }
        killed[0] = false;
        assertThat(store.productCount()).isOne();

        killable.pim.put(1, product -> product.sku("SKU-NEW"));
        killable.edited(1);
        scenario.clock.advance(Duration.ofMinutes(4));
        killable.sync();
        scenario.clock.advance(Duration.ofMinutes(4));
        killable.sync();

        killable.assertEqualsPim(store);
        killable.close();
    }

    private void createdWithoutAnswer(Fault fault) {
        scenario.pim.put(1, "10.00");
        store.faults().onRequest(request -> request.isWrite(), fault);
        scenario.export(connection, 1);
        store.faults().clear();
    }

    private void minutes(int number) {
        for (int i = 0; i < number * 2; i++) {
            scenario.advance(Duration.ofSeconds(30));
        }
    }
}
