package dev.treering.server.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.merkle.CompactRange;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.KeyRotation;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.tlog.Damage;
import dev.treering.projections.tlog.TileLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The signed log as a list of periods. Takes them in their order, those that it has as well, and signs no history but one: not another
 * than its own entries, and not another than any checkpoint of it that somebody keeps.
 */
final class SignedPeriods implements AutoCloseable {

    private final TileLog log;
    private final List<Entry> periods = new ArrayList<>();
    private final TreeMap<Long, Hash> kept = new TreeMap<>();
    private CompactRange tree = CompactRange.EMPTY;
    private int taken;

    /** A period's place in the log and its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // compared with Arrays.equals, never as a whole
    record Entry(long index, byte[] bytes) {}

    /** What became of a period. */
    sealed interface Taken {

        /** It is in the log already. */
        record Known() implements Taken {}

        /** It was appended and signed. */
        record Signed(SignedCheckpoint checkpoint) implements Taken {}

        /** It is of another history: nothing was signed. */
        record Refused(String reason) implements Taken {}
    }

    private SignedPeriods(TileLog log) {
        this.log = log;
    }

    static SignedPeriods of(TileLog log) throws IOException {
        var periods = new SignedPeriods(log);
        var found = log.read();
        for (long index = 0; index < found.size(); index++) {
            periods.remember(index, found.entry(index));
        }
        return periods;
    }

    private void remember(long index, byte[] entry) {
        tree = tree.append(MerkleTree.leaf(entry));
        if (!(KeyRotation.parse(entry) instanceof Reading.Read<KeyRotation>)) {
            periods.add(new Entry(index, entry));
        }
    }

    /**
     * Is told what somebody keeps of this log; from now on nothing that contradicts it is signed.
     *
     * @param notes signed checkpoints
     * @return how the log contradicts it already, or by whom else it is signed; empty if all is well
     */
    Optional<String> isKept(String where, List<byte[]> notes) {
        for (byte[] note : notes) {
            Optional<String> problem = switch (log.keys().open(note)) {
                case Reading.Refused<SignedCheckpoint>(String reason) -> Optional.of(reason);
                case Reading.Read<SignedCheckpoint>(var signed) -> contradiction(signed.checkpoint());
            };
            if (problem.isPresent()) {
                return problem.map(reason -> where + ": " + reason);
            }
        }
        return Optional.empty();
    }

    private Optional<String> contradiction(Checkpoint checkpoint) {
        Hash other = kept.putIfAbsent(checkpoint.size(), checkpoint.root());
        if (other != null && !other.equals(checkpoint.root())) {
            return Optional.of("two checkpoints of size " + checkpoint.size() + " are kept");
        }
        return checkpoint.size() > tree.size()
                ? Optional.empty()
                : log.read().contradictions(List.of(checkpoint)).stream()
                        .findFirst()
                        .map(Damage::toString);
    }

    /** Takes the next period, from the first one on, whether or not it is in the log. */
    Taken take(byte[] entry) throws IOException {
        if (taken < periods.size()) {
            Entry known = periods.get(taken);
            if (!Arrays.equals(known.bytes(), entry)) {
                return new Taken.Refused("entry " + known.index() + " of the signed log says "
                        + new String(known.bytes(), UTF_8) + ", the seals come to " + new String(entry, UTF_8));
            }
            taken++;
            return new Taken.Known();
        }
        var grown = tree.append(MerkleTree.leaf(entry));
        Hash said = kept.getOrDefault(grown.size(), grown.root());
        if (!said.equals(grown.root())) {
            return new Taken.Refused("a checkpoint of size " + grown.size() + " with root " + said
                    + " is kept, the seals come to root " + grown.root());
        }
        SignedCheckpoint signed = log.append(entry);
        remember(grown.size() - 1, entry);
        taken++;
        return new Taken.Signed(signed);
    }

    /** Begins with the first period again. */
    void beginAgain() {
        taken = 0;
    }

    /**
     * That the log has periods which no seal has come to: they were cut off, or the log was put back and they are still being made. Nothing
     * is signed until they are there, since only what follows the log's own entries is.
     */
    Optional<String> ahead() {
        return taken < periods.size()
                ? Optional.of("the signed log has " + periods.size() + " periods, the seals come to " + taken)
                : Optional.empty();
    }

    /** Once all that was sealed is taken: what somebody keeps of this log beyond it; empty if all is there. */
    Optional<String> missing() {
        return kept.isEmpty() || kept.lastKey() <= tree.size()
                ? Optional.empty()
                : Optional.of(
                        "a checkpoint of size " + kept.lastKey() + " is kept, the seals come to size " + tree.size());
    }

    TileLog log() {
        return log;
    }

    /** The periods in the log. */
    List<Entry> entries() {
        return List.copyOf(periods);
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
