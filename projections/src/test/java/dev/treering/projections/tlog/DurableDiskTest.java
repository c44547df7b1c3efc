package dev.treering.projections.tlog;

import static dev.treering.projections.tlog.LogFixture.FIRST;
import static dev.treering.projections.tlog.LogFixture.SECOND;
import static dev.treering.projections.tlog.LogFixture.entry;
import static dev.treering.projections.tlog.LogFixture.opened;
import static dev.treering.projections.tlog.LogFixture.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk that the product uses: files come whole into their place, over what was there. */
class DurableDiskTest {

    @TempDir
    Path folder;

    private final DurableDisk disk = new DurableDisk();

    @Test
    void a_file_is_put_in_its_place_with_the_folders_above_it_and_nothing_is_left_beside() throws IOException {
        Path file = folder.resolve("tile/0/000.p/1");

        disk.write(file, "one".getBytes(UTF_8));
        disk.write(file, "two".getBytes(UTF_8));

        assertThat(file).hasContent("two");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void what_a_death_left_beside_is_written_over() throws IOException {
        Path file = folder.resolve("checkpoint");
        Files.writeString(folder.resolve("checkpoint.tmp"), "longer than what comes");

        disk.write(file, "short".getBytes(UTF_8));

        assertThat(file).hasContent("short");
        assertThat(folder.resolve("checkpoint.tmp")).doesNotExist();
    }

    @Test
    void a_file_is_taken_away_once() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "some");

        disk.delete(file);
        disk.delete(file);

        assertThat(file).doesNotExist();
    }

    @Test
    void a_log_grows_and_changes_its_key_on_it() throws IOException {
        Path log = folder.resolve("log");
        try (var writer = opened(new TileLogs().create(log, FIRST))) {
            writer.append(entry(0));
            writer.rotate(SECOND);
        }
        try (var writer = opened(new TileLogs().open(log, List.of(FIRST, SECOND)))) {
            writer.append(entry(2));
        }

        assertThat(read(log).size()).isEqualTo(3);
        assertThat(read(log).entry(2)).isEqualTo(entry(2));
        assertThat(read(log).checkpoint().signers()).containsExactly(SECOND.verifier());
    }
}
