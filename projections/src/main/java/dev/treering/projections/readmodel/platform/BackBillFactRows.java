package dev.treering.projections.readmodel.platform;

import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.projections.readmodel.sql.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What was said of back-bill cases. */
final class BackBillFactRows {

    private final Upsert facts = new Upsert(
            "insert into back_bill_fact (position, account, billing_case, type, fact)",
            List.of("int8", "text", "text", "text", "bytea"),
            "on conflict (position) do nothing");

    void take(LoggedFact logged, BillingFact fact, byte[] bytes) {
        caseOf(fact)
                .ifPresent(id -> facts.first(
                        List.of(logged.position()),
                        logged.position(),
                        fact.account().value(),
                        id.value(),
                        FactCatalogue.nameOf(fact.getClass()),
                        bytes));
    }

    void write(Connection connection) throws SQLException {
        facts.write(connection);
    }

    private static Optional<CaseId> caseOf(BillingFact fact) {
        return switch (fact) {
            case BillingFact.BackBillProposed told -> Optional.of(told.billingCase());
            case BillingFact.BackBillNoticeSent told -> Optional.of(told.billingCase());
            case BillingFact.BackBillApproved told -> Optional.of(told.billingCase());
            case BillingFact.BackBillRejected told -> Optional.of(told.billingCase());
            case BillingFact.BackBillWaived told -> Optional.of(told.billingCase());
            case BillingFact.BackBillReleased told -> Optional.of(told.billingCase());
            case BillingFact.CellsDisputed _, BillingFact.DisputeResolved _ -> Optional.empty();
        };
    }
}
