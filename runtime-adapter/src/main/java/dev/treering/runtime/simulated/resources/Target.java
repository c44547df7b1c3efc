package dev.treering.runtime.simulated.resources;

import dev.treering.runtime.simulated.model.ObjectKey;
import dev.treering.runtime.simulated.model.ResourceKind;

/**
 * One object, or a part of it, as a path names it.
 *
 * @param subresource {@code status}, {@code scale} or empty
 */
public record Target(ResourceKind kind, String namespace, String name, String subresource) {

    /** The whole object. */
    public static Target of(ResourceKind kind, String namespace, String name) {
        return new Target(kind, namespace, name, "");
    }

    /** The {@code status} of the object. */
    public Target status() {
        return new Target(kind, namespace, name, "status");
    }

    public ObjectKey key() {
        return kind.key(namespace, name);
    }
}
