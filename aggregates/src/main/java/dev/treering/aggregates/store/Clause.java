package dev.treering.aggregates.store;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Facts that have all of these tags and any of these types.
 *
 * @param allTags as {@link FactTags} gives them; empty for whatever tags
 * @param anyTypes CloudEvents types; empty for whatever type
 */
public record Clause(SortedSet<String> allTags, Set<String> anyTypes) {

    public Clause {
        allTags = Collections.unmodifiableSortedSet(new TreeSet<>(allTags));
        anyTypes = Set.copyOf(anyTypes);
    }

    boolean covers(String type, Collection<String> tags) {
        return (anyTypes.isEmpty() || anyTypes.contains(type)) && tags.containsAll(allTags);
    }
}
