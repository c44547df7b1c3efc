package dev.treering.projections.metering;

/**
 * A level is one higher for a while.
 *
 * @param level never {@link Level#STARTED}
 * @param from ms since 1970 UTC
 * @param to exclusive; {@link Sighting#OPEN} while no end is known
 * @param starts whether something started at {@code from}, and did not just begin to count
 */
record Span(Level level, Slot slot, long from, long to, boolean starts) {}
