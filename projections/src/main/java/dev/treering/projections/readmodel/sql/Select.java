package dev.treering.projections.readmodel.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Questions to the database. */
public final class Select {

    /** A row as a value. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final DataSource database;

    public Select(DataSource database) {
        this.database = database;
    }

    /**
     * All rows of a query.
     *
     * @throws DatabaseUnavailable when the database does not answer
     */
    public <T> List<T> all(String sql, Row<T> row, Object... parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var found = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (found.next()) {
                    all.add(row.of(found));
                }
                return all;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("the read models do not answer: " + e.getMessage(), e);
        }
    }
}
