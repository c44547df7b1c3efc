package dev.treering.runtime.simulated.model;

import java.util.Set;

/**
 * One kind of object the server knows.
 *
 * @param group API group, empty for the core group
 * @param version the one version that is served and stored
 * @param plural name in paths, such as {@code deployments}
 */
public record ResourceKind(
        String group, String version, String plural, String kind, boolean namespaced, Set<Trait> traits) {

    /** What a kind has besides the plain object. */
    public enum Trait {
        /** {@code metadata.generation} counts changes of the specification. */
        GENERATION,
        /** {@code …/scale} reads and writes {@code spec.replicas}. */
        SCALE,
        /** A kind of Kubernetes itself, whose lists and maps have a published structure; others are free-form. */
        BUILT_IN
    }

    public ResourceKind {
        traits = Set.copyOf(traits);
    }

    /** A custom kind: free-form, with generations. */
    public static ResourceKind custom(String group, String version, String plural, String kind, boolean namespaced) {
        return new ResourceKind(group, version, plural, kind, namespaced, Set.of(Trait.GENERATION));
    }

    /** The name under which its objects are stored: independent of the version. */
    public String storageName() {
        return group + "/" + plural;
    }

    /** {@code v1}, {@code apps/v1}: as objects state it. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    public ObjectKey key(String namespace, String name) {
        return new ObjectKey(storageName(), namespaced ? namespace : "", name);
    }
}
