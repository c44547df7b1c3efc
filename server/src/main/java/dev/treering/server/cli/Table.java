package dev.treering.server.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows with aligned columns: words to the left, figures to the right. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> figures;

    /** Columns by heading; a heading that starts with '>' is a column of figures. */
    Table(String... headings) {
        this.figures = List.of(headings).stream().map(h -> h.startsWith(">")).toList();
        rows.add(List.of(headings).stream()
                .map(h -> h.startsWith(">") ? h.substring(1) : h)
                .toList());
    }

    Table row(Object... cells) {
        rows.add(List.of(cells).stream().map(Object::toString).toList());
        return this;
    }

    void print(PrintWriter out) {
        int[] widths = new int[figures.size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (var row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? "" : "  ").append(figures.get(i) ? pad + row.get(i) : row.get(i) + pad);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
