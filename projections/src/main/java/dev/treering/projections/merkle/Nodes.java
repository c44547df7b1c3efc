package dev.treering.projections.merkle;

import dev.treering.events.vocabulary.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * The complete subtrees of a tree, wherever they are kept. A node at level L and index I covers the 2^L leaves from I × 2^L on.
 *
 * <pre>
 *   level 2         0
 *   level 1     0       1       2
 *   level 0   0   1   2   3   4   5   6      leaves
 * </pre>
 */
@FunctionalInterface
public interface Nodes {

    /** The hash of a complete subtree. Asked only for subtrees that are complete. */
    Hash at(int level, long index);

    /** The subtrees over these leaves, computed once. */
    static Nodes over(List<Hash> leaves) {
        var levels = new ArrayList<List<Hash>>();
        levels.add(List.copyOf(leaves));
        while (levels.getLast().size() > 1) {
            levels.add(above(levels.getLast()));
        }
        return (level, index) -> levels.get(level).get(Math.toIntExact(index));
    }

    private static List<Hash> above(List<Hash> below) {
        var level = new ArrayList<Hash>(below.size() / 2);
        for (int i = 0; i + 1 < below.size(); i += 2) {
            level.add(MerkleTree.node(below.get(i), below.get(i + 1)));
        }
        return level;
    }
}
