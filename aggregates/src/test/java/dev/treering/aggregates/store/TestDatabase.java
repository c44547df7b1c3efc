package dev.treering.aggregates.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.treering.embedded.WholeDirectory;
import dev.treering.embedded.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A real PostgreSQL for the tests of one class, on a directory of its own that goes with it. */
public final class TestDatabase implements AutoCloseable {

    private final Path directory;
    private final EmbeddedPostgres postgres;
    private final HikariDataSource pool;

    public TestDatabase() {
        try {
            directory = Files.createTempDirectory("treering-store");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres = EmbeddedPostgres.start(directory);
        pool = pool(postgres.jdbcUrl(), postgres.user(), postgres.password(), 12);
        PostgresEventStore.migrate(pool);
    }

    /** A pool on a database. */
    public static HikariDataSource pool(String jdbcUrl, String user, String password, int connections) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(jdbcUrl);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(1);
        return pool;
    }

    public HikariDataSource pool() {
        return pool;
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    /** Takes away all facts, or those from a position on: what putting back an older backup amounts to. */
    public void forgetFrom(long position) {
        execute("set session_replication_role = replica; delete from store.fact where position >= " + position
                + "; delete from store.fact_tag where position >= " + position
                + "; set session_replication_role = origin");
    }

    public void execute(String sql) {
        try (Connection c = pool.getConnection();
                Statement s = c.createStatement()) {
            s.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        pool.close();
        postgres.close();
        delete();
    }

    private void delete() {
        try {
            WholeDirectory.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
