package dev.treering.projections.readmodel.platform;

import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.projections.readmodel.sql.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs of dynos. An end is final: whatever comes after it, and in whichever order, the run stays ended. */
final class DynoRows {

    /** Days after its end that a run is remembered, so that a start that comes late does not bring it back to life. */
    private static final int REMEMBERED_DAYS = 35;

    private static final String COLUMNS = "app, pod, restart, process, name, size, node, started_at, source";
    private static final List<String> TYPES =
            List.of("text", "text", "int4", "text", "text", "text", "text", "timestamptz", "text");

    private final Upsert started =
            new Upsert("insert into read.dyno (" + COLUMNS + ")", TYPES, "on conflict (app, pod, restart) do nothing");
    private final Upsert ended = new Upsert(
            "insert into read.dyno (" + COLUMNS + ", ended_at)",
            List.of("text", "text", "int4", "text", "text", "text", "text", "timestamptz", "text", "timestamptz"),
            "on conflict (app, pod, restart) do update set ended_at = excluded.ended_at");
    private @Nullable LocalDate newestClosedDay;

    void take(DynoFact fact, String source) {
        switch (fact) {
            case DynoFact.Started start -> started(start.dyno(), start.startedAt(), source);
            case DynoFact.Stopped stop -> ended(stop.dyno(), stop.startedAt(), source, stop.stoppedAt());
            case DynoFact.Lost loss -> ended(loss.dyno(), loss.startedAt(), source, loss.lastSeenAt());
        }
    }

    private void started(Dyno dyno, Instant startedAt, String source) {
        started.first(
                List.of(dyno.app(), dyno.run()),
                dyno.app().value(),
                dyno.run().pod(),
                dyno.run().restart(),
                dyno.process().value(),
                dyno.name(),
                dyno.size().value(),
                dyno.node(),
                startedAt,
                source);
    }

    private void ended(Dyno dyno, Instant startedAt, String source, Instant endedAt) {
        ended.last(
                List.of(dyno.app(), dyno.run()),
                dyno.app().value(),
                dyno.run().pod(),
                dyno.run().restart(),
                dyno.process().value(),
                dyno.name(),
                dyno.size().value(),
                dyno.node(),
                startedAt,
                source,
                endedAt);
    }

    /** The day is closed: runs that ended long before it may be forgotten. */
    void forgetBefore(LocalDate closedDay) {
        if (newestClosedDay == null || closedDay.isAfter(newestClosedDay)) {
            newestClosedDay = closedDay;
        }
    }

    void write(Connection connection) throws SQLException {
        started.write(connection);
        ended.write(connection);
        if (newestClosedDay != null) {
            try (var forget = connection.prepareStatement("delete from read.dyno where ended_at < ?::timestamptz")) {
                forget.setString(1, newestClosedDay.minusDays(REMEMBERED_DAYS) + "T00:00:00Z");
                forget.executeUpdate();
            }
        }
    }
}
