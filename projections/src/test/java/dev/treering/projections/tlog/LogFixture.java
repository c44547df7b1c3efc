package dev.treering.projections.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.projections.note.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/** A log in a test's directory, its keys and its entries. */
final class LogFixture {

    static final String ORIGIN = "example.com/seals";
    static final SigningKey FIRST = SigningKey.generate(ORIGIN, new SecureRandom());
    static final SigningKey SECOND = SigningKey.generate(ORIGIN, new SecureRandom());

    private LogFixture() {}

    static byte[] entry(int number) {
        return ("{\"entry\":\"" + number + "\"}").getBytes(UTF_8);
    }

    static TileLog create(Path directory) throws IOException {
        return opened(new TileLogs(new PlainDisk()).create(directory, FIRST));
    }

    static TileLog open(Path directory) throws IOException {
        return opened(new TileLogs(new PlainDisk()).open(directory, List.of(FIRST, SECOND)));
    }

    static TileLog opened(Opening opening) {
        return switch (opening) {
            case Opening.Open open -> open.log();
            case Opening.Damaged damaged -> throw new AssertionError("damaged: " + damaged.damages());
            case Opening.Refused refused -> throw new AssertionError("refused: " + refused.reason());
        };
    }

    static SoundLog read(Path directory) throws IOException {
        return switch (LogReader.read(directory, FIRST.verifier())) {
            case LogReading.Sound sound -> sound.log();
            case LogReading.Damaged damaged -> throw new AssertionError("damaged: " + damaged.damages());
            case LogReading.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
        };
    }

    static List<Damage> damages(Path directory) throws IOException {
        return switch (LogReader.read(directory, FIRST.verifier())) {
            case LogReading.Sound sound ->
                throw new AssertionError("sound, with " + sound.log().size() + " entries");
            case LogReading.Damaged damaged -> damaged.damages();
            case LogReading.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
        };
    }

    static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
    }
}
