package dev.treering.projections.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.KeyRotation;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.note.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes and opens the log in a directory, for its one writer. */
public final class TileLogs {

    private final Disk disk;

    public TileLogs() {
        this(new DurableDisk());
    }

    TileLogs(Disk disk) {
        this.disk = disk;
    }

    /** Whether a log was made here: it has a checkpoint, or something that only a log has. */
    public static boolean isPresent(Path directory) {
        return Files.exists(directory.resolve(LogFiles.CHECKPOINT)) || Files.exists(directory.resolve("tile"));
    }

    /**
     * Makes the log with this key if there is none, else opens the one that is there.
     *
     * @param candidates the keys that its owner has; the one in use must be among them; a new log gets the first
     */
    public Opening openOrCreate(Path directory, List<SigningKey> candidates) throws IOException {
        return isPresent(directory) ? open(directory, candidates) : create(directory, candidates.getFirst());
    }

    /** Makes a log without entries: its first checkpoint is of size 0. */
    public Opening create(Path directory, SigningKey key) throws IOException {
        if (isPresent(directory)) {
            return new Opening.Refused("there is a log in " + directory);
        }
        if (!KeyRotation.isPlain(key.verifier().name())) {
            return new Opening.Refused("the name of a log is of plain letters, without quotes: "
                    + key.verifier().name());
        }
        var files = new LogFiles(directory);
        var empty = new Checkpoint(key.verifier().name(), 0, MerkleTree.EMPTY);
        disk.write(files.at(LogFiles.KEYS), KeyRing.of(key.verifier()).text().getBytes(UTF_8));
        var signed = SignedCheckpoint.sign(empty, List.of(key));
        disk.write(files.at(LogFiles.CHECKPOINT), signed.note().bytes());
        return open(directory, List.of(key));
    }

    /** Opens a log for its writer, after reading all of it; what an append that died has left is cleared away. */
    public Opening open(Path directory, List<SigningKey> candidates) throws IOException {
        if (!Files.isDirectory(directory)) {
            return new Opening.Refused("there is no directory " + directory);
        }
        var files = new LogFiles(directory);
        var lock = WriterLock.take(files);
        if (lock.isEmpty()) {
            return new Opening.Refused("somebody else writes the log in " + directory);
        }
        Opening opening = opened(files, lock.get(), candidates);
        if (!(opening instanceof Opening.Open)) {
            lock.get().close();
        }
        return opening;
    }

    private Opening opened(LogFiles files, WriterLock lock, List<SigningKey> candidates) throws IOException {
        return switch (LogReader.read(files.directory())) {
            case LogReading.Damaged damaged -> new Opening.Damaged(damaged.damages());
            case LogReading.Unreadable unreadable -> new Opening.Refused(unreadable.reason());
            case LogReading.Sound sound -> withKey(files, lock, candidates, sound.log());
        };
    }

    private Opening withKey(LogFiles files, WriterLock lock, List<SigningKey> candidates, SoundLog log)
            throws IOException {
        var inUse = log.keys().inUse();
        Optional<SigningKey> key = candidates.stream()
                .filter(each -> each.verifier().equals(inUse))
                .findFirst();
        if (key.isEmpty()) {
            return new Opening.Refused("the log is signed with key " + inUse + ", which is not at hand");
        }
        for (String path : log.leftOver()) {
            disk.delete(files.at(path));
        }
        byte[] keys = log.keys().text().getBytes(UTF_8);
        if (!Arrays.equals(keys, files.read(LogFiles.KEYS).orElse(null))) {
            disk.write(files.at(LogFiles.KEYS), keys);
        }
        return new Opening.Open(new TileLog(files, disk, lock, key.get(), log));
    }
}
