package dev.treering.server.sealing;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SigningKey;
import dev.treering.projections.tlog.LogReader;
import dev.treering.projections.tlog.LogReading;
import dev.treering.projections.tlog.Opening;
import dev.treering.projections.tlog.SigningKeyFile;
import dev.treering.projections.tlog.TileLog;
import dev.treering.projections.tlog.TileLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The signed log of a directory with the keys of its owner. A log bears the name {@code treering/} and 16 hexadecimal digits of the SHA-256
 * of its first key, so that no two have the same without anybody having to think of one.
 */
public final class SealKeys {

    private static final String UNNAMED = "treering/unnamed";
    private static final int DIGITS = 16;

    private SealKeys() {}

    /**
     * Opens the log for writing, and makes it where there is none. The last key signs from now on: if the log was signed with another
     * until now, it changes to this one.
     *
     * @param keys files of private keys; one of them must be that of the log
     */
    public static Reading<TileLog> open(Path directory, List<Path> keys) throws IOException {
        var named = new ArrayList<SigningKey>();
        Reading<String> name = nameOf(directory, keys.getFirst());
        for (Path file : keys) {
            switch (name.then(known -> read(file, known))) {
                case Reading.Refused<SigningKey>(String reason) -> {
                    return Reading.refused(reason);
                }
                case Reading.Read<SigningKey>(var key) -> named.add(key);
            }
        }
        return switch (new TileLogs().openOrCreate(directory, named)) {
            case Opening.Refused(String reason) -> Reading.refused(reason);
            case Opening.Damaged(var damages) ->
                Reading.refused("the signed log in " + directory + " is damaged: " + damages.getFirst());
            case Opening.Open(var log) -> rotated(log, named.getLast());
        };
    }

    /** Makes a key in a file of its own where there is neither a file nor a log that was signed with one. */
    public static Reading<Path> orNew(Path file, Path directory) throws IOException {
        if (Files.exists(file) || TileLogs.isPresent(directory)) {
            return Reading.of(file);
        }
        return SigningKeyFile.create(file, UNNAMED, new SecureRandom()).then(_ -> Reading.of(file));
    }

    private static Reading<TileLog> rotated(TileLog log, SigningKey last) throws IOException {
        if (last.verifier().equals(log.keys().inUse())) {
            return Reading.of(log);
        }
        if (log.keys().uses().stream().anyMatch(use -> use.key().equals(last.verifier()))) {
            log.close();
            return Reading.refused("key " + last.verifier() + " has signed before and was changed: it only verifies");
        }
        log.rotate(last);
        return Reading.of(log);
    }

    private static Reading<SigningKey> read(Path file, String name) {
        try {
            return SigningKeyFile.read(file, name);
        } catch (IOException e) {
            return Reading.refused("the key in " + file + " cannot be read: " + e.getMessage());
        }
    }

    private static Reading<String> nameOf(Path directory, Path first) throws IOException {
        if (TileLogs.isPresent(directory)) {
            return switch (LogReader.read(directory)) {
                case LogReading.Sound(var log) -> Reading.of(log.keys().origin());
                case LogReading.Damaged(var damages) ->
                    Reading.refused("the signed log in " + directory + " is damaged: " + damages.getFirst());
                case LogReading.Unreadable(String reason) -> Reading.refused(reason);
            };
        }
        return read(first, UNNAMED)
                .then(key -> Reading.of(
                        "treering/" + Hash.of(key.verifier().raw()).toString().substring(0, DIGITS)));
    }
}
