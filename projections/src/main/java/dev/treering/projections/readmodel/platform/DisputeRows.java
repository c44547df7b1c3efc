package dev.treering.projections.readmodel.platform;

import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.projections.readmodel.sql.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What was said of disputes. */
final class DisputeRows {

    private final Upsert facts = new Upsert(
            "insert into dispute_fact (position, account, type, fact)",
            List.of("int8", "text", "text", "bytea"),
            "on conflict (position) do nothing");

    void take(LoggedFact logged, BillingFact fact, byte[] bytes) {
        if (fact instanceof BillingFact.CellsDisputed || fact instanceof BillingFact.DisputeResolved) {
            facts.first(
                    List.of(logged.position()),
                    logged.position(),
                    fact.account().value(),
                    FactCatalogue.nameOf(fact.getClass()),
                    bytes);
        }
    }

    void write(Connection connection) throws SQLException {
        facts.write(connection);
    }
}
