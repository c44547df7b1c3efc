package dev.treering.embedded.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A few statements over plain JDBC. */
final class PostgresClient {
    private PostgresClient() {}

    static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of all rows. */
    static List<String> query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }

    static String setting(EmbeddedPostgres postgres, String name) throws SQLException {
        return query(postgres, "show " + name).getFirst();
    }

    /** The process id of the server's first process. */
    static long postmaster(EmbeddedPostgres postgres) throws SQLException {
        return Long.parseLong(query(postgres, "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)")
                .getFirst());
    }
}
