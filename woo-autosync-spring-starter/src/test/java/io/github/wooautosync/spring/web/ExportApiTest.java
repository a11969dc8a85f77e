package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.spring.web.RestCaller.Answer;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExportApiTest {

    private static RestHost host;

    @BeforeAll
    static void start() {
        host = RestHost.start("woo.autosync.web.exports-per-owner=2", "woo.autosync.web.export-results=3");
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @Test
    void aFewProductsAreAnsweredWithTheirReport() {
        RestCaller caller = host.caller("report");
        FakeStore store = host.store("Report");
        String connection = host.connect(caller, store);
        host.pim.put(101, "9.90");
        host.pim.put(102, "19.90");

        Answer report =
                caller.post("/connections/export", """
                        {"connectionId": "%s", "productIds": [102, "101", 999], "fieldsToExport": ["name", "sku"],
                         "partialUpdate": false}
                        """.formatted(connection)).expect(200);

        assertThat(report.json().path("success").asBoolean()).isFalse();
        assertThat(report.json().path("syncedCount").asInt()).isEqualTo(2);
        assertThat(report.json().path("failedCount").asInt()).isEqualTo(1);
        JsonNode first = report.json().path("results").get(0);
        assertThat(first.path("productId").isIntegralNumber()).isTrue();
        assertThat(first.path("productId").asLong()).isEqualTo(102);
        assertThat(first.path("status").asText()).isEqualTo("synced");
        assertThat(first.path("exportedFields")).extracting(JsonNode::asText).containsExactlyInAnyOrder("name", "sku");
        assertThat(Instant.parse(first.path("lastExportedAt").asText())).isBeforeOrEqualTo(Instant.now());
        JsonNode unknown = report.json().path("results").get(2);
        assertThat(unknown.path("code").asText()).isEqualTo("product_unknown");
        assertThat(unknown.path("remedy").asText()).isNotBlank();
        assertThat(store.productCount()).isEqualTo(2);
        assertThat(store.productsBySku("SKU-101").get(0).path("regular_price").asText())
                .isEmpty();
    }

    @Test
    void withoutAConnectionTheDefaultOneIsMeant() {
        RestCaller caller = host.caller("default");
        caller.post("/connections/export", "{\"productIds\": [101]}")
                .expectProblem(404, "no-default-connection", "connectionId");
        String connection = host.connect(caller, host.store("Default"));
        host.pim.put(101, "9.90");

        Answer report =
                caller.post("/connections/export", "{\"productIds\": [101]}").expect(200);

        assertThat(report.text("connectionId")).isEqualTo(connection);
    }

    @Test
    void idsKeepTheirKind() {
        RestCaller caller = host.caller("kinds");
        host.connect(caller, host.store("Kinds"));
        for (String id : new String[] {"7", "007", "A-1", "9007199254740991", "9007199254740993", "-3", "1e3"}) {
            host.pim.put(ProductId.of(id), "1.00");
        }

        Answer report = caller.post(
                        "/connections/export",
                        "{\"productIds\": [7, \"007\", \"A-1\", 9007199254740991, 9007199254740993, -3, \"1e3\"]}")
                .expect(200);

        assertThat(report.json().path("results"))
                .extracting(result -> result.path("productId").toString())
                .containsExactly(
                        "7", "\"007\"", "\"A-1\"", "9007199254740991", "\"9007199254740993\"", "-3", "\"1e3\"");
        assertThat(report.json().path("syncedCount").asInt()).isEqualTo(7);
    }

    @Test
    void manyProductsAreAJobWithProgressAndReport() {
        RestCaller caller = host.caller("job");
        FakeStore store = host.store("Job");
        host.connect(caller, store);
        host.pim.putMany(1001, 1150);

        Answer accepted = caller.post("/connections/export", "{\"productIds\": " + numbers(1001, 1150) + "}")
                .expect(202);

        assertThat(accepted.header("Location")).isEqualTo(RestCaller.BASE_PATH + "/exports/" + accepted.text("id"));
        assertThat(accepted.json().path("total").asInt()).isEqualTo(150);
        Answer done = awaitEnd(caller, accepted.text("id"));
        assertThat(done.text("state")).isEqualTo("completed");
        assertThat(done.json().path("settled").asInt()).isEqualTo(150);
        assertThat(Instant.parse(done.text("endedAt"))).isAfterOrEqualTo(Instant.parse(done.text("startedAt")));
        JsonNode report = done.json().path("report");
        assertThat(report.path("syncedCount").asInt()).isEqualTo(150);
        assertThat(report.path("results")).hasSize(3);
        assertThat(report.path("omittedResults").asInt()).isEqualTo(147);
        assertThat(store.productCount()).isEqualTo(150);
        assertThat(caller.get("/exports").json().path("data")).containsExactly(done.json());

        caller.delete("/exports/" + accepted.text("id")).expect(204);
        caller.get("/exports/" + accepted.text("id")).expectProblem(404, "unknown-export", "exportId");
    }

    @Test
    void aCallerMayAskForAJob() {
        RestCaller caller = host.caller("prefer");
        host.connect(caller, host.store("Prefer"));
        host.pim.put(101, "9.90");

        Answer accepted = caller.with("Prefer", "respond-async")
                .post("/connections/export", "{\"productIds\": [101]}")
                .expect(202);

        assertThat(awaitEnd(caller, accepted.text("id"))
                        .json()
                        .path("report")
                        .path("success")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void jobsAreBoundedByOwnerAndCanBeCancelled() {
        RestCaller caller = host.caller("bounded");
        FakeStore store = host.store("Bounded");
        host.connect(caller, store);
        host.pim.putMany(2001, 2150);
        store.faults().next(10_000, Fault.hang());
        String export = "{\"productIds\": " + numbers(2001, 2150) + "}";
        String first = caller.post("/connections/export", export).expect(202).text("id");
        String second = caller.post("/connections/export", export).expect(202).text("id");

        caller.post("/connections/export", export).expectProblem(429, "too-many-exports");
        host.caller("somebody else").get("/exports/" + first).expectProblem(404, "unknown-export");
        host.caller("somebody else").delete("/exports/" + first).expectProblem(404, "unknown-export");
        assertThat(host.caller("somebody else").get("/exports").json().path("data"))
                .isEmpty();
        assertThat(caller.get("/exports/" + first).text("state")).isEqualTo("running");

        caller.delete("/exports/" + first).expect(202);
        caller.delete("/exports/" + second).expect(202);
        assertThat(awaitEnd(caller, first).text("state")).isEqualTo("cancelled");
        assertThat(awaitEnd(caller, second)
                        .json()
                        .path("report")
                        .path("cancelled")
                        .asBoolean())
                .isTrue();
        store.faults().clear();
    }

    private static Answer awaitEnd(RestCaller caller, String export) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> caller.get("/exports/" + export).expect(200),
                        answer -> !answer.json().path("endedAt").isNull());
    }

    private static String numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
