package dev.treering.projections.readmodel.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows for one statement, at most one for each key, written together as arrays: many times faster than one by one, and of
 * several words about one key only the one that counts is written.
 */
public final class Upsert {

    private final String sql;
    private final String[] types;
    private final Map<List<?>, @Nullable Object[]> rows = new LinkedHashMap<>();
    private final Map<List<?>, Long> orders = new HashMap<>();

    /**
     * A statement without rows.
     *
     * @param insert what the rows are for: {@code insert into t (a, b)}
     * @param types of the columns, such as {@code text} or {@code int8}
     * @param onConflict what follows: {@code on conflict …}
     */
    public Upsert(String insert, List<String> types, String onConflict) {
        this.types = types.toArray(String[]::new);
        this.sql = insert + " select * from unnest("
                + types.stream().map(type -> "?::" + type + "[]").collect(Collectors.joining(", ")) + ") "
                + onConflict;
    }

    /** The row of a key; a later one replaces it. An optional without a value is null in the database. */
    public void last(List<?> key, Object... values) {
        rows.put(key, stored(values));
    }

    /** The row of a key; a later one is ignored. */
    public void first(List<?> key, Object... values) {
        rows.putIfAbsent(key, stored(values));
    }

    /** The row of a key; one of a higher order replaces it, whichever was added first. */
    public void highest(List<?> key, long order, Object... values) {
        Long present = orders.get(key);
        if (present == null || present < order) {
            orders.put(key, order);
            rows.put(key, stored(values));
        }
    }

    private @Nullable Object[] stored(Object[] values) {
        if (values.length != types.length) {
            throw new IllegalArgumentException(values.length + " values for " + types.length + " columns: " + sql);
        }
        var stored = new @Nullable Object[values.length];
        for (int column = 0; column < values.length; column++) {
            stored[column] = Storable.of(values[column]);
        }
        return stored;
    }

    /** Writes the rows; nothing when there are none. */
    public void write(Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (int column = 0; column < types.length; column++) {
                int which = column;
                var values = rows.values().stream().map(row -> row[which]).toArray();
                statement.setArray(column + 1, connection.createArrayOf(types[column], values));
            }
            statement.executeUpdate();
        }
    }
}
