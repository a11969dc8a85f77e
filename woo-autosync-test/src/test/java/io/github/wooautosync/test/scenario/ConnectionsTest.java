package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.wooautosync.ConnectionNotFoundException;
import io.github.wooautosync.ConnectionTest;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.DuplicateConnectionException;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.test.store.FakeStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connecting, trying, changing and deleting stores. */
class ConnectionsTest {

    private static final OwnerId OTHER = OwnerId.of("other");

    private final Scenario scenario = Scenario.stepped();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void aTestTellsWhoTheStoreIs() {
        FakeStore store = scenario.store("Shoe shop");
        ConnectionId id = scenario.connect(store);

        ConnectionTest test = scenario.library.connections().test(OwnerId.SINGLE, id);

        assertThat(test.success()).isTrue();
        assertThat(test.information().orElseThrow().wooCommerceVersion()).contains("11.0.1");
        assertThat(test.information().orElseThrow().storeName()).contains("Shoe shop");
        assertThat(test.information().orElseThrow().currency()).contains("EUR");
        assertThat(store.writes()).isEmpty();
    }

    @Test
    void aFailedTestExplainsItself() {
        FakeStore store = FakeStore.builder()
                .readOnlyKey("ck_readonly_12", "cs_readonly_12")
                .clock(scenario.clock)
                .start();
        scenario.stores.add(store);

        ConnectionTest wrong = test(store, "ck_unknown_1234", "cs_unknown_1234");
        assertThat(wrong.success()).isFalse();
        assertThat(wrong.explanation().orElseThrow()).contains("does not accept the key");
        ConnectionTest readOnly = test(store, "ck_readonly_12", "cs_readonly_12");
        assertThat(readOnly.success()).isFalse();
        assertThat(readOnly.explanation().orElseThrow()).contains("write permission");
        store.stop();
        ConnectionTest down = test(store, store.consumerKey(), store.consumerSecret());
        assertThat(down.code()).contains("connection_refused");
    }

    @Test
    void theFirstConnectionIsTheDefaultAndThereIsAlwaysOne() {
        ConnectionId a = scenario.connect(scenario.store("A"));
        scenario.clock.advance(java.time.Duration.ofSeconds(1));
        ConnectionId b = scenario.connect(scenario.store("B"));
        assertThat(defaultOf(OwnerId.SINGLE)).isEqualTo(a);

        scenario.library.connections().update(OwnerId.SINGLE, b, settings -> settings.withDefaultConnection(true));
        assertThat(defaultOf(OwnerId.SINGLE)).isEqualTo(b);

        scenario.library.connections().delete(OwnerId.SINGLE, b);
        assertThat(defaultOf(OwnerId.SINGLE)).isEqualTo(a);
        assertThat(scenario.library.connections().defaultConnection(OTHER)).isEmpty();
    }

    @Test
    void aStoreIsConnectedOncePerOwner() {
        FakeStore store = scenario.store("A");
        scenario.connect(store);

        assertThatExceptionOfType(DuplicateConnectionException.class)
                .isThrownBy(() -> scenario.library
                        .connections()
                        .connect(NewConnection.builder()
                                .storeUrl(store.url() + "/wp-json/wc/v3/")
                                .consumerKey("ck_other")
                                .consumerSecret("cs_other")
                                .build()))
                .withMessageContaining("storeUrl");
        assertThat(scenario.connect(store, OTHER, StorePolicy.standard())).isNotNull();
    }

    @Test
    void aConnectionOfAnotherOwnerIsAsGoodAsNone() {
        ConnectionId id = scenario.connect(scenario.store("A"));

        assertThatExceptionOfType(ConnectionNotFoundException.class)
                .isThrownBy(() -> scenario.library.connections().get(OTHER, id));
        assertThatExceptionOfType(ConnectionNotFoundException.class)
                .isThrownBy(() -> scenario.library.connections().delete(OTHER, id));
        assertThatExceptionOfType(ConnectionNotFoundException.class)
                .isThrownBy(() -> scenario.library.connections().deactivate(OTHER, id));
        assertThat(scenario.library.connections().list(OTHER)).isEmpty();
        assertThat(scenario.library.connections().get(OwnerId.SINGLE, id).active())
                .isTrue();
    }

    @Test
    void deletingAConnectionDeletesItsRecordsAndNothingInTheStore() {
        FakeStore store = scenario.store("A");
        ConnectionId id = scenario.connect(store);
        scenario.pim.put(1, "10.00");
        scenario.export(id, 1);

        scenario.library.connections().delete(OwnerId.SINGLE, id);
        scenario.edited(1);
        store.clearRequests();
        scenario.sync();

        assertThat(store.productCount()).isEqualTo(1);
        assertThat(store.requests()).isEmpty();
        assertThatExceptionOfType(ConnectionNotFoundException.class)
                .isThrownBy(() -> scenario.library.status().syncStatus(id, ProductId.of(1)));
    }

    @Test
    void anUpdateChangesWhatItNamesAndKeepsTheRest() {
        FakeStore store = scenario.store("A");
        ConnectionId id = scenario.connect(store);

        Connection updated = scenario.library
                .connections()
                .update(
                        OwnerId.SINGLE,
                        id,
                        settings -> settings.withStoreName("New name").withAutoSync(false));

        assertThat(updated.storeName()).isEqualTo("New name");
        assertThat(updated.autoSync()).isFalse();
        assertThat(updated.active()).isTrue();
        assertThat(updated.defaultConnection()).isTrue();
        assertThat(updated.credentials().consumerKey()).isEqualTo(store.consumerKey());
    }

    @Test
    void plainHttpAndPrivateAddressesMustBeAllowed() {
        FakeStore store = scenario.store("A");
        try (WooAutoSync strict = WooAutoSync.builder()
                .productSource(scenario.pim::load)
                .allowPlainHttp(true)
                .build()) {
            assertThat(strict.connections()
                            .test(NewConnection.builder()
                                    .storeUrl(store.url().toString())
                                    .consumerKey("ck_test")
                                    .consumerSecret("cs_test")
                                    .build())
                            .code())
                    .contains("address_refused");
        }
        try (WooAutoSync stricter =
                WooAutoSync.builder().productSource(scenario.pim::load).build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> stricter.connections()
                            .connect(NewConnection.builder()
                                    .storeUrl("http://shop.example")
                                    .consumerKey("ck_test")
                                    .consumerSecret("cs_test")
                                    .build()))
                    .withMessageContaining("allowPlainHttp");
        }
    }

    @Test
    void theProductSourceIsObligatory() {
        assertThatIllegalStateException()
                .isThrownBy(() -> WooAutoSync.builder().build())
                .withMessageContaining("productSource");
    }

    private ConnectionTest test(FakeStore store, String key, String secret) {
        return scenario.library
                .connections()
                .test(NewConnection.builder()
                        .storeUrl(store.url().toString())
                        .consumerKey(key)
                        .consumerSecret(secret)
                        .build());
    }

    private ConnectionId defaultOf(OwnerId owner) {
        return scenario.library
                .connections()
                .defaultConnection(owner)
                .orElseThrow()
                .id();
    }
}
