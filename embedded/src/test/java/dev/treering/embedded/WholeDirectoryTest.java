package dev.treering.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void a_directory_is_there_only_once_it_is_full() throws Exception {
        Path place = directory.resolve("place");
        Path stage = directory.resolve("stage");

        WholeDirectory.make(place, stage, into -> {
            assertThat(place).doesNotExist();
            Files.writeString(into.resolve("file"), "full");
        });

        assertThat(place.resolve("file")).hasContent("full");
        assertThat(stage).doesNotExist();
    }

    @Test
    void a_failure_leaves_no_directory_and_its_remains_do_not_disturb_the_next_attempt() throws Exception {
        Path place = directory.resolve("place");
        Path stage = directory.resolve("stage");
        assertThatThrownBy(() -> WholeDirectory.make(place, stage, into -> {
                    Files.writeString(into.resolve("half"), "half");
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(place).doesNotExist();

        WholeDirectory.make(place, stage, into -> Files.writeString(into.resolve("file"), "full"));

        assertThat(place).isDirectoryNotContaining("glob:**/half").isDirectoryContaining("glob:**/file");
    }

    @Test
    void what_is_there_is_left_as_it_is() throws Exception {
        Path place = Files.createDirectory(directory.resolve("place"));

        WholeDirectory.make(place, directory.resolve("stage"), into -> {
            throw new IOException("must not be asked");
        });

        assertThat(place).isEmptyDirectory();
    }

    @Test
    void deleting_removes_links_and_spares_what_they_lead_to() throws Exception {
        Path kept = Files.createDirectory(directory.resolve("kept"));
        Files.writeString(kept.resolve("file"), "kept");
        Path deleted = Files.createDirectories(directory.resolve("deleted/inner"));
        Files.createSymbolicLink(deleted.resolve("link"), kept);

        WholeDirectory.delete(directory.resolve("deleted"));

        assertThat(directory.resolve("deleted")).doesNotExist();
        assertThat(kept.resolve("file")).hasContent("kept");
    }
}
