package dev.treering.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.embedded.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read models built anew under a server that is asked all the time, that dies, and whose rows somebody has changed. */
class ReplayStoryIT {

    private static final int ACCOUNTS = 300;
    private static final String RAISED = "update read.statement set total = total + 1 where account = '%s'";

    @TempDir
    private Path directory;

    private final LiveMonth month = new LiveMonth(ACCOUNTS);

    @Test
    void nobody_who_asks_notices_and_after_a_death_it_is_begun_again() throws Exception {
        Path data = directory.resolve("data");
        try (var postgres = EmbeddedPostgres.start(directory.resolve("postgres"))) {
            var further = List.of(
                    "--database", postgres.jdbcUrl() + "?user=" + postgres.user() + "&password=" + postgres.password());
            try (var server = ServerProcess.up(data, "0", further)) {
                month.into(server, directory.resolve("facts.jsonl"));
                whileAsked(server, () -> {
                    for (int i = 0; i < 3; i++) {
                        assertThat(server.treering("replay", "--threads", "2"))
                                .satisfies(done -> assertThat(done.output()).contains("SWITCHED"))
                                .returns(0, ServerProcess.Finished::exitCode);
                    }
                });
                var dying = Thread.ofVirtual().start(() -> server.treering("replay"));
                Await.until(
                        "a new set to be under way",
                        Duration.ofSeconds(60),
                        () -> schemas(postgres).contains("read_green") ? "" : "not yet");
                Thread.sleep(new Random(3).nextInt(300)); // the moment of death, not a wait for anything
                server.kill();
                dying.join();
            }
            try (var server = ServerProcess.up(data, "0", further)) {
                assertThat(server.treering("replay").exitCode())
                        .as("begun again")
                        .isZero();
                assertThat(schemas(postgres)).contains("read").doesNotContain("read_green");

                String account = account(server);
                sql(postgres, RAISED.formatted(account));
                var different = server.treering("replay");
                assertThat(different.exitCode()).isEqualTo(1);
                assertThat(different.output())
                        .contains("DIFFERENT")
                        .contains("first difference: table statement, key (" + account)
                        .contains("column total")
                        .contains("not switched");
                assertThat(server.treering("replay", "--switch-anyway").exitCode())
                        .isZero();
                assertThat(server.treering("replay").exitCode())
                        .as("right again")
                        .isZero();
            }
        }
    }

    private static String account(ServerProcess server) {
        return Openb.JSON
                .readTree(server.get("/v1/statements", "application/json").body())
                .path("statements")
                .path(0)
                .path("account")
                .asString();
    }

    /** Asks for the same statement, which no replay may change or hide, until what is done is done. */
    private static void whileAsked(ServerProcess server, Runnable done) throws InterruptedException {
        String path = "/v1/statements";
        String answer = server.get(path, "application/json").body();
        assertThat(Openb.JSON.readTree(answer).path("statements").size()).isEqualTo(ACCOUNTS);
        var over = new AtomicBoolean();
        var asked = new AtomicInteger();
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        var asking = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                var now = server.get(path, "application/json");
                asked.incrementAndGet();
                if (now.statusCode() != 200 || !now.body().equals(answer)) {
                    wrong.add(now.statusCode() + " " + now.body());
                }
            }
        });
        try {
            done.run();
        } finally {
            over.set(true);
            asking.join();
        }
        assertThat(wrong).isEmpty();
        assertThat(asked.get()).isGreaterThan(10);
    }

    private static List<String> schemas(EmbeddedPostgres postgres) {
        List<String> names = new ArrayList<>();
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var row = connection.createStatement().executeQuery("select nspname from pg_namespace")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void sql(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
