package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.test.store.FakeStore;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The API on the storage of the host's database. */
class PersistentApiTest {

    @Test
    void connectionsMappingsAndStatusesSurviveARestart() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        FakeStore store = FakeStore.builder().name("Durable").tls(true).start();
        try (store) {
            String connection;
            JsonNode before;
            JsonNode mappings;
            try (RestHost host = RestHost.persistent(url)) {
                RestCaller caller = host.caller("alice");
                host.pim.putMany(101, 102);
                connection = host.connect(caller, store);
                caller.post("/connections/" + connection + "/export-mappings", """
                                {"name": "Texts", "fieldMapping": {"price": "sale_price"},
                                 "fieldsToExport": ["name", "sku"], "active": true}
                                """)
                        .expect(201);
                caller.post("/connections", RestHost.connection(store)).expectProblem(409, "duplicate-connection");
                caller.post("/connections/export", "{\"productIds\": [101, 102]}")
                        .expect(200);
                caller.delete("/connections/" + connection + "/products/102").expect(204);
                before = caller.get("/connections/" + connection).json();
                mappings = caller.get("/connections/" + connection + "/export-mappings")
                        .json();
            }
            try (RestHost host = RestHost.persistent(url)) {
                RestCaller caller = host.caller("alice");
                String path = "/connections/" + connection;

                assertThat(caller.get(path).expect(200).json()).isEqualTo(before);
                assertThat(before.path("policy")
                                .path("fieldMapping")
                                .path("price")
                                .asText())
                        .isEqualTo("sale_price");
                assertThat(caller.get(path + "/export-mappings").json()).isEqualTo(mappings);
                assertThat(caller.get(path + "/stats").json().path("synced").asInt())
                        .isEqualTo(1);
                assertThat(caller.post(path + "/test", null)
                                .json()
                                .path("success")
                                .asBoolean())
                        .isTrue();
            }
        }
    }
}
