package dev.treering.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerLogTest {
    @TempDir
    private Path directory;

    @Test
    void only_what_was_said_since_the_launch_is_quoted() throws Exception {
        ServerLog log = new ServerLog(directory.resolve("postgres.log"));
        Files.writeString(log.file(), "yesterday\n");
        long launch = log.size();
        Files.writeString(log.file(), "yesterday\nFATAL: today\n");

        assertThat(log.since(launch)).isEqualTo("FATAL: today");
    }

    @Test
    void a_large_log_makes_room_and_is_kept_once() throws Exception {
        ServerLog log = new ServerLog(directory.resolve("postgres.log"));
        log.turn();
        assertThat(directory).isEmptyDirectory();

        try (RandomAccessFile file = new RandomAccessFile(log.file().toFile(), "rw")) {
            file.setLength(11 << 20);
        }
        log.turn();

        assertThat(log.file()).doesNotExist();
        assertThat(directory.resolve("postgres.log.1")).hasSize(11 << 20);
    }

    @Test
    void orphans_and_a_lost_port_pass_and_a_broken_directory_does_not() {
        assertThat(ServerLog.passes("FATAL:  pre-existing shared memory block (key 8127, ID 5) is still in use"))
                .isTrue();
        assertThat(ServerLog.passes("LOG:  could not bind IPv4 address \"127.0.0.1\": Address already in use"))
                .isTrue();
        assertThat(ServerLog.passes("FATAL:  lock file \"postmaster.pid\" already exists"))
                .isTrue();
        assertThat(ServerLog.passes("PANIC:  could not locate a valid checkpoint record at 0/1"))
                .isFalse();
    }
}
