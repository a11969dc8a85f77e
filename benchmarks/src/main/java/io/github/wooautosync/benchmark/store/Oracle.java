package io.github.wooautosync.benchmark.store;

import io.github.wooautosync.benchmark.BenchmarkOptions;
import io.github.wooautosync.benchmark.Report;
import io.github.wooautosync.benchmark.Table;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fixed limits, tried one by one. */
final class Oracle {

    private static final List<Integer> SIZES = List.of(50, 100);
    private static final List<Integer> IN_FLIGHT = List.of(1, 2, 3, 4, 8);

    private final Map<FixedLimits.Choice, Double> rates = new LinkedHashMap<>();

    private Oracle() {}

    static Oracle of(FixedLimits fixed, BenchmarkOptions options) {
        Oracle oracle = new Oracle();
        for (int size : options.quick() ? List.of(20) : SIZES) {
            for (int parallel : options.quick() ? List.of(1, 2) : IN_FLIGHT) {
                FixedLimits.Choice choice = new FixedLimits.Choice(size, parallel);
                int products = options.size(Math.max(400, size * parallel * 2), 40);
                oracle.rates.put(choice, fixed.push(choice, products).rate());
            }
        }
        return oracle;
    }

    FixedLimits.Choice best() {
        return rates.entrySet().stream()
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }

    void show(Report report) {
        List<Integer> inFlight = rates.keySet().stream()
                .map(FixedLimits.Choice::parallel)
                .distinct()
                .toList();
        String[] columns = Stream.concat(
                        Stream.of("products/s with fixed limits"),
                        inFlight.stream().map(number -> number + " in flight"))
                .toArray(String[]::new);
        Table table = report.table("The grid", columns);
        rates.keySet().stream()
                .collect(Collectors.groupingBy(FixedLimits.Choice::size, LinkedHashMap::new, Collectors.toList()))
                .forEach((size, choices) -> table.row(Stream.concat(
                                Stream.of((Object) ("batches of " + size)),
                                choices.stream().map(rates::get))
                        .toArray()));
    }
}
