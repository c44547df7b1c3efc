package dev.treering.projections.readmodel;

import dev.treering.projections.readmodel.sql.Select;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The database schema of the read models. No statement of theirs names it: a connection's search path does, so that the same
 * statements build a second set beside the one that is asked.
 */
public final class ReadModelSchema {

    /** The schema that is asked: first in the search path of every connection that the read models are given. */
    public static final String LIVE = "read";

    private static final String HISTORY = "migration";

    /** Checksum of the first migration in version 0.1, where migrations named the schema and made the same of it. */
    private static final int NAMED_THE_SCHEMA = 388539360;

    private ReadModelSchema() {}

    /**
     * Brings the schema up to date; creates it where there is none. Keeps its own history, apart from other schemas'.
     *
     * @throws IllegalStateException when the connections look for tables elsewhere
     */
    public static void migrate(DataSource database) {
        migrate(database, LIVE);
    }

    /** As above, of another schema, which is first in the search path of these connections. */
    public static void migrate(DataSource database, String schema) {
        Flyway flyway = flyway(database, schema);
        if (Arrays.stream(flyway.info().applied())
                .anyMatch(done -> done.getChecksum() != null && done.getChecksum() == NAMED_THE_SCHEMA)) {
            flyway.repair();
        }
        flyway.migrate();
        String searched = new Select(database)
                .all("select current_schema()", row -> row.getString(1))
                .getFirst();
        if (!schema.equals(searched)) {
            throw new IllegalStateException("connections search " + searched + " first, not " + schema);
        }
    }

    private static Flyway flyway(DataSource database, String schema) {
        return Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .defaultSchema(schema)
                .table(HISTORY)
                .locations("classpath:db/read")
                .initSql("set client_min_messages = warning") // that resolutions are there already is as it should be
                .load();
    }

    /** Drops the read models. They are built anew from Kafka at the next start; nothing is lost but time. */
    public static void drop(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + LIVE + " cascade");
        }
    }
}
