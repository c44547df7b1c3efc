package dev.treering.aggregates.pricefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.PriceFact.BookPublished;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A price book as people write and review it: one YAML 1.2 document. Checked whole, so that every problem is told at once with
 * its place. Plain YAML only: no anchors, no aliases, no tags.
 */
public final class PriceBookFile {

    /** A longer file is refused, in bytes of UTF-8. */
    public static final int LARGEST = 1024 * 1024;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setLabel("price book")
            .setAllowDuplicateKeys(true) // all of them are told, not the first alone
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(LARGEST)
            .build();

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
        byte[] source = yaml.getBytes(UTF_8);
        if (source.length > LARGEST) {
            return refused(Optional.empty(), "the file has " + source.length + " bytes; allowed are " + LARGEST);
        }
        try {
            var plain = PlainYaml.check(yaml, SETTINGS);
            return plain.readable() ? read(yaml, plain.problems()) : new Parsed.Invalid(plain.problems());
        } catch (MarkedYamlEngineException e) {
            return refused(e.getProblemMark(), "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            return refused(Optional.empty(), "not YAML: " + e.getMessage());
        }
    }

    private static Parsed read(String yaml, List<Problem> known) {
        List<Node> documents = new ArrayList<>();
        new Compose(SETTINGS).composeAllFromString(yaml).forEach(documents::add);
        return switch (documents.size()) {
            case 0 -> refused(Optional.empty(), "the file is empty; allowed is one price book");
            case 1 -> new BookReader(yaml, new YamlReader(known)).read(documents.getFirst());
            default ->
                refused(
                        documents.get(1).getStartMark(),
                        "the file has " + documents.size() + " documents; allowed is one");
        };
    }

    private static Parsed refused(Optional<Mark> mark, String message) {
        return new Parsed.Invalid(List.of(problem(mark, message)));
    }

    static Problem problem(Optional<Mark> mark, String message) {
        return new Problem(
                mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1, message);
    }
}
