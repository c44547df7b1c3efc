package dev.treering.projections.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation that is also an example: its tables, drawings and bold words. */
final class WorkedPage {

    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");

    private final List<String> lines;

    private WorkedPage(List<String> lines) {
        this.lines = lines;
    }

    static WorkedPage read(Path page) {
        try {
            return new WorkedPage(Files.readAllLines(page));
        } catch (IOException e) {
            throw new UncheckedIOException("the tests run in the folder of their module; wanted there: " + page, e);
        }
    }

    /** The part from a heading to the next of the same level. */
    WorkedPage section(String heading) {
        List<String> from = lines.subList(lines.indexOf("## " + heading) + 1, lines.size());
        return new WorkedPage(
                from.stream().takeWhile(line -> !line.startsWith("## ")).toList());
    }

    /** The rows of the table whose first columns are headed so, cell by cell. */
    List<List<String>> table(String... heads) {
        return lines.stream()
                .dropWhile(line -> !line.startsWith("| " + String.join(" | ", heads) + " "))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(WorkedPage::cells)
                .toList();
    }

    /** The days of a drawing's row. */
    List<String> drawn(String row) {
        return lines.stream()
                .filter(line -> line.startsWith(row + " ") && line.endsWith("|"))
                .flatMap(line -> cells(line).stream().skip(1))
                .toList();
    }

    /** What is set in bold, in order. */
    List<String> bold() {
        return BOLD.matcher(String.join("\n", lines))
                .results()
                .map(word -> word.group(1))
                .toList();
    }

    private static List<String> cells(String line) {
        String row = line.startsWith("|") ? line.substring(1) : line;
        return Stream.of(row.split("\\|", -1)).map(String::strip).toList();
    }
}
