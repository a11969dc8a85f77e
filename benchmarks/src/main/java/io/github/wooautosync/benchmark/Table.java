package io.github.wooautosync.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of a {@link Report}. Numbers are set right, with three significant digits. */
public final class Table implements Report.Part {

    private static final int WIDTH = 14;
    private static final int FIRST_WIDTH = 44;

    private final String title;
    private final List<String> columns;
    private final PrintStream out;
    private final List<List<Object>> rows = new ArrayList<>();

    Table(String title, List<String> columns, PrintStream out) {
        this.title = title;
        this.columns = columns;
        this.out = out;
        out.println();
        out.println(title);
        print(columns);
    }

    /** Adds a row: as many cells as the table has columns. */
    public Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells in a table of " + columns.size());
        }
        List<Object> row = List.of(cells);
        rows.add(row);
        print(row.stream().map(Report::shown).toList());
        return this;
    }

    @Override
    public String markdown() {
        StringBuilder text = new StringBuilder("**" + title + "**\n\n");
        text.append("| ").append(String.join(" | ", columns)).append(" |\n|");
        for (int column = 0; column < columns.size(); column++) {
            text.append(isNumeric(column) ? "---:|" : "---|");
        }
        text.append('\n');
        for (List<Object> row : rows) {
            List<String> cells = row.stream().map(Report::shown).toList();
            text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }
        return text.toString();
    }

    private boolean isNumeric(int column) {
        return rows.stream().anyMatch(row -> row.get(column) instanceof Number);
    }

    private void print(List<String> cells) {
        StringBuilder line = new StringBuilder("  ");
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            int width = column == 0 ? FIRST_WIDTH : WIDTH;
            String padding = " ".repeat(Math.max(1, width - cell.length()));
            line.append(column == 0 ? cell + padding : padding + cell);
        }
        out.println(line.toString().stripTrailing());
    }

    @Override
    public String toString() {
        return title + " " + Arrays.toString(columns.toArray());
    }
}
