package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who decides the value of a field: the PIM, the PIM only once, or the shop. */
class OwnershipTest {

    private static final String FIELD = "short_description";

    private final Scenario scenario = Scenario.stepped();
    private final FakeStore store = scenario.store("A");

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void aFieldOfTheShopIsNeverSent() {
        ConnectionId connection = exported(FieldOwnership.SHOP);
        assertThat(inStore()).isEmpty();

        store.editAsShopOwner(id(connection), product -> product.put(FIELD, "the shop's"));
        edit("11.00", "the PIM's, changed");
        scenario.export(connection, 1);

        assertThat(inStore()).isEqualTo("the shop's");
        assertThat(scenario.export(connection, 1).results().get(0).exportedFields())
                .doesNotContain(FIELD);
    }

    @Test
    void anAdoptedProductKeepsWhatIsTheShops() {
        store.seedProduct(JsonMapper.builder()
                .build()
                .createObjectNode()
                .put("sku", "SKU-1")
                .put("name", "Old")
                .put("status", "publish")
                .put("type", "simple")
                .put(FIELD, "the shop's"));

        exported(FieldOwnership.SHOP);
        assertThat(inStore()).isEqualTo("the shop's");
    }

    @Test
    void anAdoptedProductKeepsWhatIsSentOnlyOnce() {
        store.seedProduct(JsonMapper.builder()
                .build()
                .createObjectNode()
                .put("sku", "SKU-1")
                .put("name", "Old")
                .put("status", "publish")
                .put("type", "simple")
                .put(FIELD, "the shop's"));

        exported(FieldOwnership.CREATE_ONLY);
        assertThat(inStore()).isEqualTo("the shop's");
    }

    @Test
    void aDoubtfulRepeatSendsNothingOfTheShops() {
        ConnectionId connection = exported(FieldOwnership.SHOP);
        store.editAsShopOwner(id(connection), product -> product.put(FIELD, "the shop's"));
        store.faults().onRequest(RecordedRequest::isWrite, Fault.answerLost());
        edit("11.00", "the PIM's, changed");
        store.faults().clear();

        scenario.advance(Duration.ofHours(1));
        scenario.advance(Duration.ofHours(1));

        assertThat(inStore()).isEqualTo("the shop's");
        scenario.assertEqualsPim(store);
    }

    @Test
    void aProductThatIsCreatedAnewGetsNothingForAFieldOfTheShop() {
        ConnectionId connection = exported(FieldOwnership.SHOP);
        store.deleteAsShopOwner(id(connection));

        edit("11.00", "the PIM's, changed");

        scenario.assertEqualsPim(store);
        assertThat(inStore()).isEmpty();
    }

    @Test
    void aFieldThatIsSentOnlyOnceIsTheShopsFromThenOn() {
        ConnectionId connection = exported(FieldOwnership.CREATE_ONLY);
        assertThat(inStore()).isEqualTo("the PIM's");

        store.editAsShopOwner(id(connection), product -> product.put(FIELD, "the shop's"));
        edit("11.00", "the PIM's, changed");
        scenario.export(connection, 1);

        assertThat(inStore()).isEqualTo("the shop's");
    }

    @Test
    void aFieldThatIsSentOnlyOnceIsSentWhenTheProductIsCreatedAnew() {
        ConnectionId connection = exported(FieldOwnership.CREATE_ONLY);
        store.deleteAsShopOwner(id(connection));

        edit("11.00", "the PIM's, changed");

        assertThat(inStore()).isEqualTo("the PIM's, changed");
    }

    @Test
    void aFieldThatThePimGetsBackIsSentWithTheNextPush() {
        for (FieldOwnership before : new FieldOwnership[] {FieldOwnership.CREATE_ONLY, FieldOwnership.SHOP}) {
            ConnectionId connection = exported(before);
            store.editAsShopOwner(id(connection), product -> product.put(FIELD, "the shop's"));

            owner(connection, FieldOwnership.PIM);
            edit("11.00", "the PIM's");

            assertThat(inStore()).as("was %s", before).isEqualTo("the PIM's");
            scenario.library.connections().delete(OwnerId.SINGLE, connection);
        }
    }

    @Test
    void aFieldThatTheShopGetsIsNotSentWithTheNextPush() {
        ConnectionId connection = exported(FieldOwnership.PIM);

        owner(connection, FieldOwnership.SHOP);
        store.editAsShopOwner(id(connection), product -> product.put(FIELD, "the shop's"));
        edit("11.00", "the PIM's, changed");
        assertThat(inStore()).isEqualTo("the shop's");

        owner(connection, FieldOwnership.PIM);
        edit("12.00", "the PIM's");
        assertThat(inStore()).isEqualTo("the PIM's");
    }

    @Test
    void notEvenACustomizerSendsAFieldOfTheShop() {
        try (Scenario customized = Scenario.with(builder -> builder.customizer((desired, product, context) ->
                desired.with(FIELD, new DesiredValue.Json(TextNode.valueOf("the customizer's")))))) {
            FakeStore shop = customized.store("B");
            ConnectionId connection = customized.connect(shop, OwnerId.SINGLE, policy(FieldOwnership.SHOP));
            customized.pim.put(1, "10.00");

            customized.export(connection, 1);

            assertThat(shop.productsBySku("SKU-1").get(0).path(FIELD).asText()).isEmpty();
        }
    }

    /** A shop that has a SKU twice would refuse the whole update (fact 60). */
    @Test
    void theSkuOfAnAdoptedProductIsNotRepeated() {
        store.seedProduct(JsonMapper.builder()
                .build()
                .createObjectNode()
                .put("sku", "SKU-1")
                .put("name", "Old")
                .put("status", "publish")
                .put("type", "simple"));
        ConnectionId connection = scenario.connect(store);
        scenario.pim.put(1, "10.00");

        scenario.export(connection, 1);
        scenario.export(connection, 1);

        assertThat(store.writes())
                .hasSize(2)
                .allSatisfy(write -> assertThat(write.body().toString()).doesNotContain("SKU-1"));
        scenario.assertEqualsPim(store);
    }

    private ConnectionId exported(FieldOwnership owner) {
        ConnectionId connection = scenario.connect(store, OwnerId.SINGLE, policy(owner));
        scenario.pim.put(1, product -> product.shortDescription("the PIM's"));
        scenario.export(connection, 1);
        return connection;
    }

    private static StorePolicy policy(FieldOwnership owner) {
        return StorePolicy.builder().fieldOwnership(Map.of(FIELD, owner)).build();
    }

    private void owner(ConnectionId connection, FieldOwnership owner) {
        scenario.library
                .connections()
                .update(OwnerId.SINGLE, connection, settings -> settings.withPolicy(policy(owner)));
    }

    private void edit(String price, String text) {
        scenario.pim.put(1, product -> product.price(price).shortDescription(text));
        scenario.edited(1);
        scenario.sync();
    }

    private long id(ConnectionId connection) {
        return scenario.status(connection, 1).wooProductId().orElseThrow().value();
    }

    private String inStore() {
        return store.productsBySku("SKU-1").get(0).path(FIELD).asText();
    }
}
