package dev.treering.aggregates.store;

/**
 * An append may happen only while the boundary holds nothing newer than what the decision has seen.
 *
 * @param after position up to which the decision has seen the boundary; -1 for nothing
 */
public record Condition(Boundary boundary, long after) {}
