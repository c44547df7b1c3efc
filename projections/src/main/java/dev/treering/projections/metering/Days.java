package dev.treering.projections.metering;

/** UTC days as numbers, counted from 1970-01-01; instants as milliseconds from its midnight. Every day has the same length. */
final class Days {

    static final long LENGTH_MS = 86_400_000;

    private Days() {}

    /** The day an instant is in: days are half-open, so midnight belongs to the day it begins. */
    static long of(long instantMs) {
        return Math.floorDiv(instantMs, LENGTH_MS);
    }

    /** The midnight at which a day begins. */
    static long start(long day) {
        return Math.multiplyExact(day, LENGTH_MS);
    }

    /** The midnight at which it ends. */
    static long end(long day) {
        return start(day + 1);
    }
}
