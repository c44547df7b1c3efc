package dev.treering.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log leaves its server as files, is disproved by nobody without one, and comes back as it was:
 *
 * <pre>
 * server ──export──▶ archive ──verify, no server──▶ the same digest
 *                       │
 *                       └──import──▶ another server ──export──▶ the same bytes
 * </pre>
 */
class ArchiveStoryIT {

    private static final int LINES = 2_000;

    @TempDir
    private Path folder;

    private final Openb openb = Openb.data();

    @Test
    void a_log_survives_its_server() throws IOException {
        Path archive = folder.resolve("archive");
        Path again = folder.resolve("again");
        String digest;
        String statements;
        ServerProcess first = ServerProcess.up(Files.createDirectory(folder.resolve("first")));
        try (first) {
            new OpenbExpectations(openb).publishPriceBook(first);
            Path events =
                    Files.write(folder.resolve("events.jsonl"), openb.lines().subList(0, LINES));
            done(first.treering("import", events.toString()));
            done(first.treering("export", "facts", "--out", archive.toString()));
            digest = OpenbExpectations.verified(first);
            statements = done(first.treering("statement", "list", "--json"));
        }

        assertThat(done(first.treering("audit", "verify", "--archive", archive.toString())))
                .contains(digest);
        done(ServerProcess.run(
                List.of("sh", "-c", "cd " + archive + " && sha256sum -c --quiet SHA256SUMS"),
                Map.of(),
                Duration.ofMinutes(1)));

        Path second = Files.createDirectory(folder.resolve("second"));
        done(first.treering("import", "--archive", archive.toString(), "--data", second.toString()));
        try (ServerProcess restored = ServerProcess.up(second)) {
            Await.until("the ledgers to be folded again", Duration.ofMinutes(3), () -> {
                var verification = restored.treering("audit", "verify");
                return verification.exitCode() == 0 ? "" : verification.output();
            });
            assertThat(OpenbExpectations.verified(restored)).isEqualTo(digest);
            Await.until("the statements to be listed", () -> {
                var listed = restored.treering("statement", "list", "--json").output();
                return listed.equals(statements) ? "" : listed;
            });
            done(restored.treering("export", "facts", "--out", again.toString()));
        }
        try (var files = Files.walk(archive)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(again.resolve(archive.relativize(file))).hasSameBinaryContentAs(file);
            }
        }
        aChangedByteIsFound(first, archive);
    }

    private static void aChangedByteIsFound(ServerProcess anywhere, Path archive) throws IOException {
        Path file;
        try (var files = Files.list(archive)) {
            file = files.filter(path -> path.toString().endsWith(".avro"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        var found = anywhere.treering("audit", "verify", "--archive", archive.toString());

        assertThat(found.exitCode()).isEqualTo(1);
        assertThat(found.output()).contains("MISMATCH", file.getFileName().toString(), "sha256");
        var refused = anywhere.treering("import", "--archive", archive.toString(), "--data", archive + "-nowhere");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(Path.of(archive + "-nowhere")).doesNotExist();
    }

    private static String done(ServerProcess.Finished finished) {
        assertThat(finished.exitCode()).as(finished.output()).isZero();
        return finished.output();
    }
}
