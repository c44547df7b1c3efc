package dev.treering.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostmasterTest {
    @TempDir
    private Path data;

    private Process process;

    @BeforeEach
    void a_process_that_is_not_a_postmaster() throws Exception {
        process = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void ends_with_the_test() {
        process.destroyForcibly();
    }

    @Test
    void a_child_is_alive_before_it_has_become_the_postmaster() throws Exception {
        Postmaster child = Postmaster.started(process, data, 54321);

        assertThat(child.isAlive()).isTrue();

        process.destroyForcibly().waitFor();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void a_stranger_that_got_the_process_id_of_a_dead_postmaster_is_not_taken_for_it() throws Exception {
        leaveFile(process.pid());

        assertThat(Postmaster.of(data)).isEmpty();
    }

    @Test
    void only_an_end_that_leaves_the_file_behind_is_a_killing() throws Exception {
        Postmaster child = Postmaster.started(process, data, 54321);
        leaveFile(process.pid());
        assertThat(child.wasKilled()).isFalse();

        process.destroyForcibly().waitFor();

        assertThat(child.wasKilled()).isTrue();
        Files.delete(PostmasterFile.in(data));
        assertThat(child.wasKilled()).isFalse();
    }

    private void leaveFile(long pid) throws Exception {
        Files.write(
                PostmasterFile.in(data),
                List.of(Long.toString(pid), data.toString(), "1764000000", "54321", "", "127.0.0.1", "", "ready"));
    }
}
