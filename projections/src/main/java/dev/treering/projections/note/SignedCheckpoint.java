package dev.treering.projections.note;

import java.util.Collection;
import java.util.List;

/**
 * A checkpoint that a key of its log has signed.
 *
 * @param note as it was signed; its text is that of the checkpoint
 * @param signers the known keys that have signed it, at least one of them the log's own
 * @param unknown signatures of keys that are not known: they say nothing
 */
public record SignedCheckpoint(
        Checkpoint checkpoint, SignedNote note, List<VerifierKey> signers, List<NoteSignature> unknown) {

    public SignedCheckpoint {
        signers = List.copyOf(signers);
        unknown = List.copyOf(unknown);
    }

    /** Signs; the keys bear the name of the log's origin. */
    public static SignedCheckpoint sign(Checkpoint checkpoint, List<SigningKey> keys) {
        var note = SignedNote.sign(checkpoint.text(), keys);
        return switch (open(note, keys.stream().map(SigningKey::verifier).toList())) {
            case Reading.Read<SignedCheckpoint> read -> read.value();
            case Reading.Refused<SignedCheckpoint> refused ->
                throw new IllegalArgumentException("not signed: " + refused.reason());
        };
    }

    /** Reads a note that a log has published; refused unless one of these keys is the log's and has signed it. */
    public static Reading<SignedCheckpoint> open(byte[] bytes, Collection<VerifierKey> known) {
        return SignedNote.parse(bytes).then(note -> open(note, known));
    }

    private static Reading<SignedCheckpoint> open(SignedNote note, Collection<VerifierKey> known) {
        return Checkpoint.parse(note.text())
                .then(checkpoint -> note.openedBy(known).then(opened -> {
                    boolean own =
                            opened.signers().stream().anyMatch(key -> key.name().equals(checkpoint.origin()));
                    return own
                            ? Reading.of(new SignedCheckpoint(checkpoint, note, opened.signers(), opened.unknown()))
                            : Reading.refused(
                                    "a checkpoint of " + checkpoint.origin() + " that no key of that name has signed");
                }));
    }
}
