package dev.treering.projections.anchor;

import java.time.Instant;

/**
 * A checkpoint that an anchor keeps.
 *
 * @param size of the log
 * @param note the signed checkpoint, as it was handed over
 * @param at since when, by the clock of the place that keeps it; UTC
 */
public record Anchored(long size, String note, Instant at) {}
