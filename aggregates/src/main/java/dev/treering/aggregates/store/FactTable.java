package dev.treering.aggregates.store;

import dev.treering.aggregates.store.RecentFacts.Seen;
import dev.treering.events.facts.FactId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import javax.sql.DataSource;

/** The statements on {@code store.fact}, each one round trip in a transaction of its own. */
final class FactTable {

    private static final String NEWS = """
            select position, type, array_to_string(tags, E'\\x1f'), recorded_at from store.fact
            where position > greatest(?, (select max(position) from store.fact) - ?) order by position""";

    private final DataSource database;

    FactTable(DataSource database) {
        this.database = database;
    }

    /** Position of the newest fact; -1 while there is none. */
    long head() throws SQLException {
        return newest(RecentFacts::head);
    }

    /** Nothing but the head, as others see it now. */
    RecentFacts newest() throws SQLException {
        return newest(recent -> recent);
    }

    private <T> T newest(Function<RecentFacts, T> what) throws SQLException {
        String sql = "select position, recorded_at from store.fact order by position desc limit 1";
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(sql);
                ResultSet rows = s.executeQuery()) {
            return what.apply(rows.next() ? new RecentFacts(rows.getLong(1), rows.getLong(2)) : new RecentFacts(-1, 0));
        }
    }

    /** What came after a position, in order; of very much only the end. */
    List<Seen> news(long after) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(NEWS)) {
            s.setLong(1, after);
            s.setLong(2, RecentFacts.REMEMBERED);
            try (ResultSet rows = s.executeQuery()) {
                var news = new ArrayList<Seen>();
                while (rows.next()) {
                    news.add(new Seen(
                            rows.getLong(1), rows.getString(2), FactRow.tags(rows.getString(3)), rows.getLong(4)));
                }
                return news;
            }
        }
    }

    List<StoredFact> read(long from, int limit) throws SQLException {
        String sql =
                "select " + FactRow.COLUMNS + " from store.fact f where f.position >= ? order by f.position limit ?";
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(sql)) {
            s.setLong(1, from);
            s.setInt(2, limit);
            return facts(s);
        }
    }

    List<StoredFact> within(Boundary boundary, long after) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = new BoundaryQuery(boundary, after).facts(c)) {
            return facts(s);
        }
    }

    OptionalLong newestWithin(Boundary boundary, long after) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = new BoundaryQuery(boundary, after).newestPosition(c);
                ResultSet rows = s.executeQuery()) {
            return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
        }
    }

    Map<FactId, StoredFact> find(Collection<FactId> ids) throws SQLException {
        String sql = "select " + FactRow.COLUMNS
                + " from unnest(?::text[], ?::text[]) as asked (source, id) join store.fact f using (source, id)";
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(sql)) {
            s.setArray(
                    1, c.createArrayOf("text", ids.stream().map(FactId::source).toArray(String[]::new)));
            s.setArray(2, c.createArrayOf("text", ids.stream().map(FactId::id).toArray(String[]::new)));
            var found = new HashMap<FactId, StoredFact>();
            facts(s).forEach(fact -> found.put(fact.id(), fact));
            return found;
        }
    }

    private static List<StoredFact> facts(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            var facts = new ArrayList<StoredFact>();
            while (rows.next()) {
                facts.add(FactRow.read(rows));
            }
            return facts;
        }
    }
}
