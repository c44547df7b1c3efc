package dev.treering.events.prices;

/** Which figure of a counter is priced. */
public enum Measure {
    /** The sum of all that was reported. */
    SUM,
    /** The highest single report of the period. */
    PEAK,
    /** How many reports there were. */
    COUNT
}
