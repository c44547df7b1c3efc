package dev.treering.projections.readmodel.sql;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections of a database that look for tables in another schema.
 *
 * @param database of which a pool must put back a connection's schema when it gets it back
 */
public record InSchema(DataSource database, String schema) implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
        return inSchema(database.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return inSchema(database.getConnection(user, password));
    }

    private Connection inSchema(Connection connection) throws SQLException {
        boolean done = false;
        try {
            connection.setSchema(schema);
            done = true;
            return connection;
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return database.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        database.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        database.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return database.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return database.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return database.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return database.isWrapperFor(type);
    }
}
