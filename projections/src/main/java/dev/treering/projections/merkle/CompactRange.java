package dev.treering.projections.merkle;

import dev.treering.events.vocabulary.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree that grows and keeps no leaves: the roots of the complete subtrees it consists of, one for each bit of its size.
 *
 * <pre>
 *   size 7 = 4 + 2 + 1:    [0 1 2 3] [4 5] [6]
 * </pre>
 *
 * @param size leaves so far
 * @param peaks roots of the complete subtrees, the largest, leftmost first
 */
public record CompactRange(long size, List<Hash> peaks) {

    /** Before the first leaf. */
    public static final CompactRange EMPTY = new CompactRange(0, List.of());

    public CompactRange {
        peaks = List.copyOf(peaks);
        if (size < 0 || peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "a range of " + size + " leaves has as many peaks as its size has bits, not " + peaks.size());
        }
    }

    /** The range with one leaf more. */
    public CompactRange append(Hash leaf) {
        var grown = new ArrayList<>(peaks);
        Hash hash = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = MerkleTree.node(grown.removeLast(), hash);
        }
        grown.add(hash);
        return new CompactRange(size + 1, grown);
    }

    /** The root over all leaves so far. */
    public Hash root() {
        if (peaks.isEmpty()) {
            return MerkleTree.EMPTY;
        }
        Hash root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = MerkleTree.node(peaks.get(i), root);
        }
        return root;
    }
}
