package io.github.wooautosync.test.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was compared, what differs, and what is declared as not imitated; written to {@code target}. */
final class ConformanceReport {

    enum Outcome {
        CONFORMS,
        DIFFERS,
        /** Conforms apart from places that are declared as not imitated. */
        PARTLY,
        NOT_IMITATED,
        /** Declared as not imitated, although the answer is right: the declaration should go. */
        LISTED_BUT_CONFORMS
    }

    record Line(String step, Outcome outcome, String remark) {}

    private final Map<String, List<Line>> linesByFile = new TreeMap<>();

    synchronized void add(String file, Line line) {
        linesByFile.computeIfAbsent(file, any -> new ArrayList<>()).add(line);
    }

    synchronized List<String> listedButConforming() {
        List<String> places = new ArrayList<>();
        linesByFile.forEach((file, lines) -> lines.stream()
                .filter(line -> line.outcome() == Outcome.LISTED_BUT_CONFORMS)
                .forEach(line -> places.add(file + "#" + line.step())));
        return places;
    }

    synchronized long steps(Outcome outcome) {
        return linesByFile.values().stream()
                .flatMap(List::stream)
                .filter(line -> line.outcome() == outcome)
                .count();
    }

    private long files(Outcome outcome) {
        return linesByFile.values().stream()
                .filter(lines -> lines.stream().allMatch(line -> line.outcome() == outcome))
                .count();
    }

    synchronized String summary() {
        return "Conformance with WooCommerce 11.0.1: " + steps(Outcome.CONFORMS) + " steps of " + linesByFile.size()
                + " recordings conform (" + files(Outcome.CONFORMS) + " recordings completely), "
                + steps(Outcome.PARTLY) + " apart from declared places, "
                + steps(Outcome.NOT_IMITATED) + " steps are declared as not imitated, " + steps(Outcome.DIFFERS)
                + " differ, " + steps(Outcome.LISTED_BUT_CONFORMS) + " conform although declared otherwise";
    }

    synchronized void write(Path file) {
        StringBuilder text = new StringBuilder("# Fake store and WooCommerce\n\n")
                .append(summary())
                .append(
                        ".\n\n| recording | steps | conform | partly | not imitated | differ |\n|---|---|---|---|---|---|\n");
        linesByFile.forEach((name, lines) -> text.append("| ")
                .append(name)
                .append(" | ")
                .append(lines.size())
                .append(" | ")
                .append(count(lines, Outcome.CONFORMS) + count(lines, Outcome.LISTED_BUT_CONFORMS))
                .append(" | ")
                .append(count(lines, Outcome.PARTLY))
                .append(" | ")
                .append(count(lines, Outcome.NOT_IMITATED))
                .append(" | ")
                .append(count(lines, Outcome.DIFFERS))
                .append(" |\n"));
        section(text, "Not imitated", Outcome.NOT_IMITATED);
        section(text, "Conform apart from declared places", Outcome.PARTLY);
        section(text, "Different", Outcome.DIFFERS);
        section(text, "Declared as not imitated, but right", Outcome.LISTED_BUT_CONFORMS);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void section(StringBuilder text, String title, Outcome outcome) {
        text.append("\n## ").append(title).append("\n\n");
        linesByFile.forEach((name, lines) -> lines.stream()
                .filter(line -> line.outcome() == outcome)
                .forEach(line -> text.append("- ")
                        .append(name)
                        .append('#')
                        .append(line.step())
                        .append(": ")
                        .append(line.remark().replace("\n", " "))
                        .append('\n')));
    }

    private static long count(List<Line> lines, Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }
}
