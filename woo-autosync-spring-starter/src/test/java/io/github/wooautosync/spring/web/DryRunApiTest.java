package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.spring.web.RestCaller.Answer;
import io.github.wooautosync.test.store.FakeStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What would be sent is shown, and nothing is. */
class DryRunApiTest {

    private static RestHost host;

    @BeforeAll
    static void start() {
        host = RestHost.start();
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @Test
    void anExportShowsEveryFieldBeforeAndAfter() {
        RestCaller caller = host.caller("before and after");
        FakeStore store = host.store("Fields");
        String connection = host.connect(caller, store);
        host.pim.put(101, "9.90");
        export(caller, "[101]");
        host.pim.put(101, "12.00");
        host.pim.put(102, "5.00");
        store.clearRequests();

        JsonNode dryRun = caller.post("/connections/export/dry-run", """
                        {"connectionId": "%s", "productIds": [101, 102, 999], "partialUpdate": true}
                        """.formatted(connection))
                .expect(200)
                .json();

        assertThat(store.writes()).isEmpty();
        assertThat(dryRun.path("counts").path("update").asInt()).isEqualTo(1);
        assertThat(dryRun.path("counts").path("create").asInt()).isEqualTo(1);
        JsonNode update = dryRun.path("products").get(0);
        assertThat(update.path("productId").toString()).isEqualTo("101");
        assertThat(update.path("action").asText()).isEqualTo("update");
        assertThat(update.path("fields"))
                .singleElement()
                .hasToString("{\"field\":\"regular_price\",\"before\":\"9.90\",\"after\":\"12.00\"}");
        JsonNode create = dryRun.path("products").get(1);
        assertThat(create.path("action").asText()).isEqualTo("create");
        assertThat(create.path("wooProductId").isNull()).isTrue();
        assertThat(create.path("fields")).allSatisfy(field -> {
            assertThat(field.path("before").isNull()).isTrue();
            assertThat(field.path("after").isMissingNode()).isFalse();
        });
        JsonNode unknown = dryRun.path("products").get(2);
        assertThat(unknown.path("action").asText()).isEqualTo("remove");
        assertThat(unknown.path("message").asText()).contains("the PIM does not have this product");
        assertThat(stats(caller, connection).path("total").asInt()).isEqualTo(1);
    }

    @Test
    void whatWouldBeRefusedShowsCauseAndRemedy() {
        RestCaller caller = host.caller("refused");
        host.connect(caller, host.store("Refused"));
        host.pim.put(Product.builder(ProductId.of(151))
                .name("Shirt")
                .sku(" ")
                .price("10")
                .build());

        JsonNode refused = caller.post("/connections/export/dry-run", "{\"productIds\": [151]}")
                .expect(200)
                .json()
                .at("/products/0");

        assertThat(refused.path("action").asText()).isEqualTo("refuse");
        assertThat(refused.path("code").asText()).isEqualTo("invalid_sku");
        assertThat(refused.path("cause").asText()).isNotBlank();
        assertThat(refused.path("remedy").asText()).isNotBlank();
    }

    @Test
    void theAnswerShowsAsManyProductsAsAskedForAndCountsAll() {
        RestCaller caller = host.caller("limited");
        host.connect(caller, host.store("Limited"));
        host.pim.putMany(201, 205);

        JsonNode dryRun = caller.post(
                        "/connections/export/dry-run?limit=2", "{\"productIds\": [201, 202, 203, 204, 205]}")
                .expect(200)
                .json();

        assertThat(dryRun.path("products")).hasSize(2);
        assertThat(dryRun.path("omitted").asInt()).isEqualTo(3);
        assertThat(dryRun.path("counts").path("create").asInt()).isEqualTo(5);
    }

    @Test
    void whatAPausedConnectionCollectedIsShown() {
        RestCaller caller = host.caller("collected");
        FakeStore store = host.store("Collected");
        String connection = host.connect(caller, store);
        String path = "/connections/" + connection;
        host.pim.putMany(301, 302);
        export(caller, "[301, 302]");
        assertThat(caller.get(path + "/dry-run").expect(200).json().path("products"))
                .isEmpty();
        caller.post(path + "/pause", null).expect(200);
        host.pim.put(301, "77.00");
        host.changed("collected", 301);
        store.clearRequests();

        JsonNode pending = Awaitility.await()
                .until(
                        () -> caller.get(path + "/dry-run?limit=10").expect(200).json(),
                        answer -> !answer.path("products").isEmpty());

        assertThat(pending.at("/products/0/productId").asInt()).isEqualTo(301);
        assertThat(pending.at("/products/0/fields/0/after").asText()).isEqualTo("77.00");
        Answer export = caller.post("/connections/export/dry-run", "{\"productIds\": [301]}");
        assertThat(export.expect(200).json().at("/products/0/action").asText()).isEqualTo("update");
        assertThat(store.writes()).isEmpty();
    }

    @Test
    void aStoreThatCannotBeReadIsSaidToBeSo() {
        RestCaller caller = host.caller("unreadable");
        FakeStore store = host.store("Unreadable");
        String connection = host.connect(caller, store);
        host.pim.put(401, "9.90");
        export(caller, "[401]");
        store.revokeCredentials();

        Answer answer = caller.post("/connections/export/dry-run", "{\"productIds\": [401]}")
                .expectProblem(502, "store-unusable", "connectionId");

        assertThat(answer.toString()).doesNotContain(store.consumerSecret());
        caller.get("/connections/" + connection + "/dry-run").expect(200);
        host.pim.put(402, "9.90");
        caller.post("/connections/" + connection + "/links/plan", "{\"productIds\": [402]}")
                .expectProblem(502, "store-unusable", "connectionId");
        store.acceptCredentials();
        caller.post("/connections/export/dry-run", "{\"productIds\": [401]}").expect(200);
    }

    @Test
    void withoutAConnectionTheDefaultOneIsMeant() {
        RestCaller caller = host.caller("no connection");

        caller.post("/connections/export/dry-run", "{\"productIds\": [101]}")
                .expectProblem(404, "no-default-connection", "connectionId");
    }

    private static void export(RestCaller caller, String ids) {
        caller.post("/connections/export", "{\"productIds\": " + ids + "}").expect(200);
    }

    private static JsonNode stats(RestCaller caller, String connection) {
        return caller.get("/connections/" + connection + "/stats").expect(200).json();
    }
}
