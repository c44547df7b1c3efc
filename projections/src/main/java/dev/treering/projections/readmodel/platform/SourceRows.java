package dev.treering.projections.readmodel.platform;

import dev.treering.events.facts.LoggedFact;
import dev.treering.projections.readmodel.sql.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** When each source was last heard of: when the newest of its facts held. */
final class SourceRows {

    private final SortedMap<String, Instant> lastHeard = new TreeMap<>();

    void take(LoggedFact logged) {
        lastHeard.merge(logged.id().source(), logged.heldAt(), (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Sorted, so that two processes lock the rows in one order. */
    void write(Connection connection) throws SQLException {
        var heard = new Upsert("insert into source (source, last_heard)", List.of("text", "timestamptz"), """
                on conflict (source) do update set last_heard = excluded.last_heard
                where source.last_heard < excluded.last_heard""");
        lastHeard.forEach((source, at) -> heard.last(List.of(source), source, at));
        heard.write(connection);
    }
}
