package io.github.wooautosync.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A comparison that finds nothing proves nothing: here it must find what was changed, and nothing else. */
class AnswerComparisonTest {

    private static final List<Exchange> EXCHANGES = ExchangeFiles.onClassPath().all();

    private final IdMapping ids = new IdMapping();
    private final AnswerComparison comparison = new AnswerComparison(ids);

    static Stream<String> names() {
        return EXCHANGES.stream().map(Exchange::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aRecordingConformsToItself(String name) {
        for (Step step : named(name).replayableSteps()) {
            assertThat(comparison.compare(step, recorded(step)))
                    .as(step.toString())
                    .isEmpty();
        }
    }

    @Test
    void anotherStatusIsADifference() {
        Step step = named("e-sku/01-duplicate-on-create").steps().get(1);
        Answer answer = recorded(step);
        assertThat(comparison.compare(step, new Answer(422, answer.headers(), answer.text())))
                .singleElement()
                .extracting(Difference::where)
                .isEqualTo("status");
    }

    @Test
    void anotherHolderOfASkuIsADifference() {
        List<Step> steps = named("e-sku/01-duplicate-on-create").steps();
        comparison.compare(steps.get(0), recorded(steps.get(0)));
        ObjectNode body = (ObjectNode) recorded(steps.get(1)).json();
        ((ObjectNode) body.path("data")).put("resource_id", 4711);
        assertThat(comparison.compare(steps.get(1), withBody(steps.get(1), body)))
                .extracting(Difference::where)
                .containsExactly("body.data.resource_id");
    }

    @Test
    void missingAdditionalAndChangedFieldsAreDifferences() {
        Step step = named("c-product-create/01-create-simple-full").steps().get(0);
        ObjectNode body = (ObjectNode) recorded(step).json();
        body.remove("sku");
        body.put("price", "1.00");
        body.put("invented", true);
        assertThat(comparison.compare(step, withBody(step, body)))
                .extracting(Difference::where)
                .containsExactlyInAnyOrder("body.sku", "body.price", "body fields");
    }

    @Test
    void theOrderOfAListMatters() {
        List<Step> steps = named("k-listing/01-include-exclude").steps();
        comparison.compare(steps.get(0), recorded(steps.get(0)));
        ArrayNode body = (ArrayNode) recorded(steps.get(1)).json();
        body.add(body.remove(0));
        assertThat(comparison.compare(steps.get(1), withBody(steps.get(1), body)))
                .isNotEmpty();
    }

    @Test
    void aDateThatDoesNotMoveIsADifference() {
        List<Step> steps =
                named("d-product-update/12-noop-update-bumps-modified").steps();
        comparison.compare(steps.get(0), recorded(steps.get(0)));
        assertThat(comparison.compare(
                        steps.get(1),
                        withBody(steps.get(1), recorded(steps.get(0)).json())))
                .extracting(Difference::where)
                .containsExactly("body.date_modified_gmt");
    }

    private static Exchange named(String name) {
        return EXCHANGES.stream()
                .filter(exchange -> exchange.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Answer recorded(Step step) {
        Map<String, List<String>> headers = new HashMap<>();
        step.answer()
                .path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), List.of(header.getValue().asText())));
        JsonNode body = step.answer().path("body");
        String text = body.isTextual() ? body.asText() : body.toString();
        return new Answer(step.status(), HttpHeaders.of(headers, (name, value) -> true), text);
    }

    private static Answer withBody(Step step, JsonNode body) {
        Answer answer = recorded(step);
        return new Answer(answer.status(), answer.headers(), body.toString());
    }
}
