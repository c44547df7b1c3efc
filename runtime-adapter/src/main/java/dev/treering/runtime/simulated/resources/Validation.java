package dev.treering.runtime.simulated.resources;

import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Refusal;
import dev.treering.runtime.simulated.model.ResourceKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Enough of the API's validation for a client to notice its mistakes here and not on a real cluster. */
final class Validation {
    // RFC 1123 subdomain, as for most kinds
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");
    private static final Set<String> WITH_TEMPLATE = Set.of("Deployment", "ReplicaSet", "StatefulSet", "Job");
    private static final Set<String> WITH_SELECTOR = Set.of("Deployment", "ReplicaSet", "StatefulSet");

    private Validation() {}

    /** The first rule the object breaks. */
    static Optional<Refusal> check(ResourceKind kind, JsonNode object) {
        Optional<Refusal> metadata = metadata(Metadata.of(object));
        if (metadata.isPresent() || !kind.has(ResourceKind.Trait.BUILT_IN)) {
            return metadata;
        }
        JsonNode spec = object.path("spec");
        if (spec.path("replicas").asInt(0) < 0) {
            return Optional.of(Refusal.invalid("spec.replicas", "must be greater than or equal to 0"));
        }
        if (kind.kind().equals("Pod")) {
            return containers(spec, "spec");
        }
        if (WITH_SELECTOR.contains(kind.kind()) && selector(spec).isPresent()) {
            return selector(spec);
        }
        return WITH_TEMPLATE.contains(kind.kind())
                ? containers(spec.path("template").path("spec"), "spec.template.spec")
                : Optional.empty();
    }

    private static Optional<Refusal> metadata(Metadata metadata) {
        if (metadata.name().isEmpty()) {
            return Optional.of(Refusal.required("metadata.name"));
        }
        if (metadata.name().length() > 253 || !NAME.matcher(metadata.name()).matches()) {
            return Optional.of(Refusal.invalid("metadata.name", "Invalid value: \"" + metadata.name() + "\""));
        }
        return metadata.node()
                .path("labels")
                .valueStream()
                .filter(value -> !LABEL_VALUE.matcher(value.asString("")).matches())
                .findFirst()
                .map(value -> Refusal.invalid("metadata.labels", "Invalid value: " + value));
    }

    private static Optional<Refusal> selector(JsonNode spec) {
        JsonNode wanted = spec.path("selector").path("matchLabels");
        JsonNode labels = spec.path("template").path("metadata").path("labels");
        if (wanted.isEmpty()) {
            return Optional.of(Refusal.required("spec.selector"));
        }
        boolean matches =
                wanted.properties().stream().allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
        return matches
                ? Optional.empty()
                : Optional.of(Refusal.invalid(
                        "spec.template.metadata.labels", "`selector` does not match template `labels`"));
    }

    private static Optional<Refusal> containers(JsonNode podSpec, String path) {
        JsonNode containers = podSpec.path("containers");
        if (containers.isEmpty()) {
            return Optional.of(Refusal.required(path + ".containers"));
        }
        for (String field : List.of("name", "image")) {
            if (containers
                    .valueStream()
                    .anyMatch(c -> c.path(field).asString("").isEmpty())) {
                return Optional.of(Refusal.required(path + ".containers[]." + field));
            }
        }
        return Optional.empty();
    }
}
