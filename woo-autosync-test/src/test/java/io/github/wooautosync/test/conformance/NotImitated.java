package io.github.wooautosync.test.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the fake store does not imitate, and why. Each line of {@code not-imitated.txt} is {@code recording | reason},
 * {@code recording#steps | reason} or {@code recording#steps place | reason}; steps are {@code 1,3-5}, a place is the
 * beginning of the place of a difference, for example {@code body.routes} or {@code header Link}. Lines that start with
 * {@code #} are comments. {@code * place | reason} holds everywhere; there the place is the end of one.
 */
record NotImitated(List<Entry> exceptions) {

    private static final String EVERYWHERE = "*";

    /** One declared exception; without a step it holds for the whole recording. */
    record Entry(String recording, Optional<Integer> step, String place, String reason) {

        private boolean covers(Exchange exchange, Step other, Difference difference) {
            if (recording.equals(EVERYWHERE)) {
                return difference.where().endsWith(place);
            }
            return recording.equals(exchange.name())
                    && step.map(number -> number == other.number()).orElse(true)
                    && difference.where().startsWith(place);
        }
    }

    static NotImitated declared() {
        List<Entry> exceptions = new ArrayList<>();
        for (String line : ExchangeFiles.lines("not-imitated.txt")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                exceptions.addAll(parsed(line));
            }
        }
        return new NotImitated(List.copyOf(exceptions));
    }

    private static List<Entry> parsed(String line) {
        String[] parts = line.split("\\|", 2);
        if (parts.length != 2 || parts[1].isBlank()) {
            throw new IllegalArgumentException("not-imitated.txt: a reason is missing: " + line);
        }
        String reason = parts[1].trim();
        String[] where = parts[0].trim().split(" ", 2);
        String place = where.length == 2 ? where[1].trim() : "";
        int mark = where[0].indexOf('#');
        if (mark < 0) {
            return List.of(new Entry(where[0], Optional.empty(), place, reason));
        }
        List<Entry> exceptions = new ArrayList<>();
        for (String range : where[0].substring(mark + 1).split(",")) {
            String[] ends = range.split("-");
            for (int step = Integer.parseInt(ends[0]); step <= Integer.parseInt(ends[ends.length - 1]); step++) {
                exceptions.add(new Entry(where[0].substring(0, mark), Optional.of(step), place, reason));
            }
        }
        return exceptions;
    }

    /** Why nothing of this recording is imitated. */
    Optional<String> reason(Exchange exchange) {
        return exceptions.stream()
                .filter(exception -> exception.recording().equals(exchange.name()))
                .filter(exception -> exception.step().isEmpty())
                .map(Entry::reason)
                .findFirst();
    }

    /** The exceptions that speak of this step alone. */
    List<Entry> of(Exchange exchange, Step step) {
        return exceptions.stream()
                .filter(exception -> exception.recording().equals(exchange.name()))
                .filter(exception -> exception.step().equals(Optional.of(step.number())))
                .toList();
    }

    /** The exception that allows this difference. */
    Optional<Entry> allowing(Exchange exchange, Step step, Difference difference) {
        return exceptions.stream()
                .filter(exception -> exception.covers(exchange, step, difference))
                .findFirst();
    }
}
