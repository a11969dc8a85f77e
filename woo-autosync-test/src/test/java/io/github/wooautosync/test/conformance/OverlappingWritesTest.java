package io.github.wooautosync.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Something changes a product in the shop between the moment a write has loaded it and the moment it saves it. */
class OverlappingWritesTest {

    private static final Duration PAUSE = Duration.ofMillis(400);

    static Stream<Arguments> overlaps() {
        return steps("exchanges/n-concurrency/01-two-puts-different-fields.json")
                .map(step -> Arguments.of(step.path("note").asText(), step));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("overlaps")
    void theLaterSavePutsBackOnlyWhatIsWrittenTogether(String note, JsonNode step) { // n-concurrency/01
        JsonNode later = step.path("request_A_started_first_finishes_last");
        JsonNode inside = step.path("request_B_inside_A").path("body");
        ObjectNode edit = object().set("fields", inside);
        assertThat(differences(later, step.path("initial"), "edit", edit, step.path("afterwards")))
                .as(note)
                .isEmpty();
    }

    static Stream<Arguments> salesInside() {
        return steps("exchanges/n-concurrency/03-stock-absolute-vs-shop.json")
                .filter(step -> step.has("request") && step.has("stock_afterwards"))
                .map(step -> Arguments.of(step.path("note").asText(), step));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("salesInside")
    void aSaleInsideAWriteSurvivesOnlyWhenTheWriteDoesNotChangeTheStock(
            String note, JsonNode step) { // n-concurrency/03
        ObjectNode initial = object().put("manage_stock", true).put("stock_quantity", 10);
        ObjectNode afterwards = object().set("stock_quantity", step.path("stock_afterwards"));
        assertThat(differences(step.path("request"), initial, "sell", object(), afterwards))
                .as(note)
                .isEmpty();
    }

    private static List<Difference> differences(
            JsonNode write, JsonNode initial, String what, ObjectNode event, JsonNode afterwards) {
        long id = Long.parseLong(write.path("path").asText().replaceAll("\\D", ""));
        ObjectNode product = object().put("id", id).put("name", "Race");
        product.setAll((ObjectNode) initial.deepCopy());
        try (Shop shop = Shop.pausingInWrites(PAUSE)) {
            shop.seedProduct(product);
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> shop.answer(Step.unrecorded(write)));
            await().until(shop::isBusy);
            sleepUntilTheProductIsLoaded();
            shop.happens(event.put(what, id));
            assertThat(answer.join().status()).isEqualTo(200);
            ObjectNode get = object().put("method", "GET").put("path", "products/" + id);
            get.putObject("query").put("context", "edit");
            Step reading = Step.unrecorded(get).answered(200, afterwards);
            return new AnswerComparison(shop.ids()).compare(reading, shop.answer(reading));
        }
    }

    private static void sleepUntilTheProductIsLoaded() {
        try {
            Thread.sleep(PAUSE.toMillis() / 4);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ObjectNode object() {
        return ExchangeFiles.JSON.createObjectNode();
    }

    private static Stream<JsonNode> steps(String file) {
        return StreamSupport.stream(ExchangeFiles.json(file).path("steps").spliterator(), false);
    }
}
