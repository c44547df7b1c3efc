package dev.treering.projections.readmodel;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The database schema of the read models. */
public final class ReadModelSchema {

    private static final String SCHEMA = "read";

    private ReadModelSchema() {}

    /** Brings the schema up to date; creates it where there is none. Keeps its own history, apart from other schemas'. */
    public static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .table("migration")
                .locations("classpath:db/read")
                .load()
                .migrate();
    }

    /** Drops the read models. They are built anew from Kafka at the next start; nothing is lost but time. */
    public static void drop(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
        }
    }
}
