package dev.treering.runtime.feed;

import java.util.BitSet;

/**
 * Up to where every position was seen. Positions have no gaps, but come from several partitions, each at its own pace, and some
 * from all of them.
 */
final class Watermark {

    private static final int COMPACT_AFTER = 1 << 16;

    private final BitSet seen = new BitSet(); // from base on
    private long base;
    private volatile long position = -1;

    /** This position was seen. For one thread. */
    void see(long at) {
        if (at <= position) {
            return;
        }
        seen.set(Math.toIntExact(at - base));
        int firstMissing = seen.nextClearBit(0);
        if (firstMissing >= COMPACT_AFTER) {
            var rest = seen.get(firstMissing, seen.length());
            seen.clear();
            seen.or(rest);
            base += firstMissing;
            firstMissing = 0;
        }
        position = base + firstMissing - 1;
    }

    /** All positions up to this one were seen; -1 before the first. Any thread may ask. */
    long position() {
        return position;
    }
}
