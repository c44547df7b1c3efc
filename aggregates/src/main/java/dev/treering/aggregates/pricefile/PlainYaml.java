package dev.treering.aggregates.pricefile;

import dev.treering.aggregates.pricefile.PriceBookFile.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Looks through a text, event by event, for the parts of YAML that a reviewed file should not need: anchors, aliases, tags, deep
 * nesting. Comes before nodes are made, because making them recurses.
 */
final class PlainYaml {

    private static final int DEEPEST = 16;

    /**
     * What was found.
     *
     * @param readable whether it makes sense to read on: every node stands where it says, and none lies too deep
     */
    record Findings(List<Problem> problems, boolean readable) {}

    private PlainYaml() {}

    static Findings check(String yaml, LoadSettings settings) {
        List<Problem> problems = new ArrayList<>();
        boolean readable = true;
        int depth = 0;
        for (Event event : new Parse(settings).parseString(yaml)) {
            switch (event) {
                case CollectionStartEvent _ -> depth++;
                case CollectionEndEvent _ -> depth--;
                case AliasEvent _ -> readable = false;
                default -> {}
            }
            if (depth > DEEPEST) {
                String deep = "nested more than " + DEEPEST + " levels deep; allowed are " + DEEPEST;
                return new Findings(List.of(PriceBookFile.problem(event.getStartMark(), deep)), false);
            }
            complaint(event).ifPresent(message -> problems.add(PriceBookFile.problem(event.getStartMark(), message)));
        }
        return new Findings(problems, readable);
    }

    private static Optional<String> complaint(Event event) {
        if (event instanceof AliasEvent) {
            return Optional.of("an alias is not taken; write it out");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            return Optional.of("an anchor is not taken; allowed is plain YAML");
        }
        Optional<String> tag = switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent start -> start.getTag();
            default -> Optional.empty();
        };
        return tag.map(name -> "the tag " + name + " is not taken; allowed is plain YAML");
    }
}
