package dev.treering.projections.proof;

import dev.treering.projections.note.Checkpoint;
import java.time.YearMonth;
import java.util.Optional;

/** What came of holding what is sealed against what was signed of it. */
public sealed interface Signing {

    /**
     * Every checkpoint that was published says of the seals what they come to, so each is the beginning of the next.
     *
     * @param closes that are sealed by every partition
     * @param signed how many of them the newest checkpoint covers
     * @param checkpoints that were published
     * @param newest of them; empty where there is none
     * @param signatures whether they were looked at, for which keys are needed
     * @param stored entries of the signed log that was compared; empty where none was
     * @param month the newest close of the month that was asked about, and the first checkpoint that covers it
     * @param given the checkpoint that was asked about
     */
    record Agreed(
            int closes,
            int signed,
            int checkpoints,
            Optional<Checkpoint> newest,
            boolean signatures,
            Optional<Integer> stored,
            Optional<Covered> month,
            Optional<Checkpoint> given)
            implements Signing {}

    /**
     * A close and the checkpoint that speaks of it.
     *
     * @param position of the closing fact
     */
    record Covered(long position, long checkpoint) {}

    /**
     * Two of them tell of two histories.
     *
     * @param place topic, file or document
     */
    record Differs(String place, String expected, String found) implements Signing {}

    /** The month that was asked about is sealed, and not signed yet. */
    record NotSigned(YearMonth month) implements Signing {}

    /** It cannot be found out, and why. */
    record Unknown(String reason) implements Signing {}
}
