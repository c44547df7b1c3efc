package dev.treering.projections.readmodel.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A table as two schemas have it in common.
 *
 * @param columns that both have with the same type
 * @param key the columns of the primary key, or all where there is none
 */
record Shape(String table, List<Column> columns, List<Column> key) {

    /** What holds no rows that follow from the topics: how far they are read, and how the schema came to be. */
    private static final Set<String> APART = Set.of("partition_offset", "migration");

    private static final String COLUMNS = """
            select c.relname, a.attname, format_type(a.atttypid, a.atttypmod) as type,
                coalesce(a.attnum = any (i.indkey), false) as is_key
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            left join pg_index i on i.indrelid = c.oid and i.indisprimary
            where n.nspname = ? and c.relkind = 'r' order by c.relname, array_position(i.indkey::int2[], a.attnum), a.attname""";

    record Column(String name, String type, boolean isKey) {

        /** Sorted by code point, as on any machine. */
        String inOrder(String of) {
            return type.equals("text") ? of + name + " collate \"C\"" : of + name;
        }
    }

    /** What two schemas have in common, by table, and what only one of them has. */
    record Both(List<Shape> common, List<String> leftOut) {}

    static Both of(Connection connection, String one, String other) throws SQLException {
        var left = columns(connection, one);
        var right = columns(connection, other);
        List<Shape> common = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        var tables = new TreeMap<>(left);
        tables.putAll(right);
        for (String table : tables.keySet()) {
            if (left.containsKey(table) && right.containsKey(table)) {
                common.add(inCommon(table, left.get(table), right.get(table), leftOut));
            } else {
                leftOut.add("table " + table);
            }
        }
        return new Both(common, leftOut);
    }

    private static Shape inCommon(String table, List<Column> left, List<Column> right, List<String> leftOut) {
        var columns = right.stream().filter(left::contains).toList();
        var all = new HashSet<>(left);
        all.addAll(right);
        all.removeAll(new HashSet<>(columns));
        all.stream()
                .map(column -> "column " + table + "." + column.name())
                .distinct()
                .sorted()
                .forEach(leftOut::add);
        var key = columns.stream().filter(Column::isKey).toList();
        return new Shape(table, columns, key.isEmpty() ? columns : key);
    }

    private static Map<String, List<Column>> columns(Connection connection, String schema) throws SQLException {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, schema);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    if (!APART.contains(row.getString(1))) {
                        columns.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                                .add(new Column(row.getString(2), row.getString(3), row.getBoolean(4)));
                    }
                }
            }
        }
        return columns;
    }
}
