package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.test.store.FakeStore;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong: a problem that names the field, and nothing changes. */
class BadInputTest {

    private static RestHost host;
    private static RestCaller caller;
    private static FakeStore store;
    private static String connection;
    private JsonNode before = com.fasterxml.jackson.databind.node.MissingNode.getInstance();

    @BeforeAll
    static void start() {
        host = RestHost.start("woo.autosync.web.maximum-body-size=200KB");
        caller = host.caller("alice");
        store = host.store("Store A");
        connection = host.connect(caller, store);
        host.pim.put(101, "9.90");
        caller.put("/connections/" + connection + "/products/101", null).expect(200);
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @BeforeEach
    void remember() {
        before = caller.get("/connections").json();
        store.clearRequests();
    }

    @AfterEach
    void nothingChanged() {
        assertThat(caller.get("/connections").json()).isEqualTo(before);
        assertThat(caller.get("/connections/" + connection + "/stats")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(store.writes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"productIds\": [101], \"fieldsToExport\": [\"name\"]}         | fieldsToExport",
                "{\"productIds\": [101], \"fieldsToExport\": [\"sku\"]}          | fieldsToExport",
                "{\"productIds\": [101], \"fieldsToExport\": []}                 | fieldsToExport",
                "{\"productIds\": [101], \"fieldsToExport\": \"name,sku\"}       | fieldsToExport",
                "{\"productIds\": [101], \"fieldsToExport\": [\"name\", 7]}      | fieldsToExport[1]",
                "{\"productIds\": [101], \"partialUpdate\": \"yes\"}             | partialUpdate",
                "{\"productIds\": [101], \"partialUpdate\": 1}                   | partialUpdate",
                "{\"productIds\": []}                                            | productIds",
                "{\"productIds\": null}                                          | productIds",
                "{}                                                              | productIds",
                "{\"productIds\": 101}                                           | productIds",
                "{\"productIds\": {\"a\": 1}}                                    | productIds",
                "{\"productIds\": [101, null]}                                   | productIds[1]",
                "{\"productIds\": [101, 1.5]}                                    | productIds[1]",
                "{\"productIds\": [101, true]}                                   | productIds[1]",
                "{\"productIds\": [101, \" \"]}                                  | productIds[1]",
                "{\"productIds\": [101, [102]]}                                  | productIds[1]",
                "{\"productIds\": [101], \"connectionId\": 5}                    | connectionId",
                "{\"productIds\": [101], \"fieldstoexport\": [\"name\"]}         | fieldstoexport",
            })
    void aWrongExportNamesItsField(String body, String field) {
        caller.post("/connections/export", body).expectProblem(400, "invalid-request", field);
        caller.post("/connections/export/dry-run", body).expectProblem(400, "invalid-request", field);
    }

    @Test
    void anIdThatIsTooLongIsRefused() {
        caller.post("/connections/export", "{\"productIds\": [" + "9".repeat(200) + "]}")
                .expectProblem(400, "invalid-request", "productIds[0]");
        caller.put("/connections/" + connection + "/products/" + "9".repeat(200), null)
                .expectProblem(400, "invalid-request", "productId");
    }

    @Test
    void tenThousandAndOneProductsAreTooMany() {
        String ids =
                IntStream.rangeClosed(1, 10_001).mapToObj(Integer::toString).collect(Collectors.joining(","));

        caller.post("/connections/export", "{\"productIds\": [" + ids + "]}")
                .expectProblem(400, "invalid-request", "productIds");
        caller.post("/connections/" + connection + "/retry", "{\"productIds\": [" + ids + "]}")
                .expectProblem(400, "invalid-request", "productIds");
        caller.post("/connections/" + connection + "/products/pause", "{\"productIds\": [" + ids + "]}")
                .expectProblem(400, "invalid-request", "productIds");
        caller.post("/connections/export/dry-run", "{\"productIds\": [" + ids + "]}")
                .expectProblem(400, "invalid-request", "productIds");
        caller.post("/connections/" + connection + "/links/plan", "{\"productIds\": [" + ids + "]}")
                .expectProblem(400, "invalid-request", "productIds");
        String links = IntStream.rangeClosed(1, 10_001).mapToObj(id -> "{}").collect(Collectors.joining(",", "[", "]"));
        caller.post("/connections/" + connection + "/links", "{\"links\": " + links + "}")
                .expectProblem(400, "invalid-request", "links");
    }

    @Test
    void lookingByWhatCostsARequestEachIsForFewerProducts() {
        String ids = IntStream.rangeClosed(1, 1001).mapToObj(Integer::toString).collect(Collectors.joining(","));

        caller.post(
                        "/connections/" + connection + "/links/plan",
                        "{\"productIds\": [" + ids + "], \"alsoBy\": [\"gtin\"]}")
                .expectProblem(400, "invalid-request", "productIds");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                     | productIds",
                "{\"productIds\": [101], \"alsoBy\": [\"name\"]}        | alsoBy",
                "{\"productIds\": [101], \"alsoBy\": \"gtin\"}          | alsoBy",
                "{\"productIds\": [101], \"fieldsToExport\": [\"sku\"]} | fieldsToExport",
                "{\"productIds\": [101], \"partialUpdate\": true}       | partialUpdate",
                "{\"productIds\": [1.5]}                                | productIds[0]",
            })
    void aWrongLinkPlanNamesItsField(String body, String field) {
        caller.post("/connections/" + connection + "/links/plan", body).expectProblem(400, "invalid-request", field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                            | links",
                "{\"links\": {}}                                               | links",
                "{\"links\": [1]}                                              | links[0]",
                "{\"links\": [{}]}                                             | links[0].productId",
                "{\"links\": [{\"productId\": [7]}]}                           | links[0].productId",
                "{\"links\": [{\"productId\": 7}]}                             | links[0].wooProductId",
                "{\"links\": [{\"productId\": 7, \"wooProductId\": 0}]}        | links[0].wooProductId",
                "{\"links\": [{\"productId\": 7, \"wooProductId\": \"8\"}]}    | links[0].wooProductId",
                "{\"links\": [{\"productId\": 7, \"wooProductId\": 8, \"x\": 1}]} | links[0].x",
                "{\"links\": [{\"productId\": 7, \"wooProductId\": 8, \"finding\": \"not_found\"}]} | links[0].finding",
                "{\"links\": [{\"productId\": 7, \"wooProductId\": 8}, {\"productId\": \"7\", \"wooProductId\": 9}]}"
                        + " | links[1].productId",
                "{\"links\": [], \"withTrash\": \"yes\"}                       | withTrash",
                "{\"links\": [], \"connectionId\": \"another\"}                | connectionId",
            })
    void aWrongLinkNamesItsField(String body, String field) {
        caller.post("/connections/" + connection + "/links", body).expectProblem(400, "invalid-request", field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=all"})
    void aWrongLimitOfADryRunIsNamed(String query) {
        caller.get("/connections/" + connection + "/dry-run?" + query).expectProblem(400, "invalid-request", "limit");
        caller.post("/connections/export/dry-run?" + query, "{\"productIds\": [101]}")
                .expectProblem(400, "invalid-request", "limit");
        caller.post("/connections/" + connection + "/links/plan?" + query, "{\"productIds\": [101]}")
                .expectProblem(400, "invalid-request", "limit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"productIds\": [101}",
                "{\"productIds\": cs_secret}",
                "{} {}",
                "\u0000",
                "{\"a\":1,\"a\":2}"
            })
    void malformedJsonIsSaidToBeSo(String body) {
        RestCaller.Answer answer = caller.post("/connections/export", body).expectProblem(400, "malformed-json");

        assertThat(answer.toString()).doesNotContain("cs_secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"text\"", "null"})
    void theBodyMustBeAnObject(String body) {
        caller.post("/connections/export", body).expectProblem(400, "invalid-request");
    }

    @Test
    void aMissingBodyIsSaidToBeSo() {
        caller.post("/connections", null).expectProblem(400, "invalid-request");
        caller.post("/connections/export", null).expectProblem(400, "invalid-request");
    }

    @Test
    void onlyJsonIsTakenForJson() {
        caller.with("Content-Type", "text/plain")
                .post("/connections/export", "{\"productIds\": [101]}")
                .expectProblem(415, "unsupported-media-type");
    }

    @Test
    void aBodyThatIsTooLargeIsNotRead() {
        caller.post("/connections/export", "{\"productIds\": [\"" + "x".repeat(300_000) + "\"]}")
                .expectProblem(413, "body-too-large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "storeUrl       | 7",
                "storeUrl       | \"\"",
                "storeUrl       | \"ftp://shop.example\"",
                "storeUrl       | \"https://user:cs_secret@shop.example\"",
                "storeUrl       | \"http://shop.example\"",
                "storeUrl       | null",
                "storeName      | \" \"",
                "storeName      | 7",
                "consumerKey    | \"\"",
                "consumerSecret | null",
                "consumerSecret | {\"cs_secret\": 1}",
                "authentication | \"basic\"",
                "autoSync       | \"true\"",
                "defaultConnection | 1",
                "locale         | \"no such thing\"",
                "currency       | \"EURO\"",
                "channel        | 7",
                "policy         | []",
                "nonsense       | 1",
            })
    void aWrongConnectionNamesItsField(String field, String value) {
        com.fasterxml.jackson.databind.ObjectMapper json = new com.fasterxml.jackson.databind.ObjectMapper();
        com.fasterxml.jackson.databind.node.ObjectNode body = json.createObjectNode();
        body.put("storeUrl", "https://other.example").put("consumerKey", "ck_x").put("consumerSecret", "cs_x");
        try {
            body.set(field, json.readTree(value));
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }

        RestCaller.Answer answer =
                caller.post("/connections", body.toString()).expectProblem(400, "invalid-request", field);

        assertThat(answer.toString()).doesNotContain("cs_secret").doesNotContain("cs_x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"whenSkuIsTaken\": \"maybe\"}                         | policy.whenSkuIsTaken",
                "{\"whenSkuIsTaken\": null}                              | policy.whenSkuIsTaken",
                "{\"automaticGroups\": [\"prices\", \"colours\"]}        | policy.automaticGroups[1]",
                "{\"fieldOwnership\": {\"name\": \"nobody\"}}            | policy.fieldOwnership.name",
                "{\"removalFuse\": {\"maximumProducts\": 0, \"maximumPercent\": 5}} | policy.removalFuse",
                "{\"removalFuse\": {\"maximumProducts\": 5}}             | policy.removalFuse.maximumPercent",
                "{\"exportMappings\": []}                                | policy.exportMappings",
                "{\"whenItRains\": \"stop\"}                             | policy.whenItRains",
            })
    void aWrongPolicyNamesItsField(String policy, String field) {
        caller.put("/connections/" + connection, "{\"storeName\": \"New\", \"policy\": " + policy + "}")
                .expectProblem(400, "invalid-request", field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"storeName", "storeUrl", "active", "autoSync", "defaultConnection", "authentication", "policy"})
    void whatAlwaysHasAValueIsNotSetToNull(String field) {
        caller.put("/connections/" + connection, "{\"" + field + "\": null}")
                .expectProblem(400, "invalid-request", field);
    }

    @Test
    void theAddressOfAConnectionWithProductsStays() {
        caller.put(
                        "/connections/" + connection,
                        "{\"storeUrl\": \"https://other.example\", \"consumerKey\": \"ck_x\", \"consumerSecret\": \"cs_x\"}")
                .expectProblem(400, "invalid-request", "storeUrl");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=1001, limit",
        "limit=ten, limit",
        "after=x, after",
        "after=0, after",
        "status=done, status",
        "productIds=, productIds",
        "'productIds=1,,2', productIds"
    })
    void aWrongParameterIsNamed(String query, String field) {
        caller.get("/connections/" + connection + "/sync-status?" + query).expectProblem(400, "invalid-request", field);
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "limit=1001, limit", "before=x, before", "before=0, before"})
    void aWrongParameterOfTheHistoryIsNamed(String query, String field) {
        caller.get("/connections/" + connection + "/history?" + query).expectProblem(400, "invalid-request", field);
    }

    @Test
    void anEmptyListIsNotTakenForAll() {
        caller.post("/connections/" + connection + "/retry", "{\"productIds\": []}")
                .expectProblem(400, "invalid-request", "productIds");
    }

    @Test
    void unknownConnectionsAndThoseOfOthersAreNotToldApart() {
        RestCaller bob = host.caller("bob");
        for (String id : List.of(connection, "unknown", "x".repeat(65), "%20")) {
            String path = "/connections/" + id;
            bob.get(path).expectProblem(404, "unknown-connection", "connectionId");
            bob.put(path, "{\"storeName\": \"Mine\"}").expectProblem(404, "unknown-connection");
            bob.put(path, "{\"storeName\": 7}").expectProblem(404, "unknown-connection");
            bob.delete(path).expectProblem(404, "unknown-connection");
            bob.post(path + "/test", null).expectProblem(404, "unknown-connection");
            bob.post(path + "/pause", null).expectProblem(404, "unknown-connection");
            bob.post(path + "/resume", null).expectProblem(404, "unknown-connection");
            bob.get(path + "/sync-status").expectProblem(404, "unknown-connection");
            bob.get(path + "/sync-status?productIds=101").expectProblem(404, "unknown-connection");
            bob.get(path + "/stats").expectProblem(404, "unknown-connection");
            bob.get(path + "/sync-stats").expectProblem(404, "unknown-connection");
            bob.post(path + "/retry", null).expectProblem(404, "unknown-connection");
            bob.get(path + "/history").expectProblem(404, "unknown-connection");
            bob.get(path + "/dry-run").expectProblem(404, "unknown-connection");
            bob.post(path + "/links/plan", "{\"productIds\": [101]}").expectProblem(404, "unknown-connection");
            bob.post(path + "/links", "{\"links\": []}").expectProblem(404, "unknown-connection");
            bob.post(path + "/confirm-removals", null).expectProblem(404, "unknown-connection");
            bob.get(path + "/products/101/history").expectProblem(404, "unknown-connection");
            bob.get(path + "/products/101").expectProblem(404, "unknown-connection");
            bob.put(path + "/products/101", null).expectProblem(404, "unknown-connection");
            bob.delete(path + "/products/101").expectProblem(404, "unknown-connection");
            bob.post(path + "/products/pause", "{\"productIds\": [101]}").expectProblem(404, "unknown-connection");
            bob.post(path + "/products/resume", "{\"productIds\": [101]}").expectProblem(404, "unknown-connection");
            bob.get(path + "/export-mappings").expectProblem(404, "unknown-connection");
            bob.post(path + "/export-mappings", "{\"name\": \"A\"}").expectProblem(404, "unknown-connection");
            bob.get(path + "/export-mappings/active").expectProblem(404, "unknown-connection");
            bob.put(path + "/export-mappings/active", "{\"id\": \"1\"}").expectProblem(404, "unknown-connection");
            bob.delete(path + "/export-mappings/active").expectProblem(404, "unknown-connection");
            bob.get(path + "/export-mappings/1").expectProblem(404, "unknown-connection");
            bob.put(path + "/export-mappings/1", "{}").expectProblem(404, "unknown-connection");
            bob.delete(path + "/export-mappings/1").expectProblem(404, "unknown-connection");
        }
        for (String path : List.of("/connections/export", "/connections/export/dry-run")) {
            bob.post(path, "{\"connectionId\": \"" + connection + "\", \"productIds\": [101]}")
                    .expectProblem(404, "unknown-connection", "connectionId");
        }
        assertThat(bob.get("/connections").json().path("data")).isEmpty();
    }

    @Test
    void anotherMethodIsRefusedWithThoseThatAreAllowed() {
        RestCaller.Answer answer =
                caller.call("PATCH", "/connections/" + connection, "{}").expectProblem(405, "method-not-allowed");

        assertThat(answer.header("Allow")).isEqualTo("DELETE, GET, PUT");
    }
}
