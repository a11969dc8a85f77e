package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.ConnectionNotFoundException;
import io.github.wooautosync.ProductSyncService;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductSyncTest {

    private static final List<ProductId> SHIRT = ToyPim.ids(101, 101);

    @Test
    void aPausedProductCollectsItsChangesUntilItIsResumed() {
        try (Scenario scenario = Scenario.stepped()) {
            FakeStore store = scenario.store("Store A");
            ConnectionId shop = scenario.connect(store);
            scenario.pim.putMany(101, 102);
            scenario.export(shop, 101, 102);
            assertThat(products(scenario).pause(OwnerId.SINGLE, shop, SHIRT)).isEqualTo(1);

            scenario.pim.put(101, "11.00");
            scenario.pim.put(102, "12.00");
            scenario.edited(101, 102);
            scenario.sync();

            assertThat(price(store, "SKU-101")).isEqualTo("10.00");
            assertThat(price(store, "SKU-102")).isEqualTo("12.00");
            assertThat(scenario.status(shop, 101).syncStatus()).isEqualTo(SyncStatus.PAUSED);

            assertThat(products(scenario).resume(OwnerId.SINGLE, shop, SHIRT)).isEqualTo(1);
            scenario.sync();
            assertThat(price(store, "SKU-101")).isEqualTo("11.00");
        }
    }

    @Test
    void aForgottenProductStaysInTheStoreAndIsFoundAgainByItsSku() {
        try (Scenario scenario = Scenario.stepped()) {
            FakeStore store = scenario.store("Store A");
            ConnectionId shop = scenario.connect(store);
            scenario.pim.putMany(101, 102);
            scenario.export(shop, 101, 102);

            assertThat(products(scenario).forget(OwnerId.SINGLE, shop, SHIRT)).isEqualTo(1);
            assertThat(products(scenario).forget(OwnerId.SINGLE, shop, SHIRT)).isZero();

            scenario.pim.put(101, "11.00");
            scenario.edited(101);
            scenario.sync();
            assertThat(price(store, "SKU-101")).isEqualTo("10.00");
            assertThat(scenario.library.status().stats(shop).total()).isEqualTo(1);

            scenario.export(shop, 101);
            assertThat(store.productCount()).isEqualTo(2);
            assertThat(price(store, "SKU-101")).isEqualTo("11.00");
        }
    }

    @Test
    void anotherOwnersConnectionIsAsGoodAsNone() {
        try (Scenario scenario = Scenario.stepped()) {
            ConnectionId shop = scenario.connect(scenario.store("Store A"));
            scenario.pim.put(101, "10.00");
            scenario.export(shop, 101);
            OwnerId stranger = OwnerId.of("stranger");

            assertThatThrownBy(() -> products(scenario).pause(stranger, shop, SHIRT))
                    .isInstanceOf(ConnectionNotFoundException.class);
            assertThatThrownBy(() -> products(scenario).resume(stranger, shop, SHIRT))
                    .isInstanceOf(ConnectionNotFoundException.class);
            assertThatThrownBy(() -> products(scenario).forget(stranger, shop, SHIRT))
                    .isInstanceOf(ConnectionNotFoundException.class);
            assertThat(scenario.status(shop, 101).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        }
    }

    private static ProductSyncService products(Scenario scenario) {
        return scenario.library.products();
    }

    private static String price(FakeStore store, String sku) {
        return store.productsBySku(sku).get(0).path("regular_price").asText();
    }
}
