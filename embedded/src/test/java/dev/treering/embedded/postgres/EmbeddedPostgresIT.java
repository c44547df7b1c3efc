package dev.treering.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.security.auth.module.UnixSystem;
import dev.treering.embedded.DirectoryInUseException;
import dev.treering.embedded.StartFailedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EmbeddedPostgresIT {
    @TempDir
    private Path directory;

    @Test
    void what_was_written_is_still_there_after_a_restart_under_the_same_password() throws Exception {
        String password;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            password = postgres.password();
            PostgresClient.execute(postgres, "create table fact as select 'kept' as name");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(postgres.password()).isEqualTo(password);
            assertThat(PostgresClient.query(postgres, "select name from fact")).containsExactly("kept");
        }
    }

    @Test
    void what_is_acknowledged_is_on_the_disk_and_checked_when_read() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(PostgresClient.setting(postgres, "fsync")).isEqualTo("on");
            assertThat(PostgresClient.setting(postgres, "synchronous_commit")).isEqualTo("on");
            assertThat(PostgresClient.setting(postgres, "full_page_writes")).isEqualTo("on");
            assertThat(PostgresClient.setting(postgres, "data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void only_this_machine_and_only_with_the_password_gets_in() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(PostgresClient.setting(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(PostgresClient.setting(postgres, "unix_socket_directories"))
                    .isEmpty();
            assertThat(PostgresClient.query(postgres, "select distinct auth_method from pg_hba_file_rules"))
                    .containsExactly("scram-sha-256");
            assertThat(postgres.jdbcUrl()).doesNotContain(postgres.password());
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_directory_in_use_is_refused_and_its_owner_goes_on() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory))
                    .isInstanceOf(DirectoryInUseException.class)
                    .hasMessageContaining(directory.toRealPath().toString());

            assertThat(PostgresClient.query(postgres, "select 'still here'")).containsExactly("still here");
        }
    }

    @Test
    void a_directory_of_another_major_version_is_refused_unopened() throws Exception {
        EmbeddedPostgres.start(directory).close();
        Path version = directory.resolve("data/PG_VERSION");
        Files.writeString(version, "17\n", StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("PostgreSQL 17");

        Files.writeString(version, "18\n", StandardCharsets.US_ASCII);
        EmbeddedPostgres.start(directory).close();
    }

    @Test
    void a_server_that_cannot_start_says_why_without_a_long_wait() throws Exception {
        EmbeddedPostgres.start(directory).close();
        Files.delete(directory.resolve("data/global/pg_control"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("pg_control");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OURSELVES")
    void root_may_start_it_in_either_way(Identity identity, @TempDir Path parent) throws Exception {
        Assumptions.assumeTrue(new UnixSystem().getUid() == 0, "only root can become somebody else");
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path home = parent.resolve("a directory with spaces");
        for (int start = 1; start <= 2; start++) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, () -> identity)) {
                assertThat(PostgresClient.query(postgres, "select 'in'")).containsExactly("in");
            }
        }
    }

    @Test
    void a_directory_that_the_stand_in_for_root_cannot_enter_is_refused_in_words() throws Exception {
        Assumptions.assumeTrue(new UnixSystem().getUid() == 0, "only root can become somebody else");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory.resolve("inner"), () -> Identity.NOBODY))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("cannot enter");
    }
}
