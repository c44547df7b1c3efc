package dev.treering.projections.scenario;

import dev.treering.embedded.WholeDirectory;
import dev.treering.embedded.postgres.EmbeddedPostgres;
import dev.treering.projections.readmodel.ReadModelSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL, started by the first test of the process that asks for it and stopped after the last; each test has databases of its own. */
public final class SharedDatabase implements BeforeEachCallback {

    private static final Namespace HERE = Namespace.create(SharedDatabase.class);

    private @Nullable Running running;

    @Override
    public void beforeEach(ExtensionContext context) {
        running = context.getRoot().getStore(HERE).computeIfAbsent("server", _ -> Running.start(), Running.class);
    }

    /** A new database with nothing in it. Its connections look for tables in the schema of the read models. */
    public DataSource empty() throws SQLException {
        return Objects.requireNonNull(running, "register it as an extension").empty();
    }

    /** @param databases made so far, which names the next */
    private record Running(Path directory, EmbeddedPostgres postgres, AtomicInteger databases)
            implements AutoCloseable {

        static Running start() {
            Path directory = TemporaryFolder.made();
            return new Running(directory, EmbeddedPostgres.start(directory), new AtomicInteger());
        }

        DataSource empty() throws SQLException {
            String name = "test_" + databases.incrementAndGet();
            try (var connection = database("postgres").getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return database(name);
        }

        private DataSource database(String name) {
            var database = new PGSimpleDataSource();
            database.setUrl(postgres.jdbcUrl());
            database.setDatabaseName(name);
            database.setUser(postgres.user());
            database.setPassword(postgres.password());
            database.setCurrentSchema(ReadModelSchema.LIVE);
            return database;
        }

        @Override
        public void close() throws IOException {
            postgres.close();
            WholeDirectory.delete(directory);
        }
    }
}
