package dev.treering.runtime.simulated.api;

import dev.treering.runtime.simulated.model.KindTable;
import dev.treering.runtime.simulated.model.ResourceKind;
import dev.treering.runtime.simulated.resources.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a path of the Kubernetes API names. */
sealed interface Route {
    Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");

    /** {@code /version}. */
    record Version() implements Route {}

    /** {@code /api}: the versions of the core group. */
    record CoreVersions() implements Route {}

    /** {@code /apis}: all other groups. */
    record Groups() implements Route {}

    /** {@code /apis/apps}: one group. */
    record Group(String name) implements Route {}

    /** {@code /apis/apps/v1}: the kinds of a group. */
    record Kinds(String group, String version) implements Route {}

    /** {@code /apis/apps/v1/namespaces/shop/deployments}; the namespace is empty for all. */
    record Collection(ResourceKind kind, String namespace) implements Route {}

    /** {@code /apis/apps/v1/namespaces/shop/deployments/web/status}. */
    record Item(Target target) implements Route {}

    /** Nothing if the path is not one of this server's. */
    static Optional<Route> of(String path, KindTable kinds) {
        List<String> segments =
                Arrays.stream(path.split("/")).filter(s -> !s.isEmpty()).toList();
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        List<String> rest = segments.subList(1, segments.size());
        return switch (segments.getFirst()) {
            case "version" -> Optional.of(new Version());
            case "healthz", "livez", "readyz" -> Optional.of(new Version());
            case "api" -> rest.isEmpty() ? Optional.of(new CoreVersions()) : inGroup("", rest, kinds);
            case "apis" ->
                switch (rest.size()) {
                    case 0 -> Optional.of(new Groups());
                    case 1 -> Optional.of(new Group(rest.getFirst()));
                    default -> inGroup(rest.getFirst(), rest.subList(1, rest.size()), kinds);
                };
            default -> Optional.empty();
        };
    }

    private static Optional<Route> inGroup(String group, List<String> segments, KindTable kinds) {
        String version = segments.getFirst();
        List<String> rest = segments.subList(1, segments.size());
        if (rest.isEmpty()) {
            return Optional.of(new Kinds(group, version));
        }
        boolean inside = rest.getFirst().equals("namespaces")
                && rest.size() > 2
                && !(rest.size() == 3 && NAMESPACE_SUBRESOURCES.contains(rest.get(2)));
        String namespace = inside ? rest.get(1) : "";
        List<String> place = inside ? rest.subList(2, rest.size()) : rest;
        return kinds.find(group, version, place.getFirst()).flatMap(kind -> place(kind, namespace, place));
    }

    private static Optional<Route> place(ResourceKind kind, String namespace, List<String> place) {
        return switch (place.size()) {
            case 1 -> Optional.of(new Collection(kind, namespace));
            case 2 -> Optional.of(new Item(Target.of(kind, namespace, place.get(1))));
            case 3 -> Optional.of(new Item(new Target(kind, namespace, place.get(1), place.get(2))));
            default -> Optional.empty();
        };
    }
}
