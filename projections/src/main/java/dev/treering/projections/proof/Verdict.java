package dev.treering.projections.proof;

import dev.treering.projections.note.Checkpoint;
import java.util.List;

/** What checking a bundle came to. */
public sealed interface Verdict {

    /**
     * The line follows from the facts by the rules, and is in the signed log.
     *
     * @param line as it was sealed, canonical JSON
     * @param checkpoint whose root it was led to
     * @param keys ids of the keys that have signed it
     * @param facts folded
     * @param entries of the account's chain that came of them, each the same to the byte
     */
    record Verified(String line, Checkpoint checkpoint, List<String> keys, int facts, int entries) implements Verdict {
        public Verified {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Something in it is not what it should be.
     *
     * @param place part of the bundle
     */
    record Mismatch(String place, String expected, String found) implements Verdict {}

    /** It cannot be found out with what is at hand, and why. */
    record CannotVerify(String reason) implements Verdict {}
}
