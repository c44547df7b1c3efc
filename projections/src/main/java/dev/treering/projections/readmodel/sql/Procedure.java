package dev.treering.projections.readmodel.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows for one function of the database, which takes them as arrays, a column each, in the order in which they were added. */
public final class Procedure {

    private final String sql;
    private final String[] types;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /**
     * A call without rows.
     *
     * @param function with its schema
     * @param types of the columns, such as {@code text} or {@code int8}
     */
    public Procedure(String function, List<String> types) {
        this.types = types.toArray(String[]::new);
        this.sql = "select " + function + "("
                + types.stream().map(type -> "?::" + type + "[]").collect(Collectors.joining(", ")) + ")";
    }

    /** One more row. An optional without a value is null in the database. */
    public void row(Object... values) {
        if (values.length != types.length) {
            throw new IllegalArgumentException(values.length + " values for " + types.length + " columns: " + sql);
        }
        var stored = new @Nullable Object[values.length];
        for (int column = 0; column < values.length; column++) {
            stored[column] = Storable.of(values[column]);
        }
        rows.add(stored);
    }

    /** Calls it with the rows; not at all when there are none. */
    public void write(Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (int column = 0; column < types.length; column++) {
                int which = column;
                var values = rows.stream().map(row -> row[which]).toArray();
                statement.setArray(column + 1, connection.createArrayOf(types[column], values));
            }
            statement.execute();
        }
    }
}
