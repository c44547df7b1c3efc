package dev.treering.aggregates.store;

import java.util.List;

/**
 * The facts within a boundary.
 *
 * @param facts in order of position
 * @param consistentAt up to this position nothing within the boundary is missing; what a {@link Condition} is to say as
 *     {@code after}. -1 while the store is empty
 */
public record Sourced(List<StoredFact> facts, long consistentAt) {

    public Sourced {
        facts = List.copyOf(facts);
    }
}
