package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.test.store.FakeStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExportMappingApiTest {

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
    void mappingsAreAddedReadChangedAndDeleted() {
        RestCaller caller = host.caller("crud");
        String path = "/connections/" + host.connect(caller, host.store("Crud")) + "/export-mappings";
        assertThat(caller.get(path).expect(200).json().path("data")).isEmpty();

        RestCaller.Answer made = caller.post(path, """
                        {"name": "Prices", "fieldMapping": {"price": "sale_price"},
                         "fieldsToExport": ["name", "sku", "price"]}
                        """).expect(201);
        String one = path + "/" + made.text("id");
        assertThat(made.header("Location")).isEqualTo(RestCaller.BASE_PATH + one);
        assertThat(made.json().path("active").asBoolean()).isFalse();
        assertThat(caller.get(one).expect(200).json()).isEqualTo(made.json());

        JsonNode changed = caller.put(one, "{\"name\": \"Sale\", \"fieldsToExport\": []}")
                .expect(200)
                .json();
        assertThat(changed.path("name").asText()).isEqualTo("Sale");
        assertThat(changed.path("fieldMapping").path("price").asText()).isEqualTo("sale_price");
        assertThat(changed.path("fieldsToExport")).isEmpty();
        assertThat(caller.get(path).json().path("data")).containsExactly(changed);

        caller.delete(one).expect(204);
        caller.get(one).expectProblem(404, "unknown-export-mapping", "id");
        caller.put(one, "{}").expectProblem(404, "unknown-export-mapping", "id");
        caller.delete(one).expectProblem(404, "unknown-export-mapping", "id");
    }

    @Test
    void theActiveOneDecidesWhatIsExportedAndWhere() {
        RestCaller caller = host.caller("active");
        FakeStore store = host.store("Active");
        String connection = host.connect(caller, store);
        String path = "/connections/" + connection + "/export-mappings";
        host.pim.put(101, "9.90");
        caller.get(path + "/active").expectProblem(404, "no-active-export-mapping");
        String first = caller.post(path, "{\"name\": \"Standard\", \"active\": true}")
                .expect(201)
                .text("id");
        String second = caller.post(path, """
                        {"name": "Texts", "fieldMapping": {"name": "short_description"},
                         "fieldsToExport": ["name", "sku"]}
                        """).expect(201).text("id");
        assertThat(caller.get(path + "/active").text("id")).isEqualTo(first);

        JsonNode active = caller.put(path + "/active", "{\"id\": \"" + second + "\"}")
                .expect(200)
                .json();

        assertThat(active.path("active").asBoolean()).isTrue();
        assertThat(caller.get(path + "/" + first).json().path("active").asBoolean())
                .isFalse();
        assertThat(policy(caller, connection).path("fieldMapping").path("name").asText())
                .isEqualTo("short_description");
        caller.post("/connections/export", "{\"productIds\": [101]}").expect(200);
        ObjectNode exported = store.productsBySku("SKU-101").get(0);
        assertThat(exported.path("short_description").asText()).contains("Product 101");
        assertThat(exported.path("regular_price").asText()).isEmpty();

        caller.delete(path + "/active").expect(204);
        caller.get(path + "/active").expectProblem(404, "no-active-export-mapping");
        assertThat(policy(caller, connection).path("fieldMapping")).isEmpty();
    }

    @Test
    void deletingTheActiveOneLeavesTheStandard() {
        RestCaller caller = host.caller("delete active");
        String connection = host.connect(caller, host.store("Delete active"));
        String path = "/connections/" + connection + "/export-mappings";
        String id = caller.post(
                        path, "{\"name\": \"A\", \"fieldMapping\": {\"price\": \"sale_price\"}, \"active\": true}")
                .expect(201)
                .text("id");

        caller.delete(path + "/" + id).expect(204);

        assertThat(policy(caller, connection).path("fieldMapping")).isEmpty();
    }

    @Test
    void whatTheActiveOneSaysIsNotSetBesideIt() {
        RestCaller caller = host.caller("beside");
        String connection = host.connect(caller, host.store("Beside"));
        String path = "/connections/" + connection;
        caller.post(path + "/export-mappings", "{\"name\": \"A\", \"active\": true}")
                .expect(201);

        caller.put(path, "{\"policy\": {\"fieldMapping\": {\"price\": \"sale_price\"}}}")
                .expectProblem(400, "invalid-request", "policy.fieldMapping");

        caller.put(path, caller.get(path).json().toString()).expect(200);
    }

    @Test
    void badMappingsAreRefusedAndNothingChanges() {
        RestCaller caller = host.caller("bad");
        String path = "/connections/" + host.connect(caller, host.store("Bad")) + "/export-mappings";
        caller.post(path, "{\"name\": \"A\"}").expect(201);

        caller.post(path, "{}").expectProblem(400, "invalid-request", "name");
        caller.post(path, "{\"name\": \"A\"}").expectProblem(409, "duplicate-export-mapping", "name");
        caller.post(path, "{\"name\": \"" + "x".repeat(101) + "\"}").expectProblem(400, "invalid-request", "name");
        caller.post(path, "{\"name\": \"B\", \"fieldsToExport\": [\"name\"]}")
                .expectProblem(400, "invalid-request", "fieldsToExport");
        caller.post(path, "{\"name\": \"B\", \"fieldMapping\": {\"price\": 1}}")
                .expectProblem(400, "invalid-request", "fieldMapping.price");
        caller.post(path, "{\"name\": \"B\", \"fieldMapping\": {\"price\": \" \"}}")
                .expectProblem(400, "invalid-request", "fieldMapping.price");
        caller.put(path + "/active", "{\"id\": \"none\"}").expectProblem(404, "unknown-export-mapping", "id");
        caller.put(path + "/active", "{}").expectProblem(400, "invalid-request", "id");

        assertThat(caller.get(path).json().path("data")).hasSize(1);
    }

    private static JsonNode policy(RestCaller caller, String connection) {
        return caller.get("/connections/" + connection).json().path("policy");
    }
}
