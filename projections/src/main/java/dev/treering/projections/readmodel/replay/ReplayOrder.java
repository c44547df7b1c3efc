package dev.treering.projections.readmodel.replay;

/**
 * What a replay is asked for.
 *
 * @param threads that read and write at once, each with partitions of its own
 * @param keep how many sets that were replaced stay, the one it replaces itself included
 * @param switchAnyway puts the new set in place even where it differs: for when the old one is known to be wrong
 */
public record ReplayOrder(int threads, int keep, boolean switchAnyway) {

    public static final int MOST_THREADS = 8;

    public ReplayOrder {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException(threads + " threads; allowed are 1 to " + MOST_THREADS);
        }
        if (keep < 1) {
            throw new IllegalArgumentException(
                    "the set that is replaced is always kept: whoever asks may not be done with it");
        }
    }
}
