package dev.treering.server.cli;

import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The keys of a signed log, as they are given to a command. */
final class LogKeys {

    private LogKeys() {}

    /** Of one key, or of a file of keys where there is none. A key that is none is wrong usage; a file that cannot be read fails with 2. */
    static KeyRing of(@Nullable String key, @Nullable Path file, CommandLine command) {
        if (key == null) {
            return read(Objects.requireNonNull(file));
        }
        return switch (VerifierKey.parse(key)) {
            case Reading.Read<VerifierKey>(var verifier) -> KeyRing.of(verifier);
            case Reading.Refused<VerifierKey>(String reason) -> throw new ParameterException(command, reason);
        };
    }

    /** The file {@code keys} of a signed log. */
    static KeyRing read(Path file) {
        try {
            return switch (KeyRing.parse(Files.readString(file))) {
                case Reading.Read<KeyRing>(var keys) -> keys;
                case Reading.Refused<KeyRing>(String reason) ->
                    throw Failure.unknown(file + " has not the keys of a log: " + reason);
            };
        } catch (IOException e) {
            throw Failure.unknown("cannot read the keys: " + e);
        }
    }
}
