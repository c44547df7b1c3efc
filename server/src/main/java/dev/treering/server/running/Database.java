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

    private Database() {}

    /** The database that the settings name; without one, an embedded server on the data directory. */
    static HikariDataSource open(Settings settings, DataDirectory data, Started started) {
        var config = new HikariConfig();
        config.setPoolName("treering");
        config.setMaximumPoolSize(CONNECTIONS);
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
