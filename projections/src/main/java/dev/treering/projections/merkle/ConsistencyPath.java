package dev.treering.projections.merkle;

import dev.treering.events.vocabulary.Hash;
import java.util.List;

/**
 * What shows that a tree is the beginning of a later one: nothing was changed, left out or put in before its end.
 *
 * @param earlier leaves of the earlier tree, at least 1
 * @param later leaves of the later tree, not fewer
 * @param hashes as in RFC 6962 §2.1.2, from the bottom up; none if the sizes are the same
 */
public record ConsistencyPath(long earlier, long later, List<Hash> hashes) {

    public ConsistencyPath {
        requireSizes(earlier, later);
        hashes = List.copyOf(hashes);
    }

    /** Whether a tree with the first root is the beginning of one with the second. */
    public boolean proves(Hash earlierRoot, Hash laterRoot) {
        if (earlier == later) {
            return hashes.isEmpty() && earlierRoot.equals(laterRoot);
        }
        // where the earlier tree is one complete subtree its root begins the way up, and is not said again
        boolean complete = Long.bitCount(earlier) == 1;
        int said = complete ? 0 : 1;
        if (hashes.size() < said) {
            return false;
        }
        Hash start = complete ? earlierRoot : hashes.getFirst();
        return new Climb(start).through(hashes.subList(said, hashes.size()), earlierRoot, laterRoot);
    }

    /** The way up from the last complete subtree of the earlier tree, towards both roots at once (RFC 9162 §2.1.4.2). */
    private final class Climb {

        private Hash before;
        private Hash after;
        private long at = earlier - 1;
        private long last = later - 1;

        Climb(Hash start) {
            before = start;
            after = start;
            while ((at & 1) == 1) {
                up();
            }
        }

        boolean through(List<Hash> path, Hash earlierRoot, Hash laterRoot) {
            for (Hash hash : path) {
                if (last == 0) {
                    return false; // more hashes than the way has
                }
                take(hash);
                up();
            }
            return last == 0 && before.equals(earlierRoot) && after.equals(laterRoot);
        }

        private void take(Hash hash) {
            if ((at & 1) == 0 && at < last) {
                after = MerkleTree.node(after, hash); // right of the earlier tree: only the later one has it
                return;
            }
            before = MerkleTree.node(hash, before);
            after = MerkleTree.node(hash, after);
            while ((at & 1) == 0 && at != 0) {
                up();
            }
        }

        private void up() {
            at >>= 1;
            last >>= 1;
        }
    }

    static void requireSizes(long earlier, long later) {
        if (earlier < 1 || earlier > later) {
            throw new IllegalArgumentException(
                    "a tree of " + earlier + " leaves is not the beginning of one of " + later);
        }
    }
}
