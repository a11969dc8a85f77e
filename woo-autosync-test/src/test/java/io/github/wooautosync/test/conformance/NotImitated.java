package io.github.wooautosync.test.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the fake store does not imitate, and why. Each line of {@code not-imitated.txt} is
 * {@code folder/file | reason} or {@code folder/file#step | reason}; lines that start with {@code #} are comments.
 */
record NotImitated(Map<String, String> reasons) {

    static NotImitated declared() {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String line : ExchangeFiles.lines("not-imitated.txt")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("\\|", 2);
                if (parts.length != 2 || parts[1].isBlank()) {
                    throw new IllegalArgumentException("not-imitated.txt: a reason is missing: " + line);
                }
                for (String place : expanded(parts[0].trim())) {
                    reasons.put(place, parts[1].trim());
                }
            }
        }
        return new NotImitated(reasons);
    }

    /** {@code file#1,3-5} names four steps. */
    private static List<String> expanded(String places) {
        int mark = places.indexOf('#');
        if (mark < 0) {
            return List.of(places);
        }
        List<String> steps = new ArrayList<>();
        for (String range : places.substring(mark + 1).split(",")) {
            String[] ends = range.trim().split("-");
            for (int step = Integer.parseInt(ends[0]); step <= Integer.parseInt(ends[ends.length - 1]); step++) {
                steps.add(places.substring(0, mark) + "#" + step);
            }
        }
        return steps;
    }

    Optional<String> reason(Exchange exchange) {
        return Optional.ofNullable(reasons.get(exchange.name()));
    }

    Optional<String> reason(Exchange exchange, Step step) {
        return Optional.ofNullable(reasons.get(exchange.name() + "#" + step.number()));
    }
}
