package dev.treering.runtime.simulated.apply;

import java.util.List;

/** How one list or map of a document is owned and merged. */
public sealed interface Shape {

    /** A map by its fields. */
    record Granular() implements Shape {}

    /** A map of texts by its fields; an empty one states nothing. */
    record Plain() implements Shape {}

    /** One value, replaced as a whole. */
    record Atomic() implements Shape {}

    /** A list of items, each known by some of its fields. */
    record Keyed(List<String> keys) implements Shape {}

    /** A list of distinct values. */
    record Distinct() implements Shape {}
}
