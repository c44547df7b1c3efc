package dev.treering.projections.readmodel.replay;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The right to replay: one process has it at a time, and loses it when it dies. */
final class Claim implements AutoCloseable {

    private static final long KEY = 0x7265_706c_6179L; // "replay"

    private final Connection connection;

    private Claim(Connection connection) {
        this.connection = connection;
    }

    /** @throws AnotherReplay when somebody else has it */
    static Claim take(DataSource database) throws SQLException {
        var connection = database.getConnection();
        boolean taken = false;
        try {
            taken = ask(connection, "pg_try_advisory_lock");
        } finally {
            if (!taken) {
                connection.close();
            }
        }
        if (!taken) {
            throw new AnotherReplay();
        }
        return new Claim(connection);
    }

    private static boolean ask(Connection connection, String function) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select " + function + "(" + KEY + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            ask(connection, "pg_advisory_unlock");
        }
    }
}
