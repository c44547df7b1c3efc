package dev.treering.server.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is sealed and signed, as the doors tell it. */
public interface Checkpoints {

    /** What was signed last, and who keeps it. */
    Newest newest();

    /** Every checkpoint that was published, in its order. */
    List<Signed> signed();

    /** All that is sealed, period by period, in the order of the signed log. */
    List<Sealed> sealed();

    /**
     * What was signed last.
     *
     * @param origin names the log
     * @param size entries of the log
     * @param note the signed checkpoint, as it is verified
     * @param keys verifier keys, each with the first and the last size that it signs
     * @param anchors who keeps checkpoints
     * @param exposedEntries that no anchor covers
     * @param exposedSeconds since something was anchored last; empty if nothing ever was
     * @param refusal why nothing more is signed; empty where all is well
     */
    record Newest(
            String origin,
            long size,
            String note,
            List<String> keys,
            List<Anchor> anchors,
            long exposedEntries,
            Optional<Long> exposedSeconds,
            Optional<String> refusal) {}

    /**
     * A place that keeps checkpoints.
     *
     * @param size of the newest that it keeps; empty for none
     * @param at since when, by its own clock
     * @param trouble why it has not taken the newest; empty where it has
     */
    record Anchor(String name, Optional<Long> size, Optional<Instant> at, Optional<String> trouble) {}

    /**
     * A checkpoint that was published.
     *
     * @param number how many entries it covers; the last of them is what it was signed for
     * @param at when it was published, which is moments after it was signed
     * @param keys ids of the keys that have signed it
     * @param anchors names of those that keep it
     */
    record Signed(long number, String root, Instant at, List<String> keys, List<String> anchors) {}

    /**
     * A period in the signed log.
     *
     * @param index of the entry, from 0
     * @param entry its bytes: JSON in its canonical form
     */
    record Sealed(long index, String entry) {}
}
