package io.github.wooautosync.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Races: the recordings tell them as counts, so here the rule behind the counts is tested. */
class RacesTest {

    private static final int TRIES = 20;

    private final Shop shop = Shop.open();
    private final ExecutorService clients = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        clients.shutdownNow();
        shop.close();
    }

    @Test
    void ofParallelCreatesWithOneSkuExactlyOneWins() throws Exception { // e-sku/03
        for (int attempt = 0; attempt < TRIES; attempt++) {
            String sku = "RACE-" + attempt;
            List<Answer> answers =
                    inParallel(4, client -> post("products", "{\"name\":\"r\",\"sku\":\"" + sku + "\"}"));
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
            assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(RacesTest::lostTheSku);
            assertThat(idsBySku(sku)).hasSize(1);
        }
    }

    @Test
    void ofParallelBatchesWithTheSameSkusExactlyOneWinsEachSku() throws Exception { // e-sku/03b
        for (int attempt = 0; attempt < TRIES; attempt++) {
            String sku = "BRACE-" + attempt;
            String items = "{\"create\":[" + item(sku + "-0") + "," + item(sku + "-1") + "," + item(sku + "-2") + "]}";
            List<Answer> answers = inParallel(2, client -> post("products/batch", items));
            for (int place = 0; place < 3; place++) {
                int item = place;
                assertThat(answers)
                        .filteredOn(answer -> answer.json()
                                        .path("create")
                                        .path(item)
                                        .path("id")
                                        .asLong()
                                != 0)
                        .hasSize(1);
                assertThat(idsBySku(sku + "-" + item)).hasSize(1);
            }
        }
    }

    @Test
    void parallelCreatesWithOneNameAndDifferentSkusAllPass() throws Exception { // n-concurrency/04
        List<Answer> answers = inParallel(4, client -> post("products", item("PSN-" + client)));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers)
                .extracting(answer -> answer.json().path("slug").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void parallelVariationBatchesOnOneParentAllArrive() throws Exception { // n-concurrency/06
        long parent = post("products", "{\"name\":\"Tee\",\"type\":\"variable\"}")
                .json()
                .path("id")
                .asLong();
        String items = "{\"create\":[" + "{\"regular_price\":\"5\"},".repeat(9) + "{\"regular_price\":\"5\"}]}";
        List<Answer> answers = inParallel(2, client -> post("products/" + parent + "/variations/batch", items));
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.json().path("create")).hasSize(10));
        JsonNode after = shop.answer(get("products/" + parent, "")).json();
        assertThat(after.path("variations")).hasSize(20);
        assertThat(after.path("price").asText()).isEqualTo("5");
    }

    private static void lostTheSku(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        String code = answer.json().path("code").asText();
        assertThat(code).isIn("product_invalid_sku", "woocommerce_rest_product_not_created");
        assertThat(answer.json().path("data").has("resource_id")).isEqualTo(code.equals("product_invalid_sku"));
    }

    private static String item(String sku) {
        return "{\"name\":\"parallel same name\",\"sku\":\"" + sku + "\"}";
    }

    private List<Long> idsBySku(String sku) {
        List<Long> ids = new ArrayList<>();
        shop.answer(get("products", sku))
                .json()
                .forEach(product -> ids.add(product.path("id").asLong()));
        return ids;
    }

    private Answer post(String path, String body) {
        try {
            ObjectNode request =
                    ExchangeFiles.JSON.createObjectNode().put("method", "POST").put("path", path);
            request.set("body", ExchangeFiles.JSON.readTree(body));
            return shop.answer(Step.unrecorded(request));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Step get(String path, String sku) {
        ObjectNode request =
                ExchangeFiles.JSON.createObjectNode().put("method", "GET").put("path", path);
        if (!sku.isEmpty()) {
            request.putObject("query").put("sku", sku);
        }
        return Step.unrecorded(request);
    }

    private List<Answer> inParallel(int count, IntFunction<Answer> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Answer>> answers = new ArrayList<>();
        for (int client = 0; client < count; client++) {
            int number = client;
            Callable<Answer> task = () -> {
                start.await();
                return work.apply(number);
            };
            answers.add(clients.submit(task));
        }
        start.countDown();
        List<Answer> results = new ArrayList<>();
        for (Future<Answer> answer : answers) {
            results.add(answer.get());
        }
        return results;
    }
}
