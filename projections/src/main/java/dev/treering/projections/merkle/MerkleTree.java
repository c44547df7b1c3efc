package dev.treering.projections.merkle;

import dev.treering.events.vocabulary.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * The tree of RFC 6962 §2.1 with SHA-256. A leaf is hashed behind a zero byte and a node behind a one byte, so that no node can be
 * passed off as a leaf. A tree of n leaves has on its left the largest power of two below n.
 */
public final class MerkleTree {

    /** The root of a tree without leaves: the SHA-256 of nothing. */
    public static final Hash EMPTY = Hash.of(new byte[0]);

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final Nodes nodes;

    private MerkleTree(Nodes nodes) {
        this.nodes = nodes;
    }

    /** The leaf of an entry: SHA-256(0x00, entry). */
    public static Hash leaf(byte[] entry) {
        byte[] bytes = new byte[1 + entry.length];
        bytes[0] = LEAF;
        System.arraycopy(entry, 0, bytes, 1, entry.length);
        return Hash.of(bytes);
    }

    /** The node above two others: SHA-256(0x01, left, right). */
    public static Hash node(Hash left, Hash right) {
        byte[] bytes = new byte[1 + 2 * Hash.LENGTH];
        bytes[0] = NODE;
        System.arraycopy(left.bytes(), 0, bytes, 1, Hash.LENGTH);
        System.arraycopy(right.bytes(), 0, bytes, 1 + Hash.LENGTH, Hash.LENGTH);
        return Hash.of(bytes);
    }

    /** The root over leaves in their order; {@link #EMPTY} without any. */
    public static Hash root(List<Hash> leaves) {
        return root(leaves.size(), Nodes.over(leaves));
    }

    /** The root over the first {@code size} leaves of a tree that is kept elsewhere. */
    public static Hash root(long size, Nodes nodes) {
        requireSize(size);
        return size == 0 ? EMPTY : new MerkleTree(nodes).over(0, size);
    }

    /** The path from a leaf, counted from 0, to the root over all of them; refuses an index that is none. */
    public static InclusionPath inclusion(long index, List<Hash> leaves) {
        return inclusion(index, leaves.size(), Nodes.over(leaves));
    }

    /** The path from a leaf to the root over the first {@code size} leaves of a tree that is kept elsewhere. */
    public static InclusionPath inclusion(long index, long size, Nodes nodes) {
        InclusionPath.requireIndex(index, size);
        var siblings = new ArrayList<Hash>();
        new MerkleTree(nodes).path(index, 0, size, siblings);
        return new InclusionPath(index, size, siblings);
    }

    /** The path that shows the first {@code earlier} leaves to be the beginning of them all; refuses a size that is none. */
    public static ConsistencyPath consistency(long earlier, List<Hash> leaves) {
        return consistency(earlier, leaves.size(), Nodes.over(leaves));
    }

    /** The path that shows the tree of {@code earlier} leaves to be the beginning of that of {@code later}. */
    public static ConsistencyPath consistency(long earlier, long later, Nodes nodes) {
        ConsistencyPath.requireSizes(earlier, later);
        var hashes = new ArrayList<Hash>();
        new MerkleTree(nodes).subproof(earlier, 0, later, true, hashes);
        return new ConsistencyPath(earlier, later, hashes);
    }

    private Hash over(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            return nodes.at(Long.numberOfTrailingZeros(leaves), from / leaves);
        }
        long middle = from + left(leaves);
        return node(over(from, middle), over(middle, to));
    }

    private void path(long index, long from, long to, List<Hash> siblings) {
        if (to - from == 1) {
            return;
        }
        long middle = from + left(to - from);
        if (index < middle) {
            path(index, from, middle, siblings);
            siblings.add(over(middle, to));
        } else {
            path(index, middle, to, siblings);
            siblings.add(over(from, middle));
        }
    }

    /** As SUBPROOF of RFC 6962 §2.1.2: {@code known} is whether the earlier root is that of this very subtree. */
    private void subproof(long earlier, long from, long to, boolean known, List<Hash> hashes) {
        if (earlier == to) {
            if (!known) {
                hashes.add(over(from, to));
            }
            return;
        }
        long middle = from + left(to - from);
        if (earlier <= middle) {
            subproof(earlier, from, middle, known, hashes);
            hashes.add(over(middle, to));
        } else {
            subproof(earlier, middle, to, false, hashes);
            hashes.add(over(from, middle));
        }
    }

    /** The largest power of two below n, which is at least 2. */
    static long left(long n) {
        return Long.highestOneBit(n - 1);
    }

    private static void requireSize(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no " + size + " leaves");
        }
    }
}
