package dev.treering.aggregates.pricefile;

import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.prices.PriceItem;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * A price book as people write and review it: one YAML 1.2 document. Checked whole, so that every problem is told at once with
 * its place. Plain YAML only: no anchors, no aliases, no tags.
 */
public final class PriceBookFile {

    /** A longer file is refused, in bytes of UTF-8. */
    public static final int LARGEST = 1024 * 1024;

    private PriceBookFile() {}

    /** What became of a file. */
    public sealed interface Parsed {

        /** It is a price book; publishing it is another matter. */
        record Valid(BookPublished book) implements Parsed {}

        /** It is not, for these reasons, in the order of their places. */
        record Invalid(List<Problem> problems) implements Parsed {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param line where, from 1
     * @param column where, from 1
     * @param message what is wrong and what is allowed
     */
    public record Problem(int line, int column, String message) {}

    /** Reads a file's text. */
    public static Parsed parse(String yaml) {
        return switch (YamlDocument.read(
                yaml, "price book", (reader, document) -> new BookReader(yaml, reader).read(document))) {
            case YamlDocument.Meant<BookPublished>(var book) -> new Parsed.Valid(book);
            case YamlDocument.Unreadable<BookPublished>(var problems) -> new Parsed.Invalid(problems);
        };
    }

    /** What became of an item that stands by itself. */
    public sealed interface ParsedItem {

        record Valid(PriceItem item) implements ParsedItem {}

        /** It is none, for these reasons, in the order of their places. */
        record Invalid(List<Problem> problems) implements ParsedItem {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Reads one item as a book would have it, of a book without pools: a price agreed with one account. JSON is YAML, too. */
    public static ParsedItem parseItem(String yaml) {
        return switch (YamlDocument.read(
                yaml, "price item", (reader, document) -> new ItemReader(reader, List.of()).read(document))) {
            case YamlDocument.Meant<PriceItem>(var item) -> new ParsedItem.Valid(item);
            case YamlDocument.Unreadable<PriceItem>(var problems) -> new ParsedItem.Invalid(problems);
        };
    }

    static Problem problem(Optional<Mark> mark, String message) {
        return new Problem(
                mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1, message);
    }
}
