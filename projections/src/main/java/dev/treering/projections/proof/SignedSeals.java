package dev.treering.projections.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.KeyRotation;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SignedNote;
import dev.treering.projections.sealing.Combination;
import java.util.ArrayList;
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

    /** The entries of the signed log as the seals come to them, changes of keys among them: up to the first close that does not fit together. */
    public List<byte[]> entries() {
        var periods = new ArrayList<byte[]>();
        for (Combination each : closes) {
            if (!(each instanceof Combination.Complete complete)) {
                break;
            }
            periods.add(complete.seal().entry());
        }
        return withChangesOfKeys(periods);
    }

    /** A close, and its entry's place in the log. */
    record Signed(Combination.Complete close, TlogProof log) {}

    /** The close of the fact at a position, under the first checkpoint that covers it: so the same for ever. Refused where there is none. */
    Reading<Signed> at(long position) {
        var entries = new ArrayList<byte[]>();
        Combination.Complete wanted = null;
        int period = 0;
        for (Combination each : closes) {
            switch (each) {
                case Combination.Broken(String reason) -> {
                    return wanted == null
                            ? Reading.refused("the seals do not fit together: " + reason)
                            : signed(wanted, entries, period);
                }
                case Combination.Complete complete -> {
                    if (complete.seal().position() == position) {
                        wanted = complete;
                        period = entries.size();
                    }
                    entries.add(complete.seal().entry());
                }
            }
        }
        return wanted == null
                ? Reading.refused("the close at position " + position + " is not sealed by every partition yet")
                : signed(wanted, entries, period);
    }

    private Reading<Signed> signed(Combination.Complete close, List<byte[]> periods, int period) {
        var entries = withChangesOfKeys(periods);
        int index = entries.indexOf(periods.get(period)); // the very array
        var leaves = entries.stream().map(MerkleTree::leaf).toList();
        for (byte[] note : notes) {
            switch (checkpoint(note)) {
                case Reading.Refused<Checkpoint>(String reason) -> {
                    return Reading.refused("a checkpoint that was published is none: " + reason);
                }
                case Reading.Read<Checkpoint>(var checkpoint) -> {
                    if (checkpoint.size() > index) {
                        return under(checkpoint, note, index, leaves).then(log -> Reading.of(new Signed(close, log)));
                    }
                }
            }
        }
        return Reading.refused(
                close.seal().period() + " is sealed at position " + close.seal().position() + " and not signed yet");
    }

    private static Reading<TlogProof> under(Checkpoint checkpoint, byte[] note, int index, List<Hash> leaves) {
        if (checkpoint.size() > leaves.size()) {
            return Reading.refused("the checkpoint of size " + checkpoint.size() + " covers more than the "
                    + leaves.size() + " entries that the seals come to");
        }
        var covered = leaves.subList(0, Math.toIntExact(checkpoint.size()));
        Hash root = MerkleTree.root(covered);
        if (!root.equals(checkpoint.root())) {
            return Reading.refused("the checkpoint of size " + checkpoint.size() + " has root " + checkpoint.root()
                    + ", the seals come to " + root
                    + ": it is of another history, or the log has changed its key and its keys are not known here");
        }
        return Reading.of(
                new TlogProof(index, MerkleTree.inclusion(index, covered).siblings(), new String(note, UTF_8)));
    }

    private Reading<Checkpoint> checkpoint(byte[] note) {
        return keys.map(ring -> ring.open(note).then(signed -> Reading.of(signed.checkpoint())))
                .orElseGet(() -> SignedNote.parse(note).then(unopened -> Checkpoint.parse(unopened.text())));
    }

    /** A change of keys is the last entry of the first size that the new key signs. */
    private List<byte[]> withChangesOfKeys(List<byte[]> periods) {
        var entries = new ArrayList<>(periods);
        var uses = keys.map(KeyRing::uses).orElse(List.of());
        for (int i = 1; i < uses.size(); i++) {
            int index = Math.toIntExact(uses.get(i).from() - 1);
            if (index <= entries.size()) {
                entries.add(
                        index,
                        new KeyRotation(uses.get(i - 1).key(), uses.get(i).key()).entry());
            }
        }
        return entries;
    }
}
