package dev.treering.projections.readmodel.platform;

import dev.treering.events.facts.AccountFact;
import dev.treering.projections.readmodel.sql.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Accounts and their price books. Each kind of fact has columns of its own, so the order between kinds does not matter. */
final class AccountRows {

    private final Upsert opened = new Upsert(
            "insert into account (account, name, currency, cohort, opened_at)",
            List.of("text", "text", "text", "text", "timestamptz"),
            """
            on conflict (account) do update
            set name = excluded.name, currency = excluded.currency, cohort = excluded.cohort, opened_at = excluded.opened_at
            where account.opened_at is null""");
    private final Upsert pilots = new Upsert(
            "insert into account (account, pilot_from)",
            List.of("text", "date"),
            "on conflict (account) do update set pilot_from = excluded.pilot_from");
    private final Upsert live = new Upsert(
            "insert into account (account, live_from)",
            List.of("text", "date"),
            "on conflict (account) do update set live_from = excluded.live_from");
    private final Upsert assignments = new Upsert(
            "insert into assignment (account, from_day, book, version)",
            List.of("text", "date", "text", "int4"),
            "on conflict (account, from_day) do update set book = excluded.book, version = excluded.version");

    void take(AccountFact fact, Instant heldAt) {
        var account = fact.account().value();
        switch (fact) {
            case AccountFact.Opened beginning ->
                opened.first(
                        List.of(account),
                        account,
                        beginning.name(),
                        beginning.currency().getCurrencyCode(),
                        beginning.cohort(),
                        heldAt);
            case AccountFact.PilotEnrolled pilot -> pilots.last(List.of(account), account, pilot.from());
            case AccountFact.LiveScheduled scheduled -> live.last(List.of(account), account, scheduled.from());
            case AccountFact.PriceBookAssigned assigned ->
                assignments.last(
                        List.of(account, assigned.from()),
                        account,
                        assigned.from(),
                        assigned.book().id(),
                        assigned.book().version());
            case AccountFact.BudgetSet _,
                    AccountFact.PilotConverted _,
                    AccountFact.PilotWithdrawn _,
                    AccountFact.PriceOverridden _,
                    AccountFact.DiscountAgreed _,
                    AccountFact.CreditGranted _,
                    AccountFact.TaxAssigned _ -> {} // terms that statements use; nothing to show of them here
        }
    }

    void write(Connection connection) throws SQLException {
        opened.write(connection);
        pilots.write(connection);
        live.write(connection);
        assignments.write(connection);
    }
}
