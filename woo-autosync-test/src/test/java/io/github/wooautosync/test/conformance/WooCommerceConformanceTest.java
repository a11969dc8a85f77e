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
        notImitated.exceptions().stream()
                .filter(entry -> !isRecorded(entry))
                .forEach(entry -> unknown.add(entry.toString()));
        Seeds.names().forEach(name -> {
            if (!exchanges.containsKey(name)) {
                unknown.add(name);
            }
        });
        assertThat(unknown).isEmpty();
    }

    private boolean isRecorded(NotImitated.Entry entry) {
        Exchange exchange = exchanges.get(entry.recording());
        if (entry.recording().equals("*")) {
            return true;
        }
        return exchange != null
                && entry.step().map(step -> step < exchange.steps().size()).orElse(true);
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
        List<Difference> unexplained = differences.stream()
                .filter(difference ->
                        notImitated.allowing(exchange, step, difference).isEmpty())
                .toList();
        String number = Integer.toString(step.number());
        if (!unexplained.isEmpty()) {
            String remark = step
                    + unexplained.stream()
                            .map(difference -> "\n    " + difference)
                            .collect(joining());
            failures.add(remark);
            report.add(exchange.name(), new Line(number, Outcome.DIFFERS, remark));
        } else if (!differences.isEmpty()) {
            String reasons = differences.stream()
                    .map(difference ->
                            notImitated.allowing(exchange, step, difference).orElseThrow())
                    .map(entry -> (entry.place().isEmpty() ? "" : entry.place() + ": ") + entry.reason())
                    .distinct()
                    .collect(joining("; "));
            boolean whole = differences.stream()
                    .anyMatch(difference -> notImitated
                            .allowing(exchange, step, difference)
                            .orElseThrow()
                            .place()
                            .isEmpty());
            report.add(exchange.name(), new Line(number, whole ? Outcome.NOT_IMITATED : Outcome.PARTLY, reasons));
        } else if (!notImitated.of(exchange, step).isEmpty()) {
            report.add(exchange.name(), new Line(number, Outcome.LISTED_BUT_CONFORMS, step.toString()));
        } else {
            report.add(exchange.name(), new Line(number, Outcome.CONFORMS, ""));
        }
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
