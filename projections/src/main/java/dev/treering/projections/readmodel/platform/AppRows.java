package dev.treering.projections.readmodel.platform;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.projections.readmodel.sql.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Apps and their formations. An app may change hands, and then two partitions tell of it: each kind of fact has columns of its own,
 * and within a kind the highest position counts, so it does not matter in which order they come.
 */
final class AppRows {

    private final SortedMap<String, Instant> created = new TreeMap<>();
    private final SortedMap<String, Instant> updated = new TreeMap<>();
    private final SortedMap<String, Instant> deleted = new TreeMap<>();
    private final Upsert owned = new Upsert(
            "insert into app (app, account, name, owner_position)", List.of("text", "text", "text", "int8"), """
            on conflict (app) do update
            set account = excluded.account, name = excluded.name, owner_position = excluded.owner_position
            where app.owner_position < excluded.owner_position""");
    private final Upsert released = new Upsert(
            "insert into app (app, release, image, release_position)", List.of("text", "int4", "text", "int8"), """
            on conflict (app) do update
            set release = excluded.release, image = excluded.image, release_position = excluded.release_position
            where app.release_position < excluded.release_position""");
    private final Upsert formations = new Upsert(
            "insert into formation (app, process, quantity, size, updated_at, position)",
            List.of("text", "text", "int4", "text", "timestamptz", "int8"),
            """
            on conflict (app, process) do update
            set quantity = excluded.quantity, size = excluded.size, updated_at = excluded.updated_at,
                position = excluded.position
            where formation.position < excluded.position""");

    /** Takes a fact in; it is in {@code logged}. */
    void take(AppFact fact, LoggedFact logged) {
        var app = fact.app().value();
        switch (fact) {
            case AppFact.Created creation -> {
                owned(creation, creation.name(), logged);
                created.merge(app, logged.heldAt(), AppRows::earlier);
            }
            case AppFact.Released release -> {
                released.highest(
                        List.of(app), logged.position(), app, release.version(), release.image(), logged.position());
                updated.merge(app, logged.heldAt(), AppRows::later);
            }
            case AppFact.FormationScaled scale -> scaled(scale, logged);
            case AppFact.TransferredIn moved -> owned(moved, moved.name(), logged);
            case AppFact.TransferredOut _,
                    AppFact.MaintenanceSet _,
                    AppFact.AddOnAttached _,
                    AppFact.AddOnPlanChanged _,
                    AppFact.AddOnDetached _ -> {} // nothing to show of them here
            case AppFact.Deleted _ -> {
                deleted.merge(app, logged.heldAt(), AppRows::later);
                updated.merge(app, logged.heldAt(), AppRows::later);
            }
        }
    }

    private void owned(AppFact fact, String name, LoggedFact logged) {
        var app = fact.app().value();
        owned.highest(List.of(app), logged.position(), app, fact.account().value(), name, logged.position());
        updated.merge(app, logged.heldAt(), AppRows::later);
    }

    private void scaled(AppFact.FormationScaled scale, LoggedFact logged) {
        formations.highest(
                List.of(scale.app(), scale.process()),
                logged.position(),
                scale.app().value(),
                scale.process().value(),
                scale.dynos(),
                scale.size().value(),
                logged.heldAt(),
                logged.position());
    }

    void write(Connection connection) throws SQLException {
        times("updated_at", "greatest", updated).write(connection);
        times("created_at", "least", created).write(connection);
        times("deleted_at", "greatest", deleted).write(connection);
        owned.write(connection);
        released.write(connection);
        formations.write(connection);
    }

    private static Upsert times(String column, String which, SortedMap<String, Instant> times) {
        var rows = new Upsert(
                "insert into app (app, " + column + ")",
                List.of("text", "timestamptz"),
                "on conflict (app) do update set %1$s = %2$s(app.%1$s, excluded.%1$s)".formatted(column, which));
        times.forEach((app, at) -> rows.last(List.of(app), app, at));
        return rows;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
