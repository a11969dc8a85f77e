package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.spring.web.RestCaller.Answer;
import io.github.wooautosync.test.store.FakeStore;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConnectionApiTest {

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
    void aStoreIsConnectedWithItsKeyMasked() {
        RestCaller alice = host.caller("alice");
        FakeStore store = FakeStore.builder()
                .name("Long keys")
                .credentials("ck_1234567890abcdef", "cs_fedcba0987654321")
                .tls(true)
                .start();
        try (store) {
            Answer made = alice.post("/connections", RestHost.connection(store)).expect(201);

            assertThat(made.header("Location")).isEqualTo(RestCaller.BASE_PATH + "/connections/" + made.text("id"));
            assertThat(made.text("consumerKey")).isEqualTo("ck_1…cdef");
            assertThat(made.json().has("consumerSecret")).isFalse();
            assertThat(made.text("storeName")).isEqualTo("Long keys");
            assertThat(made.json().path("defaultConnection").asBoolean()).isTrue();
            assertThat(made.json().path("autoSync").asBoolean()).isTrue();
            assertThat(made.json().path("lastSyncedAt").isNull()).isTrue();
            assertThat(Instant.parse(made.text("createdAt"))).isBeforeOrEqualTo(Instant.now());
            assertThat(made.json().path("health").path("state").asText()).isEqualTo("ok");
            assertThat(made.json().path("policy").path("whenSkuIsTaken").asText())
                    .isEqualTo("adopt");
            assertThat(alice.get("/connections/" + made.text("id")).expect(200).json())
                    .isEqualTo(made.json());
            assertThat(alice.get("/connections").expect(200).json().path("data"))
                    .containsExactly(made.json());
        }
    }

    @Test
    void theDefaultConnectionIsFoundWithoutAnId() {
        RestCaller caller = host.caller("default");
        caller.get("/connections/default").expectProblem(404, "no-default-connection");
        String first = host.connect(caller, host.store("Store A"));
        String second = host.connect(caller, host.store("Store B"));

        assertThat(caller.get("/connections/default").expect(200).text("id")).isEqualTo(first);
        caller.put("/connections/" + second, "{\"defaultConnection\": true}").expect(200);

        assertThat(caller.get("/connections/default").expect(200).text("id")).isEqualTo(second);
    }

    @Test
    void aConnectionChangesWhereItIsToldToAndNowhereElse() {
        RestCaller caller = host.caller("change");
        String path = "/connections/" + host.connect(caller, host.store("Store A"));
        JsonNode before = caller.get(path).json();

        Answer changed = caller.put(path, """
                        {"storeName": "Wien", "autoSync": false, "locale": "de-AT", "currency": "EUR",
                         "policy": {"whenProductIsDeleted": "trash", "automaticGroups": ["prices"],
                                    "fieldOwnership": {"description": "shop"}}}
                        """).expect(200);

        ObjectNode expected = before.deepCopy();
        expected.put("storeName", "Wien")
                .put("autoSync", false)
                .put("locale", "de-AT")
                .put("currency", "EUR");
        expected.set("updatedAt", changed.json().path("updatedAt"));
        ObjectNode policy = (ObjectNode) expected.path("policy");
        policy.put("whenProductIsDeleted", "trash").putArray("automaticGroups").add("prices");
        policy.putObject("fieldOwnership").put("description", "shop");
        assertThat(changed.json()).isEqualTo(expected);
        assertThat(caller.put(path, "{\"locale\": null}")
                        .expect(200)
                        .json()
                        .path("locale")
                        .isNull())
                .isTrue();
    }

    @Test
    void whatWasReadMayBeSentBackAndKeepsTheKey() {
        RestCaller caller = host.caller("round trip");
        String path = "/connections/" + host.connect(caller, host.store("Store A"));
        JsonNode before = caller.get(path).json();

        ObjectNode after =
                (ObjectNode) caller.put(path, before.toString()).expect(200).json();

        after.set("updatedAt", before.path("updatedAt"));
        assertThat(after).isEqualTo(before);
        assertThat(caller.post(path + "/test", null).json().path("success").asBoolean())
                .isTrue();
    }

    @Test
    void aNewKeyOrANewAddressNeedsItsSecret() {
        RestCaller caller = host.caller("keys");
        String path = "/connections/" + host.connect(caller, host.store("Store A"));

        caller.put(path, "{\"consumerKey\": \"ck_other\"}").expectProblem(400, "invalid-request", "consumerSecret");
        caller.put(path, "{\"storeUrl\": \"https://elsewhere.example\"}")
                .expectProblem(400, "invalid-request", "consumerSecret");

        assertThat(caller.post(path + "/test", null).json().path("success").asBoolean())
                .isTrue();
        caller.put(path, "{\"consumerKey\": \"ck_other\", \"consumerSecret\": \"cs_other\"}")
                .expect(200);
        assertThat(caller.post(path + "/test", null).text("code")).isEqualTo("woocommerce_rest_cannot_view");
    }

    @Test
    void aStoreIsTriedBeforeItIsConnected() {
        RestCaller caller = host.caller("tester");
        FakeStore store = host.store("Store A");

        Answer passed =
                caller.post("/connections/test", RestHost.connection(store)).expect(200);
        Answer refused = caller.post(
                        "/connections/test", RestHost.connection(store).replace(store.consumerSecret(), "cs_wrong"))
                .expect(200);
        Answer plain = caller.post(
                        "/connections/test", RestHost.connection(store).replace("https://", "http://"))
                .expect(200);

        assertThat(passed.json().path("success").asBoolean()).isTrue();
        assertThat(passed.json().path("store").path("storeName").asText()).isEqualTo("Store A");
        assertThat(refused.json().path("success").asBoolean()).isFalse();
        assertThat(refused.text("remedy")).contains("key");
        assertThat(plain.json().path("success").asBoolean()).isFalse();
        assertThat(caller.get("/connections").json().path("data")).isEmpty();
    }

    @Test
    void theSameStoreIsConnectedOnce() {
        RestCaller caller = host.caller("twice");
        host.connect(caller, host.store("Store A"));

        caller.post("/connections", RestHost.connection(host.store("Store A")))
                .expectProblem(409, "duplicate-connection", "storeUrl");

        assertThat(caller.get("/connections").json().path("data")).hasSize(1);
    }

    @Test
    void plainHttpIsRefused() {
        RestCaller caller = host.caller("plain");

        caller.post("/connections", RestHost.connection(host.store("Store A")).replace("https://", "http://"))
                .expectProblem(400, "invalid-request", "storeUrl");

        assertThat(caller.get("/connections").json().path("data")).isEmpty();
    }

    @Test
    void aPausedConnectionCollectsUntilItIsResumed() {
        RestCaller caller = host.caller("pause");
        String path = "/connections/" + host.connect(caller, host.store("Store A"));

        assertThat(caller.post(path + "/pause", null)
                        .expect(200)
                        .json()
                        .path("active")
                        .asBoolean())
                .isFalse();
        host.pim.put(501, "10.00");
        caller.post("/connections/export", "{\"productIds\": [501]}")
                .expectProblem(409, "inactive-connection", "connectionId");
        assertThat(caller.post(path + "/resume", null)
                        .expect(200)
                        .json()
                        .path("active")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aDeletedConnectionIsGone() {
        RestCaller caller = host.caller("delete");
        String path = "/connections/" + host.connect(caller, host.store("Store A"));

        caller.delete(path).expect(204);

        caller.get(path).expectProblem(404, "unknown-connection", "connectionId");
        caller.delete(path).expectProblem(404, "unknown-connection");
    }
}
