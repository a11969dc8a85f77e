package io.github.wooautosync.test.conformance;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.wooautosync.test.conformance.ConformanceReport.Line;
import io.github.wooautosync.test.conformance.ConformanceReport.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Every recorded exchange of a real WooCommerce, played against the fake store. */
@TestInstance(Lifecycle.PER_CLASS)
class WooCommerceConformanceTest {

    private static final int MOST_DIFFERENCES_SHOWN = 40;

    private final Map<String, Exchange> exchanges = ExchangeFiles.onClassPath().all().stream()
            .collect(toMap(Exchange::name, exchange -> exchange, (one, other) -> one, TreeMap::new));
    private final NotImitated notImitated = NotImitated.declared();
    private final ConformanceReport report = new ConformanceReport();

    @TestFactory
    Stream<DynamicTest> theFakeStoreAnswersLikeTheRecordedShop() {
        Stream<DynamicTest> recordings = exchanges.values().stream()
                .map(exchange -> DynamicTest.dynamicTest(exchange.name(), () -> replay(exchange)));
        DynamicTest listIsTrue =
                DynamicTest.dynamicTest("what is declared as not imitated is not imitated", this::listIsTrue);
        return Stream.concat(recordings, Stream.of(listIsTrue));
    }

    @Test
    void everyDeclaredExceptionAndEverySeedNamesARecording() {
        List<String> unknown = new ArrayList<>();
        notImitated.reasons().keySet().stream()
                .filter(place -> !isRecorded(place))
                .forEach(unknown::add);
        Seeds.names().forEach(name -> {
            if (!exchanges.containsKey(name)) {
                unknown.add(name);
            }
        });
        assertThat(unknown).isEmpty();
    }

    private boolean isRecorded(String place) {
        String[] parts = place.split("#");
        Exchange exchange = exchanges.get(parts[0]);
        return exchange != null
                && (parts.length == 1
                        || Integer.parseInt(parts[1]) < exchange.steps().size());
    }

    private void replay(Exchange exchange) {
        if (exchange.replayableSteps().isEmpty()) {
            String reason =
                    notImitated.reason(exchange).orElseGet(() -> fail("nothing to replay, and no reason given"));
            report.add(exchange.name(), new Line("all", Outcome.NOT_IMITATED, reason));
            return;
        }
        List<String> failures = new ArrayList<>();
        try (Shop shop = Shop.openFor(exchange)) {
            new Replay(exchanges, shop)
                    .play(exchange, (step, differences) -> judge(exchange, step, differences, failures));
        }
        if (!failures.isEmpty()) {
            fail(exchange.name() + ": " + exchange.about() + "\n"
                    + failures.stream().limit(MOST_DIFFERENCES_SHOWN).collect(joining("\n")));
        }
    }

    private void judge(Exchange exchange, Step step, List<Difference> differences, List<String> failures) {
        Optional<String> reason = notImitated.reason(exchange, step);
        boolean wholeFile = notImitated.reason(exchange).isPresent();
        String remark = step
                + differences.stream().map(difference -> "\n    " + difference).collect(joining());
        Outcome outcome;
        if (differences.isEmpty()) {
            outcome = reason.isPresent() ? Outcome.LISTED_BUT_CONFORMS : Outcome.CONFORMS;
        } else if (reason.isPresent() || wholeFile) {
            outcome = Outcome.NOT_IMITATED;
            remark = reason.or(() -> notImitated.reason(exchange)).orElseThrow();
        } else {
            outcome = Outcome.DIFFERS;
            failures.add(remark);
        }
        report.add(exchange.name(), new Line(Integer.toString(step.number()), outcome, remark));
    }

    private void listIsTrue() {
        assertThat(report.listedButConforming())
                .as("steps that conform: take them off not-imitated.txt")
                .isEmpty();
    }

    @AfterAll
    void writeReport() {
        report.write(Path.of("target", "conformance-report.md"));
        System.out.println(report.summary());
    }
}
