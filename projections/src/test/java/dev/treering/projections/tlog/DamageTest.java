package dev.treering.projections.tlog;

import static dev.treering.projections.tlog.LogFixture.FIRST;
import static dev.treering.projections.tlog.LogFixture.ORIGIN;
import static dev.treering.projections.tlog.LogFixture.SECOND;
import static dev.treering.projections.tlog.LogFixture.create;
import static dev.treering.projections.tlog.LogFixture.damages;
import static dev.treering.projections.tlog.LogFixture.entry;
import static dev.treering.projections.tlog.LogFixture.open;
import static dev.treering.projections.tlog.LogFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.note.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a log is found, and where. */
class DamageTest {

    @TempDir
    Path parent;

    private Path directory;
    private Checkpoint afterTwo;

    /** Two entries, a change of keys, another entry: four. */
    @BeforeEach
    void aLog() throws IOException {
        directory = parent.resolve("log");
        try (var log = create(directory)) {
            log.append(entry(0));
            afterTwo = log.append(entry(1)).checkpoint();
            log.rotate(SECOND);
            log.append(entry(3));
        }
        assertThat(read(directory).size()).isEqualTo(4);
    }

    @Test
    void every_changed_byte_of_every_file_is_found_in_its_file() throws IOException {
        var random = new Random(42);
        int changes = 0;
        for (String path : new LogFiles(directory).all()) {
            byte[] sound = Files.readAllBytes(directory.resolve(path));
            for (int at = 0; at < sound.length; at++) {
                byte[] changed = sound.clone();
                changed[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                Files.write(directory.resolve(path), changed);
                assertThat(damages(directory))
                        .as("%s, byte %d", path, at)
                        .allMatch(damage -> damage.place().startsWith(path)
                                || path.startsWith("tile/entries")
                                        && damage.place().startsWith("tile/entries"));
                changes++;
            }
            Files.write(directory.resolve(path), sound);
        }
        assertThat(changes).isGreaterThan(1000);
        assertThat(read(directory).size()).isEqualTo(4);
    }

    @Test
    void every_missing_file_is_found() throws IOException {
        for (String path : List.of("checkpoint", "keys", "tile/entries/000.p/4", "tile/0/000.p/4")) {
            byte[] sound = Files.readAllBytes(directory.resolve(path));
            Files.delete(directory.resolve(path));
            assertThat(damages(directory)).singleElement().satisfies(damage -> {
                assertThat(damage.place()).isEqualTo(path);
                assertThat(damage.found()).isEqualTo("no file");
            });
            Files.write(directory.resolve(path), sound);
        }
    }

    @Test
    void a_file_that_does_not_belong_there_is_found() throws IOException {
        Files.writeString(directory.resolve("tile/0/001"), "more");

        assertThat(damages(directory)).containsExactly(new Damage("tile/0/001", "no file", "a file of 4 bytes"));
    }

    @Test
    void two_entries_in_the_other_order_are_both_named() throws IOException {
        Path bundle = directory.resolve("tile/entries/000.p/4");
        byte[] bytes = Files.readAllBytes(bundle);
        int length = 2 + entry(0).length;
        byte[] swapped = bytes.clone();
        System.arraycopy(bytes, 0, swapped, length, length);
        System.arraycopy(bytes, length, swapped, 0, length);
        Files.write(bundle, swapped);

        assertThat(damages(directory))
                .containsExactly(
                        new Damage(
                                "tile/entries, entry 0",
                                "leaf " + MerkleTree.leaf(entry(0)),
                                "leaf " + MerkleTree.leaf(entry(1))),
                        new Damage(
                                "tile/entries, entry 1",
                                "leaf " + MerkleTree.leaf(entry(1)),
                                "leaf " + MerkleTree.leaf(entry(0))));
    }

    @Test
    void a_log_with_other_entries_under_the_same_key_contradicts_the_checkpoints_that_others_keep() throws IOException {
        Path other = parent.resolve("other");
        try (var log = create(other)) {
            log.append(entry(0));
            log.append(entry(7));
        }
        Path shorter = parent.resolve("shorter");
        try (var log = create(shorter)) {
            log.append(entry(0));
        }

        assertThat(read(directory).contradictions(List.of(afterTwo))).isEmpty();
        assertThat(read(other).contradictions(List.of(afterTwo)))
                .singleElement()
                .extracting(Damage::place, Damage::expected)
                .containsExactly("checkpoint of size 2", "root " + afterTwo.root());
        assertThat(read(shorter).contradictions(List.of(afterTwo)))
                .containsExactly(new Damage("checkpoint of size 2", "a log of at least 2 entries", "one of 1"));
    }

    @Test
    void a_checkpoint_by_the_key_that_was_retired_is_refused_and_named() throws IOException {
        var checkpoint = read(directory).checkpoint().checkpoint();
        var forged = SignedCheckpoint.sign(checkpoint, List.of(FIRST));
        Files.write(directory.resolve("checkpoint"), forged.note().bytes());

        assertThat(damages(directory))
                .containsExactly(new Damage(
                        "checkpoint",
                        "a checkpoint signed by " + SECOND.verifier(),
                        "the checkpoint of size 4 is to be signed by key "
                                + SECOND.verifier().id() + ", and is signed by ["
                                + FIRST.verifier().id() + "]"));
    }

    @Test
    void a_log_is_looked_for_by_any_key_it_has_had_and_by_no_other() throws IOException {
        var stranger = SigningKey.generate(ORIGIN, new SecureRandom()).verifier();

        assertThat(LogReader.read(directory, FIRST.verifier())).isInstanceOf(LogReading.Sound.class);
        assertThat(LogReader.read(directory, SECOND.verifier())).isInstanceOf(LogReading.Sound.class);
        assertThat(LogReader.read(directory, stranger))
                .isEqualTo(new LogReading.Damaged(List.of(new Damage(
                        "keys",
                        "key " + stranger + ", the first or a later one",
                        List.of(FIRST.verifier(), SECOND.verifier()).toString()))));
    }

    @Test
    void a_damaged_log_is_not_appended_to() throws IOException {
        Files.delete(directory.resolve("tile/0/000.p/4"));

        assertThat(new TileLogs(new PlainDisk()).open(directory, List.of(FIRST, SECOND)))
                .isEqualTo(new Opening.Damaged(List.of(new Damage("tile/0/000.p/4", "4 hashes", "no file"))));
    }

    @Test
    void keys_change_once_at_a_size_that_both_have_signed() throws IOException {
        var log = read(directory);

        assertThat(log.keys().text()).isEqualTo(FIRST.verifier() + " 0 3\n" + SECOND.verifier() + " 3 -\n");
        assertThat(log.checkpoint().signers()).containsExactly(SECOND.verifier());
        assertThat(log.checkpoint().checkpoint().origin()).isEqualTo(ORIGIN);
        try (var writer = open(directory)) {
            assertThat(writer.keys()).isEqualTo(log.keys());
        }
    }
}
