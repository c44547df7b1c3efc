package dev.treering.projections.merkle;

import dev.treering.events.vocabulary.Hash;
import java.util.List;

/**
 * What leads from one leaf to the root of its tree. With the leaf it gives a root; whether that is the root one trusts is for the reader
 * to compare. Index and size are no part of what is hashed: a path means something only together with a root that was signed with its
 * size.
 *
 * @param index of the leaf, counted from 0
 * @param size leaves of the tree, more than the index
 * @param siblings the hashes beside the way up, from the leaf's own sibling to the child of the root; as many as the way has
 */
public record InclusionPath(long index, long size, List<Hash> siblings) {

    public InclusionPath {
        requireIndex(index, size);
        siblings = List.copyOf(siblings);
        if (siblings.size() != length(index, size)) {
            throw new IllegalArgumentException("the path of leaf " + index + " of " + size + " has "
                    + length(index, size) + " hashes, not " + siblings.size());
        }
    }

    /** How many hashes lie beside the way from a leaf to the root. */
    public static int length(long index, long size) {
        requireIndex(index, size);
        int length = 0;
        long last = size - 1;
        for (long at = index; last > 0; at >>= 1, last >>= 1) {
            length += hasSibling(at, last) ? 1 : 0;
        }
        return length;
    }

    /** The root of the tree in which this leaf lies at the end of this path. */
    public Hash rootOf(Hash leaf) {
        Hash hash = leaf;
        int next = 0;
        long last = size - 1;
        for (long at = index; last > 0; at >>= 1, last >>= 1) {
            if (hasSibling(at, last)) {
                Hash sibling = siblings.get(next++);
                hash = (at & 1) == 1 ? MerkleTree.node(sibling, hash) : MerkleTree.node(hash, sibling);
            }
        }
        return hash;
    }

    /** At the right edge of a level that has an odd number of nodes the last one goes up as it is. */
    private static boolean hasSibling(long at, long last) {
        return (at & 1) == 1 || at < last;
    }

    static void requireIndex(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has no leaf " + index);
        }
    }
}
