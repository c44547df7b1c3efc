package dev.treering.projections.readmodel.replay;

import dev.treering.projections.readmodel.ReadModelSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The schemas of the set that is asked, of the new one, and of those that were replaced: {@code read_1}, {@code read_2} and so on. */
final class Sets {

    private static final String REPLACED = """
            select nspname from pg_namespace where nspname ~ '^%s_[0-9]+$'
            order by substring(nspname from '[0-9]+$')::numeric desc""".formatted(ReadModelSchema.LIVE);

    private Sets() {}

    /** An empty schema for the new set; what an earlier replay left there goes. */
    static void begin(Connection connection, String anew) throws SQLException {
        run(connection, "drop schema if exists " + anew + " cascade");
        run(connection, "create schema " + anew);
    }

    /** From now on, and until the transaction ends, the live set takes nothing in. Waits for what is being written. */
    static void hold(Connection connection) throws SQLException {
        run(connection, "set local lock_timeout = '30s'");
        run(connection, "lock table " + ReadModelSchema.LIVE + ".partition_offset in access exclusive mode");
    }

    /**
     * Puts the new set in place, at the end of the transaction. Whoever waits to write to the old one finds the new one, at the same
     * offsets, and goes on with it; statements that are prepared are planned anew by the database.
     *
     * @return the name of the schema that is the replaced one's now
     */
    static String put(Connection connection, String anew) throws SQLException {
        var replaced = replaced(connection);
        long newest = replaced.isEmpty()
                ? 0
                : Long.parseLong(replaced.getFirst().substring(ReadModelSchema.LIVE.length() + 1));
        String kept = ReadModelSchema.LIVE + "_" + (newest + 1);
        run(connection, "alter schema " + ReadModelSchema.LIVE + " rename to " + kept);
        run(connection, "alter schema " + anew + " rename to " + ReadModelSchema.LIVE);
        return kept;
    }

    /** Drops the sets that were replaced, but the newest so many. */
    static void keep(Connection connection, int most) throws SQLException {
        var replaced = replaced(connection);
        for (String old : replaced.subList(Math.min(most, replaced.size()), replaced.size())) {
            run(connection, "drop schema " + old + " cascade");
        }
    }

    private static List<String> replaced(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(REPLACED)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
