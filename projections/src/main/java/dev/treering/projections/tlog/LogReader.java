package dev.treering.projections.tlog;

import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.KeyUse;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.note.SignedNote;
import dev.treering.projections.note.Utf8;
import dev.treering.projections.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads a whole log and compares all of it: the signature with the keys, the root with the entries, every tile with the entries below
 * it, the keys with the entries that changed them, and the directory with what belongs into it.
 */
public final class LogReader {

    /** A log that grows faster than it can be read is none of ours; it is not read for ever. */
    private static final int MOST_TRIES = 100;

    private LogReader() {}

    /**
     * Reads a log one of whose keys is known from elsewhere, the first or a later one: a log that has never had it is not the one that is
     * looked for.
     */
    public static LogReading read(Path directory, VerifierKey known) throws IOException {
        return read(directory, Optional.of(known));
    }

    /** Reads a log and takes its word for its first key. */
    public static LogReading read(Path directory) throws IOException {
        return read(directory, Optional.empty());
    }

    /** A log that grew while it was read is read again: only what stands still can be called damaged. */
    private static LogReading read(Path directory, Optional<VerifierKey> known) throws IOException {
        if (!Files.isDirectory(directory)) {
            return new LogReading.Unreadable("there is no directory " + directory);
        }
        var files = new LogFiles(directory);
        for (int tries = 1; ; tries++) {
            byte[] before = checkpoint(files);
            LogReading reading = once(files, known);
            boolean stoodStill = Arrays.equals(before, checkpoint(files));
            if (stoodStill || reading instanceof LogReading.Sound || tries == MOST_TRIES) {
                return reading;
            }
        }
    }

    private static byte[] checkpoint(LogFiles files) throws IOException {
        return files.read(LogFiles.CHECKPOINT).orElseGet(() -> new byte[0]);
    }

    private static LogReading once(LogFiles files, Optional<VerifierKey> known) throws IOException {
        var note = files.read(LogFiles.CHECKPOINT);
        var ring = files.read(LogFiles.KEYS);
        if (note.isEmpty() || ring.isEmpty()) {
            String missing = note.isEmpty() ? LogFiles.CHECKPOINT : LogFiles.KEYS;
            return damaged(new Damage(missing, "the file of a log", "no file"));
        }
        return switch (Utf8.read(ring.get()).then(KeyRing::parse)) {
            case Reading.Refused<KeyRing> refused ->
                damaged(new Damage(LogFiles.KEYS, "keys of a log", refused.reason()));
            case Reading.Read<KeyRing> read -> withKeys(files, note.get(), read.value(), known);
        };
    }

    private static LogReading withKeys(LogFiles files, byte[] note, KeyRing stated, Optional<VerifierKey> known)
            throws IOException {
        var keys = stated.uses().stream().map(KeyUse::key).toList();
        if (known.isPresent() && !keys.contains(known.get())) {
            return damaged(new Damage(LogFiles.KEYS, "key " + known.get() + ", the first or a later one", "" + keys));
        }
        return switch (SignedNote.parse(note).then(each -> Checkpoint.parse(each.text()))) {
            case Reading.Refused<Checkpoint> refused ->
                damaged(new Damage(LogFiles.CHECKPOINT, "a signed checkpoint", refused.reason()));
            case Reading.Read<Checkpoint> read -> withSize(files, note, read.value(), stated);
        };
    }

    private static LogReading withSize(LogFiles files, byte[] note, Checkpoint unsigned, KeyRing stated)
            throws IOException {
        if (unsigned.size() > Integer.MAX_VALUE) {
            return damaged(new Damage(LogFiles.CHECKPOINT, "a size that the directory can hold", "" + unsigned.size()));
        }
        var entries = LogEntries.read(files, Math.toIntExact(unsigned.size()));
        if (!entries.damages().isEmpty()) {
            return new LogReading.Damaged(entries.damages());
        }
        var derived = entries.keys(stated.uses().getFirst().key());
        return switch (opened(note, stated, derived)) {
            case Reading.Refused<SignedCheckpoint> refused ->
                damaged(new Damage(LogFiles.CHECKPOINT, "a checkpoint signed by " + stated.inUse(), refused.reason()));
            case Reading.Read<SignedCheckpoint> read -> compared(files, read.value(), entries, stated, derived);
        };
    }

    /** By the keys that the file states; or, should the file be what was changed, by those that the entries say. */
    private static Reading<SignedCheckpoint> opened(byte[] note, KeyRing stated, Reading<KeyRing> derived) {
        var byStated = stated.open(note);
        boolean derivedOpens = derived.then(ring -> ring.open(note)) instanceof Reading.Read<SignedCheckpoint>;
        return byStated instanceof Reading.Refused && derivedOpens ? derived.then(ring -> ring.open(note)) : byStated;
    }

    private static LogReading compared(
            LogFiles files, SignedCheckpoint signed, LogEntries entries, KeyRing stated, Reading<KeyRing> derived)
            throws IOException {
        var damages = new LogComparison(files, signed.checkpoint(), entries, stated, derived).damages();
        return damages.isEmpty() && derived instanceof Reading.Read<KeyRing> ring
                ? new LogReading.Sound(new SoundLog(files, signed, ring.value()))
                : new LogReading.Damaged(damages);
    }

    private static LogReading damaged(Damage damage) {
        return new LogReading.Damaged(List.of(damage));
    }
}
