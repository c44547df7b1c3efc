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
    Optional<Map<String, Node>> members(Node node, String what, Keys keys) {
        if (!(node instanceof MappingNode mapping)) {
            var wanted = keys.required().isEmpty() ? keys.known() : keys.required();
            problem(node, what + " is " + kind(node) + "; allowed is a mapping with " + String.join(", ", wanted));
            return Optional.empty();
        }
        Map<String, Node> members = new HashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            member(entry, what, keys, members);
        }
        for (String key : keys.required()) {
            if (!members.containsKey(key)) {
                problem(node, key + " is missing in " + what);
            }
        }
        return Optional.of(members);
    }

    private void member(NodeTuple entry, String what, Keys keys, Map<String, Node> members) {
        String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        var known = keys.known();
        if (!known.contains(key)) {
            problem(
                    entry.getKeyNode(),
                    keys.elsewhere()
                            .getOrDefault(
                                    key,
                                    "'" + key + "' is unknown in " + what + "; " + Words.suggestion(key, known)
                                            + "known are " + String.join(", ", known)));
        } else if (members.putIfAbsent(key, entry.getValueNode()) != null) {
            problem(entry.getKeyNode(), key + " is there more than once in " + what + "; allowed is once");
        }
    }

    /** The text of a member, if the node is a mapping with one; nothing is noted. */
    Optional<String> text(Node node, String key) {
        return !(node instanceof MappingNode mapping)
                ? Optional.empty()
                : mapping.getValue().stream()
                        .filter(entry -> entry.getKeyNode() instanceof ScalarNode name
                                && name.getValue().equals(key))
                        .map(NodeTuple::getValueNode)
                        .filter(ScalarNode.class::isInstance)
                        .map(value -> ((ScalarNode) value).getValue())
                        .findFirst();
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

    /** The same, with a value for one that is absent, or means nothing. */
    <T> T scalar(@Nullable Node node, String what, Function<String, T> meaning, T otherwise) {
        return scalar(node, what, meaning).orElse(otherwise);
    }

    private static String kind(Node node) {
        return switch (node.getNodeType()) {
            case NodeType.MAPPING -> "a mapping";
            case NodeType.SEQUENCE -> "a list";
            default -> node.getTag().equals(Tag.NULL) ? "empty" : "'" + ((ScalarNode) node).getValue() + "'";
        };
    }
}
