package dev.treering.aggregates.pricefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.aggregates.pricefile.PriceBookFile.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** One YAML 1.2 document in a text, and what it means. */
sealed interface YamlDocument<T> {

    /** It means something. */
    record Meant<T>(T value) implements YamlDocument<T> {}

    /** It does not, for these reasons, in the order of their places. */
    record Unreadable<T>(List<Problem> problems) implements YamlDocument<T> {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a text of at most {@link PriceBookFile#LARGEST} bytes.
     *
     * @param what the text should be, for people
     * @param meaning of the document's node; empty, with problems noted, where it has none
     */
    static <T> YamlDocument<T> read(String text, String what, BiFunction<YamlReader, Node, Optional<T>> meaning) {
        int bytes = text.getBytes(UTF_8).length;
        if (bytes > PriceBookFile.LARGEST) {
            return refused(Optional.empty(), "the file has " + bytes + " bytes; allowed are " + PriceBookFile.LARGEST);
        }
        var settings = LoadSettings.builder()
                .setLabel(what)
                .setAllowDuplicateKeys(true) // all of them are told, not the first alone
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(PriceBookFile.LARGEST)
                .build();
        try {
            var plain = PlainYaml.check(text, settings);
            if (!plain.readable()) {
                return new Unreadable<>(plain.problems());
            }
            List<Node> documents = new ArrayList<>();
            new Compose(settings).composeAllFromString(text).forEach(documents::add);
            return only(documents, what, new YamlReader(plain.problems()), meaning);
        } catch (MarkedYamlEngineException e) {
            return refused(e.getProblemMark(), "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            return refused(Optional.empty(), "not YAML: " + e.getMessage());
        }
    }

    private static <T> YamlDocument<T> only(
            List<Node> documents, String what, YamlReader yaml, BiFunction<YamlReader, Node, Optional<T>> meaning) {
        return switch (documents.size()) {
            case 0 -> refused(Optional.empty(), "the file is empty; allowed is one " + what);
            case 1 -> {
                var value = meaning.apply(yaml, documents.getFirst());
                yield value.isPresent() && yaml.problems().isEmpty()
                        ? new Meant<>(value.get())
                        : new Unreadable<>(yaml.problems());
            }
            default ->
                refused(
                        documents.get(1).getStartMark(),
                        "the file has " + documents.size() + " documents; allowed is one");
        };
    }

    private static <T> YamlDocument<T> refused(Optional<Mark> mark, String message) {
        return new Unreadable<>(List.of(PriceBookFile.problem(mark, message)));
    }
}
