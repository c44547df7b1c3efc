package dev.treering.aggregates.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** A boundary as SQL: the positions of the facts within it that are newer than a given one. */
final class BoundaryQuery {

    private final StringJoiner positions = new StringJoiner(" union ");
    private final List<Object> arguments = new ArrayList<>();

    /** Facts within the boundary at positions greater than {@code after}. */
    BoundaryQuery(Boundary boundary, long after) {
        for (Clause clause : boundary.clauses()) {
            add(clause, after);
        }
    }

    private void add(Clause clause, long after) {
        var sql = new StringBuilder("select position from ");
        var tags = List.copyOf(clause.allTags());
        boolean factNeeded = tags.isEmpty() || !clause.anyTypes().isEmpty();
        for (int i = 0; i < tags.size(); i++) {
            sql.append(i == 0 ? "store.fact_tag t0" : " join store.fact_tag t" + i + " using (position)");
        }
        if (factNeeded) {
            sql.append(tags.isEmpty() ? "store.fact f" : " join store.fact f using (position)");
        }
        sql.append(" where position > ?");
        arguments.add(after);
        for (int i = 0; i < tags.size(); i++) {
            sql.append(" and t").append(i).append(".tag = ?");
            arguments.add(tags.get(i));
        }
        if (!clause.anyTypes().isEmpty()) {
            sql.append(" and f.type = any(?)");
            arguments.add(clause.anyTypes().toArray(String[]::new));
        }
        positions.add(sql);
    }

    /** The facts themselves, {@link FactRow#COLUMNS}, in order. */
    PreparedStatement facts(Connection connection) throws SQLException {
        return prepared(
                connection,
                "select " + FactRow.COLUMNS + " from store.fact f where f.position in (" + positions
                        + ") order by f.position");
    }

    /** The newest position alone; no row when there is none. */
    PreparedStatement newestPosition(Connection connection) throws SQLException {
        return prepared(connection, "select position from (" + positions + ") p order by position desc limit 1");
    }

    private PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof String[] texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts));
            } else {
                statement.setObject(i + 1, arguments.get(i));
            }
        }
        return statement;
    }
}
