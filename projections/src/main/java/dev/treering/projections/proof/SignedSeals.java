package dev.treering.projections.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SignedNote;
import dev.treering.projections.sealing.Combination;
import java.util.List;
import java.util.Optional;

/**
 * What was sealed and what was signed of it, as it lies on the topics; together they are the signed log.
 *
 * @param closes what each close comes to, in their order
 * @param notes the signed checkpoints, the newest last
 * @param keys of the log; without them no signature is looked at, and a log that has changed its key cannot be told from another one
 */
public record SignedSeals(List<Combination> closes, List<byte[]> notes, Optional<KeyRing> keys) {

    public SignedSeals {
        closes = List.copyOf(closes);
        notes = List.copyOf(notes);
    }

    /** A close, its entry's place in the log, and the number of the checkpoint that covers it. */
    record Signed(Combination.Complete close, TlogProof log, long checkpoint) {}

    /** The close of the fact at a position, under the first checkpoint that covers it: so the same for ever. Refused where there is none. */
    Reading<Signed> at(long position) {
        var entries = SealedEntries.of(closes, keys);
        for (int index = 0; index < entries.size(); index++) {
            var close = entries.all().get(index).close();
            if (close.isPresent() && close.get().seal().position() == position) {
                return signed(close.get(), entries, index);
            }
        }
        return Reading.refused(entries.broken()
                .map(reason -> "the seals do not fit together: " + reason)
                .orElse("the close at position " + position + " is not sealed by every partition yet"));
    }

    /** The entries of the signed log as the seals come to them, changes of keys among them: up to the first close that does not fit together. */
    public List<byte[]> entries() {
        return SealedEntries.of(closes, keys).all().stream()
                .map(SealedEntries.Entry::bytes)
                .toList();
    }

    /** The position of the log that a checkpoint speaks of: of the newest close it covers. Refused where it was not published, or covers none. */
    public Reading<Long> positionUnder(long number) {
        var entries = SealedEntries.of(closes, keys);
        long newest = 0;
        for (byte[] note : notes) {
            switch (checkpoint(note)) {
                case Reading.Refused<Checkpoint>(String reason) -> {
                    return Reading.refused("a checkpoint that was published is none: " + reason);
                }
                case Reading.Read<Checkpoint>(var checkpoint) -> {
                    if (checkpoint.size() == number) {
                        return agreed(checkpoint, entries).then(size -> position(entries, size));
                    }
                    newest = Math.max(newest, checkpoint.size());
                }
            }
        }
        return Reading.refused("checkpoint " + number + " was not signed: "
                + (newest == 0 ? "there is none yet" : "the newest is " + newest));
    }

    private static Reading<Long> position(SealedEntries entries, int size) {
        return entries.newestClose(size)
                .map(close -> Reading.of(close.seal().position()))
                .orElseGet(() -> Reading.refused("checkpoint " + size + " covers no close of a month"));
    }

    private Reading<Signed> signed(Combination.Complete close, SealedEntries entries, int index) {
        for (byte[] note : notes) {
            switch (checkpoint(note)) {
                case Reading.Refused<Checkpoint>(String reason) -> {
                    return Reading.refused("a checkpoint that was published is none: " + reason);
                }
                case Reading.Read<Checkpoint>(var checkpoint) -> {
                    if (checkpoint.size() > index) {
                        return agreed(checkpoint, entries)
                                .then(size ->
                                        Reading.of(new Signed(close, proof(index, entries.leaves(size), note), size)));
                    }
                }
            }
        }
        return Reading.refused(
                close.seal().period() + " is sealed at position " + close.seal().position() + " and not signed yet");
    }

    private static TlogProof proof(int index, List<Hash> leaves, byte[] note) {
        return new TlogProof(index, MerkleTree.inclusion(index, leaves).siblings(), new String(note, UTF_8));
    }

    /** The size of a checkpoint that says of the seals what they come to. */
    private static Reading<Integer> agreed(Checkpoint checkpoint, SealedEntries entries) {
        if (checkpoint.size() > entries.size()) {
            return Reading.refused("the checkpoint of size " + checkpoint.size() + " covers more than the "
                    + entries.size() + " entries that the seals come to");
        }
        int size = Math.toIntExact(checkpoint.size());
        Hash root = MerkleTree.root(entries.leaves(size));
        return root.equals(checkpoint.root())
                ? Reading.of(size)
                : Reading.refused("the checkpoint of size " + size + " has root " + checkpoint.root()
                        + ", the seals come to " + root
                        + ": it is of another history, or the log has changed its key and its keys are not known here");
    }

    private Reading<Checkpoint> checkpoint(byte[] note) {
        return keys.map(ring -> ring.open(note).then(signed -> Reading.of(signed.checkpoint())))
                .orElseGet(() -> SignedNote.parse(note).then(unopened -> Checkpoint.parse(unopened.text())));
    }
}
