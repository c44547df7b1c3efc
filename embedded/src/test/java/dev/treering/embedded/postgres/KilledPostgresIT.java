package dev.treering.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.embedded.ChildProcess;
import dev.treering.embedded.DirectoryInUseException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledPostgresIT {
    private static final String ACKNOWLEDGED = "acknowledged ";
    private static final String POSTMASTER = "postmaster ";
    private static final String URL = "url ";
    private static final int BEFORE_THE_KILL = 500;

    @TempDir
    private Path directory;

    @AfterEach
    void no_server_outlives_a_test_that_failed() throws Exception {
        Postmaster.of(directory.toRealPath().resolve("data"))
                .ifPresent(left -> left.process().destroyForcibly());
    }

    @Test
    void a_server_that_outlived_its_parent_is_adopted_and_lost_nothing() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        String url;
        long orphan;
        try (ChildProcess child = ChildProcess.running(Writer.class, directory.toString())) {
            url = child.line(URL);
            orphan = Long.parseLong(child.line(POSTMASTER));
            acknowledged.addAll(someAcknowledged(child));
            acknowledged.addAll(child.kill(ACKNOWLEDGED));
        }

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(PostgresClient.postmaster(postgres)).isEqualTo(orphan);
            assertThat(postgres.jdbcUrl()).isEqualTo(url);
            assertThat(PostgresClient.query(postgres, "select id from fact")).containsAll(acknowledged);
        }
        assertThat(ProcessHandle.of(orphan).flatMap(process -> process.info().commandLine()))
                .isEmpty();
    }

    @Test
    void when_both_are_killed_the_next_start_recovers_everything_acknowledged() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        long killed;
        try (ChildProcess child = ChildProcess.running(Writer.class, directory.toString())) {
            killed = Long.parseLong(child.line(POSTMASTER));
            acknowledged.addAll(someAcknowledged(child));
            acknowledged.addAll(child.kill(ACKNOWLEDGED));
            kill(killed);
        }

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(PostgresClient.postmaster(postgres)).isNotEqualTo(killed);
            assertThat(PostgresClient.query(postgres, "select id from fact")).containsAll(acknowledged);
        }
    }

    @Test
    void a_server_killed_alone_comes_back_where_it_was() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            PostgresClient.execute(postgres, "create table fact as select 'kept' as id");
            String url = postgres.jdbcUrl();
            long killed = PostgresClient.postmaster(postgres);

            kill(killed);

            assertThat(Await.until(() -> answers(postgres), Duration.ofSeconds(30)))
                    .isTrue();
            assertThat(postgres.jdbcUrl()).isEqualTo(url);
            assertThat(PostgresClient.postmaster(postgres)).isNotEqualTo(killed);
            assertThat(PostgresClient.query(postgres, "select id from fact")).containsExactly("kept");
        }
    }

    @Test
    void another_process_is_refused_while_one_runs_and_is_told_which() throws Exception {
        try (ChildProcess child = ChildProcess.running(Writer.class, directory.toString())) {
            String pid = child.line("pid ");
            child.line(POSTMASTER);

            assertThatThrownBy(() -> EmbeddedPostgres.start(directory))
                    .isInstanceOf(DirectoryInUseException.class)
                    .hasMessageContaining("in use by process " + pid);

            child.kill(ACKNOWLEDGED);
        }
        EmbeddedPostgres.start(directory).close(); // takes the orphan with it
    }

    private static List<String> someAcknowledged(ChildProcess child) {
        List<String> acknowledged = new ArrayList<>();
        for (int i = 0; i < BEFORE_THE_KILL; i++) {
            acknowledged.add(child.line(ACKNOWLEDGED));
        }
        return acknowledged;
    }

    private static void kill(long pid) throws Exception {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    private static boolean answers(EmbeddedPostgres postgres) {
        try {
            return PostgresClient.query(postgres, "select 1").size() == 1;
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Inserts for as long as it lives, and prints what was committed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println("pid " + ProcessHandle.current().pid());
            EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
            System.out.println(URL + postgres.jdbcUrl());
            System.out.println(POSTMASTER + PostgresClient.postmaster(postgres));
            PostgresClient.execute(postgres, "create table fact (id text primary key)");
            try (Connection connection = PostgresClient.connect(postgres);
                    PreparedStatement insert = connection.prepareStatement("insert into fact values (?)")) {
                for (int i = 0; ; i++) {
                    insert.setString(1, Integer.toString(i));
                    insert.executeUpdate();
                    System.out.println(ACKNOWLEDGED + i);
                }
            }
        }
    }
}
