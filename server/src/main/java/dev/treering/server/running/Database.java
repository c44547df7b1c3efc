package dev.treering.server.running;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.treering.embedded.postgres.EmbeddedPostgres;
import dev.treering.projections.readmodel.ReadModelSchema;
import dev.treering.server.settings.DataDirectory;
import dev.treering.server.settings.Settings;

/** PostgreSQL, ours or theirs, behind one pool. */
final class Database {

    private static final int CONNECTIONS = 16;
    private static final int CONNECTIONS_TO_APPEND = 4;

    private Database() {}

    /** A database by its address, for a process that only appends facts. */
    static HikariDataSource open(String jdbcUrl, Started started) {
        var config = pool(CONNECTIONS_TO_APPEND);
        config.setJdbcUrl(jdbcUrl);
        return started.part("connection pool", () -> new HikariDataSource(config));
    }

    private static HikariConfig pool(int connections) {
        var config = new HikariConfig();
        config.setPoolName("treering");
        config.setMaximumPoolSize(connections);
        return config;
    }

    /** The database that the settings name; without one, an embedded server on the data directory. */
    static HikariDataSource open(Settings settings, DataDirectory data, Started started) {
        var config = pool(CONNECTIONS);
        config.setSchema(ReadModelSchema.LIVE); // the store names its schema, the read models do not
        if (settings.database().isPresent()) {
            config.setJdbcUrl(settings.database().get());
        } else {
            EmbeddedPostgres postgres = started.part("PostgreSQL", () -> EmbeddedPostgres.start(data.postgres()));
            config.setJdbcUrl(postgres.jdbcUrl());
            config.setUsername(postgres.user());
            config.setPassword(postgres.password());
        }
        return started.part("connection pool", () -> new HikariDataSource(config));
    }
}
