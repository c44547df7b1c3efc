package dev.treering.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.note.SigningKey;
import dev.treering.projections.tlog.Opening;
import dev.treering.projections.tlog.TileLog;
import dev.treering.projections.tlog.TileLogs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory of a signed log of two entries, verified by command: with no server, and with nothing but its first key. */
class SignedLogAuditTest {

    private static final SigningKey KEY = key();

    @TempDir
    private Path folder;

    private final StringWriter told = new StringWriter();
    private Path log;
    private Path keptAtTwo;

    @BeforeEach
    void made() throws IOException {
        log = folder.resolve("log");
        keptAtTwo = written("2.checkpoint", log(log, KEY, "one", "two"));
    }

    @Test
    void a_sound_log_is_verified_and_goes_on_from_what_was_kept() {
        assertThat(verify(KEY, "--kept", keptAtTwo.toString())).isEqualTo(ExitCode.DONE);
        assertThat(told.toString())
                .startsWith("VERIFIED")
                .containsPattern("size +2")
                .contains("keys", KEY.verifier().toString());
    }

    @Test
    void a_changed_byte_is_a_mismatch_with_its_file() throws IOException {
        Path tile = log.resolve("tile/entries/000.p/2");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[bytes.length - 1] ^= 1;
        Files.write(tile, bytes);

        assertThat(verify(KEY)).isEqualTo(ExitCode.NO);
        assertThat(told.toString()).startsWith("MISMATCH").contains("tile/entries, entry 1");
    }

    @Test
    void a_replaced_key_is_named_with_the_one_that_is_known() throws IOException {
        var other = key();
        log = folder.resolve("replaced");
        log(log, other, "one", "two");

        assertThat(verify(KEY)).isEqualTo(ExitCode.NO);
        assertThat(told.toString())
                .contains(
                        "key " + KEY.verifier() + ", the first or a later one",
                        other.verifier().toString());
    }

    @Test
    void the_key_that_is_known_may_be_the_first_of_the_log_or_a_later_one() throws IOException {
        var later = key();
        try (TileLog open = ((Opening.Open) new TileLogs().open(log, List.of(KEY, later))).log()) {
            open.rotate(later);
        }

        assertThat(verify(KEY)).isEqualTo(ExitCode.DONE);
        assertThat(verify(later)).isEqualTo(ExitCode.DONE);
        assertThat(verify(key())).isEqualTo(ExitCode.NO);
    }

    @Test
    void a_checkpoint_in_a_file_counts_as_kept_and_a_number_says_nothing_to_a_directory() throws IOException {
        log = folder.resolve("other");
        log(log, KEY, "one", "another");

        assertThat(verify(KEY, "--checkpoint", keptAtTwo.toString())).isEqualTo(ExitCode.NO);
        assertThat(told.toString()).contains("2.checkpoint, checkpoint of size 2");
        assertThat(verify(KEY, "--checkpoint", "2")).isEqualTo(ExitCode.USAGE);
        assertThat(verify(KEY, "--kafka", "localhost:1", "--kept", keptAtTwo.toString()))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void another_history_under_the_same_key_and_a_shorter_one_contradict_what_was_kept() throws IOException {
        log = folder.resolve("other");
        log(log, KEY, "one", "another");
        assertThat(verify(KEY)).isEqualTo(ExitCode.DONE);
        assertThat(verify(KEY, "--kept", keptAtTwo.toString())).isEqualTo(ExitCode.NO);
        assertThat(told.toString()).contains("2.checkpoint, checkpoint of size 2");

        log = folder.resolve("shorter");
        log(log, KEY, "one");
        assertThat(verify(KEY, "--kept", keptAtTwo.toString())).isEqualTo(ExitCode.NO);
        assertThat(told.toString()).contains("a log of at least 2 entries", "one of 1");
    }

    @Test
    void a_kept_checkpoint_that_the_log_has_not_signed_is_named() throws IOException {
        var other = key();
        var forged = SignedCheckpoint.sign(
                new Checkpoint(other.verifier().name(), 2, Hash.of("no tree".getBytes(UTF_8))), List.of(other));
        Path file = written("forged", forged);

        assertThat(verify(KEY, "--kept", file.toString())).isEqualTo(ExitCode.NO);
        assertThat(told.toString()).contains("forged", "a checkpoint signed by the keys of example.com/seals");
    }

    @Test
    void without_a_directory_nothing_can_be_said() {
        log = folder.resolve("nowhere");

        assertThat(verify(KEY)).isEqualTo(ExitCode.UNKNOWN);
        assertThat(told.toString()).startsWith("UNVERIFIABLE").contains("there is no directory");
    }

    private static SigningKey key() {
        return SigningKey.generate("example.com/seals", new SecureRandom());
    }

    private static SignedCheckpoint log(Path directory, SigningKey key, String... entries) throws IOException {
        Files.createDirectories(directory);
        try (TileLog log = ((Opening.Open) new TileLogs().create(directory, key)).log()) {
            for (String entry : entries) {
                log.append(entry.getBytes(UTF_8));
            }
            return log.checkpoint();
        }
    }

    private Path written(String name, SignedCheckpoint signed) throws IOException {
        return Files.write(folder.resolve(name), signed.note().bytes());
    }

    private int verify(SigningKey key, String... with) {
        told.getBuffer().setLength(0);
        var arguments = new ArrayList<>(List.of(
                "audit",
                "verify",
                "--log",
                log.toString(),
                "--key",
                key.verifier().toString()));
        arguments.addAll(List.of(with));
        var writer = new PrintWriter(told, true);
        return CommandLineInterface.commands(writer, writer).execute(arguments.toArray(String[]::new));
    }
}
