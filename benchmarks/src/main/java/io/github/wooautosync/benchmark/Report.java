package io.github.wooautosync.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a benchmark found out. Each line is printed as it comes; {@link #markdown()} has them all. Not safe for use by
 * several threads.
 */
public final class Report {

    private final PrintStream out;
    private final List<Part> parts = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();

    public Report(PrintStream out) {
        this.out = out;
    }

    /** Begins a table; its rows are added to what this returns. */
    public Table table(String title, String... columns) {
        Table table = new Table(title, List.of(columns), out);
        parts.add(table);
        return table;
    }

    /** A paragraph: what was measured and how, or what a number means. */
    public void note(String text) {
        out.println();
        out.println(text);
        parts.add(() -> text + "\n");
    }

    /**
     * A claim with its measure, which is reported whether it is met or not.
     *
     * @param comparison the bound, such as {@code <= 1.0}
     */
    public void target(String claim, double measured, String comparison, boolean met) {
        Target target = new Target(claim, measured, comparison, met);
        out.println(target.line());
        targets.add(target);
    }

    /** Everything that was reported, targets first. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        if (!targets.isEmpty()) {
            text.append("| target | bound | measured | |\n|---|---|---:|---|\n");
            targets.forEach(target -> text.append(target.row()));
            text.append('\n');
        }
        parts.forEach(part -> text.append(part.markdown()).append('\n'));
        return text.toString();
    }

    /** A number as people read it: three significant digits, thousands separated. */
    static String shown(Object cell) {
        if (cell instanceof Double || cell instanceof Float) {
            double number = ((Number) cell).doubleValue();
            if (!Double.isFinite(number)) {
                return "–";
            }
            double size = Math.abs(number);
            String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
            return String.format(Locale.ROOT, format, number);
        }
        return cell instanceof Number whole
                ? String.format(Locale.ROOT, "%,d", whole.longValue())
                : String.valueOf(cell);
    }

    interface Part {
        String markdown();
    }

    private record Target(String claim, double measured, String comparison, boolean met) {

        String line() {
            return "TARGET " + (met ? "met   " : "MISSED") + " " + claim + ": " + shown(measured) + " (" + comparison
                    + ")";
        }

        String row() {
            return "| " + claim + " | " + comparison + " | " + shown(measured) + " | " + (met ? "met" : "**missed**")
                    + " |\n";
        }
    }
}
