package dev.treering.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.server.story.ServerProcess.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a server begins and ends, in order and otherwise. */
class UpLifecycleIT {

    private static final int TERMINATED = 128 + 15;
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void a_server_says_where_it_is_keeps_others_out_ends_in_order_and_goes_on_after_a_kill() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        ProcessHandle postgres;
        String sealKey;
        try (ServerProcess server = ServerProcess.up(data)) {
            itTellsWhereItsTokenIs(server, data);
            sealKey = server.announced().getFirst();
            open(server, "before-the-kill");
            nobodyElseMayHave(data, server.process().pid());
            anotherServerMayNotHaveItsPort(server);
            assertThat(server.status().path("head").asLong())
                    .as("it was not disturbed")
                    .isNotNegative();
            server.kill();
        }
        try (ServerProcess server = ServerProcess.up(data)) {
            assertThat(server.get("/v1/accounts/before-the-kill", "application/json")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(server.announced()).first().isEqualTo(sealKey);
            assertThat(server.get("/v1/checkpoints", "application/json").body()).contains("\"size\":0,");
            open(server, "after-the-kill");
            postgres = postgresOf(data);
            assertThat(runs(postgres)).isTrue();

            long asked = System.nanoTime();
            server.close();

            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(A_FEW_SECONDS);
            assertThat(server.process().exitValue()).isIn(0, TERMINATED);
        }
        assertThat(runs(postgres)).as("PostgreSQL ends with the server").isFalse();
        assertThat(postgresFile(data)).as("it signed off").doesNotExist();
        assertThat(folder.resolve("data.log")).content().doesNotContain("did not stop in order");
    }

    private static void itTellsWhereItsTokenIs(ServerProcess server, Path data) throws IOException {
        Path token = data.resolve("admin-token");
        assertThat(server.announced().getFirst()).matches("seal key treering/[0-9a-f]{16}\\+[0-9a-f]{8}\\+\\S+");
        assertThat(server.announced().subList(1, server.announced().size()))
                .containsExactly("admin token in " + token, "ready " + server.url());
        for (Path secret : List.of(token, data.resolve("seal-key"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .isEqualTo("rw-------");
        }
    }

    private static void open(ServerProcess server, String account) {
        String body = "{\"account\":\"" + account + "\",\"currency\":\"USD\"}";
        var opened = server.post("/v1/accounts", "application/json", body.getBytes(UTF_8));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
    }

    private static void nobodyElseMayHave(Path data, long owner) {
        Finished second = ServerProcess.upInVain(data, "0");

        assertThat(second.exitCode()).as(second.output()).isEqualTo(69);
        assertThat(second.output().lines().toList().getLast())
                .startsWith("treering: ")
                .contains("is in use by process " + owner)
                .contains("choose another directory");
        assertThat(second.output()).doesNotContain("\tat ").doesNotContain("ready");
    }

    private void anotherServerMayNotHaveItsPort(ServerProcess server) throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));

        Finished second =
                ServerProcess.upInVain(other, Integer.toString(server.url().getPort()));

        assertThat(second.exitCode()).as(second.output()).isEqualTo(69);
        assertThat(second.output().lines().toList().getLast())
                .isEqualTo("treering: port " + server.url().getPort()
                        + " is in use: stop what listens there, or choose another with --port");
        assertThat(second.output()).doesNotContain("\tat ");
        assertThat(postgresFile(other))
                .as("what it had started is stopped again")
                .doesNotExist();
    }

    /** A dead process that nobody has waited for yet still has its id, but no command line. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().isPresent();
    }

    private static Path postgresFile(Path data) {
        return data.resolve("postgres").resolve("data").resolve("postmaster.pid");
    }

    /** PostgreSQL writes its process id into the first line of this file. */
    private static ProcessHandle postgresOf(Path data) throws IOException {
        long pid =
                Long.parseLong(Files.readAllLines(postgresFile(data)).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow();
    }
}
