package dev.treering.aggregates.pricefile;

import dev.treering.aggregates.pricefile.PriceBookFile.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.NodeType;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML nodes and notes, with its place, everything that is not as it should be. */
final class YamlReader {

    private final List<Problem> problems;

    /** Problems that are known already are told with the others. */
    YamlReader(List<Problem> known) {
        this.problems = new ArrayList<>(known);
    }

    void problem(Node at, String message) {
        problems.add(PriceBookFile.problem(at.getStartMark(), message));
    }

    List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    /** The members of a mapping by their keys. Unknown and repeated keys are noted, and missing ones. */
    Optional<Map<String, Node>> members(Node node, String what, List<String> required, List<String> optional) {
        if (!(node instanceof MappingNode mapping)) {
            problem(node, what + " is " + kind(node) + "; allowed is a mapping with " + String.join(", ", required));
            return Optional.empty();
        }
        List<String> known = new ArrayList<>(required);
        known.addAll(optional);
        Map<String, Node> members = new HashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            member(entry, what, known, members);
        }
        for (String key : required) {
            if (!members.containsKey(key)) {
                problem(node, key + " is missing in " + what);
            }
        }
        return Optional.of(members);
    }

    private void member(NodeTuple entry, String what, List<String> known, Map<String, Node> members) {
        String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!known.contains(key)) {
            String nearest =
                    Nearest.of(key, known).map(k -> "did you mean " + k + "? ").orElse("");
            problem(
                    entry.getKeyNode(),
                    "'" + key + "' is unknown in " + what + "; " + nearest + "known are " + String.join(", ", known));
        } else if (members.putIfAbsent(key, entry.getValueNode()) != null) {
            problem(entry.getKeyNode(), key + " is there more than once in " + what + "; allowed is once");
        }
    }

    /** The items of a list that is not empty. */
    List<Node> items(Node node, String what) {
        if (!(node instanceof SequenceNode sequence)) {
            problem(node, what + " is " + kind(node) + "; allowed is a list");
            return List.of();
        }
        if (sequence.getValue().isEmpty()) {
            problem(node, what + " is empty; allowed is one item or more");
        }
        return sequence.getValue();
    }

    /** What the text of a scalar means. {@code meaning} throws {@link IllegalArgumentException} where it means nothing. */
    <T> Optional<T> scalar(@Nullable Node node, String what, Function<String, T> meaning) {
        if (node == null) {
            return Optional.empty();
        }
        if (!(node instanceof ScalarNode scalar) || node.getTag().equals(Tag.NULL)) {
            problem(node, what + " is " + kind(node) + "; allowed is text");
            return Optional.empty();
        }
        try {
            return Optional.of(meaning.apply(scalar.getValue()));
        } catch (IllegalArgumentException e) {
            problem(node, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static String kind(Node node) {
        return switch (node.getNodeType()) {
            case NodeType.MAPPING -> "a mapping";
            case NodeType.SEQUENCE -> "a list";
            default -> node.getTag().equals(Tag.NULL) ? "empty" : "'" + ((ScalarNode) node).getValue() + "'";
        };
    }
}
