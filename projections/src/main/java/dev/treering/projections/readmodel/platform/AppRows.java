package dev.treering.projections.readmodel.platform;

import dev.treering.events.facts.AppFact;
import dev.treering.projections.readmodel.sql.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Apps and their formations. Each kind of fact has columns of its own, so the order between kinds does not matter. */
final class AppRows {

    private final Upsert created = new Upsert(
            "insert into read.app (app, account, name, created_at, updated_at)",
            List.of("text", "text", "text", "timestamptz", "timestamptz"),
            """
            on conflict (app) do update
            set name = excluded.name, created_at = excluded.created_at,
                updated_at = greatest(app.updated_at, excluded.updated_at)
            where app.created_at is null""");
    private final Upsert released = new Upsert(
            "insert into read.app (app, account, release, image, updated_at)",
            List.of("text", "text", "int4", "text", "timestamptz"),
            """
            on conflict (app) do update
            set release = excluded.release, image = excluded.image,
                updated_at = greatest(app.updated_at, excluded.updated_at)""");
    private final Upsert deleted = new Upsert(
            "insert into read.app (app, account, deleted_at, updated_at)",
            List.of("text", "text", "timestamptz", "timestamptz"),
            """
            on conflict (app) do update
            set deleted_at = excluded.deleted_at, updated_at = greatest(app.updated_at, excluded.updated_at)""");
    private final Upsert transferred = new Upsert(
            "insert into read.app (app, account, name, updated_at)",
            List.of("text", "text", "text", "timestamptz"),
            """
            on conflict (app) do update
            set account = excluded.account, updated_at = greatest(app.updated_at, excluded.updated_at)""");
    private final Upsert formations = new Upsert(
            "insert into read.formation (app, process, quantity, size, updated_at)",
            List.of("text", "text", "int4", "text", "timestamptz"),
            """
            on conflict (app, process) do update
            set quantity = excluded.quantity, size = excluded.size, updated_at = excluded.updated_at""");

    void take(AppFact fact, Instant heldAt) {
        var app = fact.app().value();
        var account = fact.account().value();
        switch (fact) {
            case AppFact.Created creation -> created.first(List.of(app), app, account, creation.name(), heldAt, heldAt);
            case AppFact.Released release ->
                released.last(List.of(app), app, account, release.version(), release.image(), heldAt);
            case AppFact.FormationScaled scale ->
                formations.last(
                        List.of(app, scale.process()),
                        app,
                        scale.process().value(),
                        scale.dynos(),
                        scale.size().value(),
                        heldAt);
            case AppFact.TransferredIn moved -> transferred.last(List.of(app), app, account, moved.name(), heldAt);
            case AppFact.TransferredOut _,
                    AppFact.MaintenanceSet _,
                    AppFact.AddOnAttached _,
                    AppFact.AddOnPlanChanged _,
                    AppFact.AddOnDetached _ -> {} // nothing to show of them here
            case AppFact.Deleted _ -> deleted.last(List.of(app), app, account, heldAt, heldAt);
        }
    }

    void write(Connection connection) throws SQLException {
        created.write(connection);
        released.write(connection);
        transferred.write(connection);
        deleted.write(connection);
        formations.write(connection);
    }
}
