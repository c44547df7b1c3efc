package dev.treering.projections.readmodel.replay;

import static java.util.stream.Collectors.joining;

import dev.treering.projections.readmodel.replay.ReplayReport.RowDifference;
import dev.treering.projections.readmodel.replay.ReplayReport.Side;
import dev.treering.projections.readmodel.replay.Shape.Column;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares a table in two schemas, in the database, without carrying rows over.
 *
 * <p>The digest: each row is written as PostgreSQL writes a row of its columns sorted by name with the key's first (UTC, ISO, UTF-8) and hashed with
 * SHA-256; the hashes, in the order of the key, are hashed by 65,536, and the hashes of these again.
 */
record TableComparison(Connection connection, String live, String anew) {

    private static final int CHUNK = 65_536;

    /** So that values read the same whatever a server, a role or a driver is set to; until the transaction ends. */
    static void writeValuesAlike(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local timezone = 'UTC'");
            statement.execute("set local datestyle = 'ISO, YMD'");
            statement.execute("set local bytea_output = 'hex'");
        }
    }

    ReplayReport.Table compare(Shape shape) throws SQLException {
        return new ReplayReport.Table(shape.table(), side(live, shape), side(anew, shape));
    }

    private Side side(String schema, Shape shape) throws SQLException {
        String sql = """
                select coalesce(sum(n), 0), encode(sha256(coalesce(string_agg(digest, ''::bytea order by chunk), ''::bytea)), 'hex')
                from (
                    select (nth - 1) / %d as chunk, count(*) as n, sha256(string_agg(h, ''::bytea order by nth)) as digest
                    from (
                        select row_number() over (order by %s) as nth, sha256(convert_to(%s::text, 'UTF8')) as h
                        from %s.%s t
                    ) hashed group by 1
                ) chunks""".formatted(CHUNK, order(shape), row("t", shape), schema, shape.table());
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return new Side(row.getLong(1), row.getString(2));
        }
    }

    private static String order(Shape shape) {
        return shape.key().stream().map(column -> column.inOrder("t.")).collect(joining(", "));
    }

    private static String row(String of, Shape shape) {
        return shape.columns().stream().map(column -> of + "." + column.name()).collect(joining(", ", "row(", ")"));
    }

    /** The first row that differs; empty when there is none. */
    Optional<RowDifference> firstDifference(Shape shape) throws SQLException {
        String key = shape.key().stream().map(Column::name).collect(joining(", "));
        String values = shape.columns().stream()
                .filter(column -> !shape.key().contains(column))
                .flatMap(column -> Stream.of("l", "a").map(of -> of + "." + column.name() + "::text"))
                .map(", "::concat)
                .collect(joining());
        String sql = """
                select count(*) over () as differing, l.treering_there, a.treering_there, row(%1$s)::text%2$s
                from (select *, true as treering_there from %3$s.%5$s) l
                full join (select *, true as treering_there from %4$s.%5$s) a using (%1$s)
                where %6$s::text is distinct from %7$s::text or l.treering_there is null or a.treering_there is null
                order by %8$s limit 1""".formatted(
                        key,
                        values,
                        live,
                        anew,
                        shape.table(),
                        rest("l", shape),
                        rest("a", shape),
                        shape.key().stream().map(column -> column.inOrder("")).collect(joining(", ")));
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? Optional.of(difference(shape, row)) : Optional.empty();
        }
    }

    private static String rest(String of, Shape shape) {
        return shape.columns().stream()
                .filter(column -> !shape.key().contains(column))
                .map(column -> of + "." + column.name())
                .collect(joining(", ", "row(", ")"));
    }

    private static RowDifference difference(Shape shape, ResultSet row) throws SQLException {
        long rows = row.getLong(1);
        boolean inLive = row.getBoolean(2);
        boolean inAnew = row.getBoolean(3);
        String key = row.getString(4);
        var rest = shape.columns().stream()
                .filter(column -> !shape.key().contains(column))
                .toList();
        for (int i = 0; i < rest.size(); i++) {
            var live = Optional.ofNullable(row.getString(5 + 2 * i));
            var anew = Optional.ofNullable(row.getString(6 + 2 * i));
            if (inLive && inAnew && !live.equals(anew)) {
                return new RowDifference(
                        shape.table(), key, Optional.of(rest.get(i).name()), live, anew, rows);
            }
        }
        return new RowDifference(
                shape.table(),
                key,
                Optional.empty(),
                inLive ? Optional.of("there") : Optional.empty(),
                inAnew ? Optional.of("there") : Optional.empty(),
                rows);
    }
}
