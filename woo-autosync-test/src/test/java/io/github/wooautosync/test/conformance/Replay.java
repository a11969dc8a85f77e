package io.github.wooautosync.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Plays recordings against one shop, in the order and with the pauses that they were made. */
final class Replay {

    private static final Duration BETWEEN_STEPS = Duration.ofSeconds(2);

    private final Map<String, Exchange> exchanges;
    private final Shop shop;
    private final AnswerComparison comparison;

    Replay(Map<String, Exchange> exchanges, Shop shop) {
        this.exchanges = exchanges;
        this.shop = shop;
        this.comparison = new AnswerComparison(shop.ids());
    }

    /** Seeds the shop and plays the recording; each step is reported with its differences. */
    void play(Exchange exchange, BiConsumer<Step, List<Difference>> result) {
        Seeds seeds = Seeds.of(exchange.name());
        for (String earlier : seeds.after()) {
            play(exchangeNamed(earlier), (step, differences) -> {});
        }
        shop.seed(seeds);
        comparison.setNumbersInNamesMatter(seeds.numbersInNamesMatter());
        for (Step step : exchange.replayableSteps()) {
            shop.advance(seeds.isInTheSameSecond(step) ? Duration.ZERO : BETWEEN_STEPS);
            for (JsonNode event : seeds.before(step)) {
                shop.happens(event);
                shop.advance(BETWEEN_STEPS);
            }
            shop.expect(seeds.fault(step));
            result.accept(step, comparison.compare(step, shop.answer(step)));
        }
    }

    private Exchange exchangeNamed(String name) {
        Exchange exchange = exchanges.get(name);
        if (exchange == null) {
            throw new IllegalArgumentException("seeds.json names no recording: " + name);
        }
        return exchange;
    }
}
