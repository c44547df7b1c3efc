package dev.treering.runtime.simulated.nodes;

import dev.treering.runtime.simulated.model.Pod;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a pod demands of the labels of its node, beyond a node selector. Preferences are not looked at. */
final class Affinity {
    private Affinity() {}

    static boolean allows(Pod pod, JsonNode node) {
        JsonNode terms = pod.spec()
                .path("affinity")
                .path("nodeAffinity")
                .path("requiredDuringSchedulingIgnoredDuringExecution")
                .path("nodeSelectorTerms");
        return terms.isEmpty() || terms.valueStream().anyMatch(term -> matches(term, node));
    }

    private static boolean matches(JsonNode term, JsonNode node) {
        JsonNode labels = node.path("metadata").path("labels");
        return term.path("matchExpressions").valueStream().allMatch(expression -> {
            JsonNode label = labels.path(expression.path("key").asString(""));
            List<String> values = expression
                    .path("values")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            return switch (expression.path("operator").asString("")) {
                case "In" -> label.isString() && values.contains(label.asString());
                case "NotIn" -> !label.isString() || !values.contains(label.asString());
                case "Exists" -> label.isString();
                case "DoesNotExist" -> !label.isString();
                default -> false;
            };
        });
    }
}
