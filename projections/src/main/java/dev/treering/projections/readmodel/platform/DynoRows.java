package dev.treering.projections.readmodel.platform;

import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.LoggedFact;
import dev.treering.projections.readmodel.sql.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Runs of dynos. An end is final: whatever comes after it, and in whichever order, the run stays ended. What a run is says the first
 * fact about it, when it ended the last one that tells.
 */
final class DynoRows {

    private final Upsert told = new Upsert(
            "insert into dyno (app, pod, restart, process, name, size, node, started_at, source, told_position)",
            List.of("text", "text", "int4", "text", "text", "text", "text", "timestamptz", "text", "int8"),
            """
            on conflict (app, pod, restart) do update
            set process = excluded.process, name = excluded.name, size = excluded.size, node = excluded.node,
                started_at = excluded.started_at, source = excluded.source, told_position = excluded.told_position
            where excluded.told_position < dyno.told_position""");
    private final Upsert ended = new Upsert(
            "update dyno set ended_at = e.ended_at, end_position = e.position from (",
            List.of("text", "text", "int4", "timestamptz", "int8"),
            """
            ) e (app, pod, restart, ended_at, position)
            where (dyno.app, dyno.pod, dyno.restart) = (e.app, e.pod, e.restart) and dyno.end_position < e.position""");

    /** Takes a fact in; it is in {@code logged}. */
    void take(DynoFact fact, LoggedFact logged) {
        switch (fact) {
            case DynoFact.Started start -> told(start.dyno(), start.startedAt(), logged);
            case DynoFact.Stopped stop -> {
                told(stop.dyno(), stop.startedAt(), logged);
                ended(stop.dyno(), stop.stoppedAt(), logged);
            }
            case DynoFact.Lost loss -> {
                told(loss.dyno(), loss.startedAt(), logged);
                ended(loss.dyno(), loss.lastSeenAt(), logged);
            }
        }
    }

    private void told(Dyno dyno, Instant startedAt, LoggedFact logged) {
        told.highest(
                List.of(dyno.app(), dyno.run()),
                -logged.position(),
                dyno.app().value(),
                dyno.run().pod(),
                dyno.run().restart(),
                dyno.process().value(),
                dyno.name(),
                dyno.size().value(),
                dyno.node(),
                startedAt,
                logged.id().source(),
                logged.position());
    }

    private void ended(Dyno dyno, Instant endedAt, LoggedFact logged) {
        ended.highest(
                List.of(dyno.app(), dyno.run()),
                logged.position(),
                dyno.app().value(),
                dyno.run().pod(),
                dyno.run().restart(),
                endedAt,
                logged.position());
    }

    void write(Connection connection) throws SQLException {
        told.write(connection);
        ended.write(connection);
    }
}
