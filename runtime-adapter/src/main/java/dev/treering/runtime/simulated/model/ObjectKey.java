package dev.treering.runtime.simulated.model;

import java.util.Comparator;

/**
 * Where an object is kept.
 *
 * @param kind {@link ResourceKind#storageName()}, or a name that begins with {@code -} for what the simulation keeps to itself
 * @param namespace empty for kinds without one
 */
public record ObjectKey(String kind, String namespace, String name) implements Comparable<ObjectKey> {
    private static final Comparator<ObjectKey> ORDER = Comparator.comparing(ObjectKey::kind)
            .thenComparing(ObjectKey::namespace)
            .thenComparing(ObjectKey::name);

    /** Whether no client ever sees it: node machines, containers, the record of runs. */
    public boolean internal() {
        return kind.startsWith("-");
    }

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }
}
