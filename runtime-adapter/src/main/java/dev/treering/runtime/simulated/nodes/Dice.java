package dev.treering.runtime.simulated.nodes;

import java.util.SplittableRandom;

/** Chance as a pure function of the seed and of what it is about, so that neither order nor restarts change it. */
record Dice(long seed) {

    /** A number of the range, both ends included. */
    int draw(Timing.Range range, String about) {
        // texts hash the same in every process
        long mixed = seed ^ (about.hashCode() * 0x9E3779B97F4A7C15L);
        return new SplittableRandom(mixed).nextInt(range.from(), range.to() + 1);
    }
}
