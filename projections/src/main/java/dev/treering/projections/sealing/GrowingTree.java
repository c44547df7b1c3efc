package dev.treering.projections.sealing;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * As much of an RFC 6962 tree as must be remembered to add leaves at its end and to give its root: never more than 63 hashes.
 *
 * <pre>
 * 7 leaves, peaks p0 p1 p2:         p0        p1    p2
 *                                 /    \     /  \
 *                                0 1  2 3   4    5   6      root = node(p0, node(p1, p2))
 * </pre>
 *
 * @param size leaves so far
 * @param peaks roots of the full trees side by side, the largest first: one for every 1 in {@code size} written in binary
 */
record GrowingTree(long size, List<Hash> peaks) {

    static final GrowingTree EMPTY = new GrowingTree(0, List.of());

    private static final Hash ROOT_OF_NOTHING = Hash.of(new byte[0]);
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    GrowingTree {
        peaks = List.copyOf(peaks);
    }

    /** The hash of a leaf of these bytes: SHA-256 over a zero byte and them. */
    static Hash leaf(byte[] content) {
        byte[] marked = new byte[1 + content.length];
        marked[0] = LEAF;
        System.arraycopy(content, 0, marked, 1, content.length);
        return Hash.of(marked);
    }

    /** The tree with one more leaf. */
    GrowingTree with(Hash leaf) {
        var higher = new ArrayList<>(peaks);
        Hash last = leaf;
        for (long full = size; (full & 1) == 1; full >>= 1) {
            last = node(higher.removeLast(), last);
        }
        higher.add(last);
        return new GrowingTree(size + 1, higher);
    }

    /** The root; SHA-256 of nothing without a leaf. */
    Hash root() {
        if (peaks.isEmpty()) {
            return ROOT_OF_NOTHING;
        }
        Hash root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = node(peaks.get(i), root);
        }
        return root;
    }

    private static Hash node(Hash left, Hash right) {
        byte[] both = new byte[1 + 2 * Hash.LENGTH];
        both[0] = NODE;
        System.arraycopy(left.bytes(), 0, both, 1, Hash.LENGTH);
        System.arraycopy(right.bytes(), 0, both, 1 + Hash.LENGTH, Hash.LENGTH);
        return Hash.of(both);
    }

    void write(StateWriter out) {
        out.number(size);
        out.list(peaks, (peak, to) -> to.raw(peak.bytes()));
    }

    static GrowingTree read(StateReader in) {
        return new GrowingTree(in.number(), in.list(each -> Hash.ofDigest(each.raw())));
    }
}
