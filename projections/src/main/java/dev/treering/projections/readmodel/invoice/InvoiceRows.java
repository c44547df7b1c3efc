package dev.treering.projections.readmodel.invoice;

import dev.treering.events.facts.InvoiceFact;
import dev.treering.events.facts.InvoiceFact.Source;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.readmodel.sql.Upsert;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Facts of invoices, a row each. */
public final class InvoiceRows {

    private final Upsert invoices = new Upsert(
            """
            insert into invoice (number, position, account, kind, period, sequence, hash, currency, total,
                issued_on, due_on, issued_at)""",
            List.of(
                    "text",
                    "int8",
                    "text",
                    "text",
                    "text",
                    "int8",
                    "bytea",
                    "text",
                    "numeric",
                    "date",
                    "date",
                    "timestamptz"),
            "on conflict (number) do nothing");
    private final Upsert events = new Upsert(
            "insert into invoice_event (position, invoice, kind, held_at, day, note, amount, who, detail)",
            List.of("int8", "text", "text", "timestamptz", "date", "text", "numeric", "text", "text"),
            "on conflict (position) do nothing");
    private final Upsert claims = new Upsert(
            """
            insert into invoice_claim (position, state, account, kind, period, sequence, hash, currency, total,
                reason, held_at)""",
            List.of("int8", "text", "text", "text", "text", "int8", "bytea", "text", "numeric", "text", "timestamptz"),
            "on conflict (position) do nothing");

    /** Takes a fact in; it is in {@code logged}. */
    public void take(InvoiceFact fact, LoggedFact logged) {
        switch (fact) {
            case InvoiceFact.Issued issued -> issued(issued, logged);
            case InvoiceFact.Drafted draft ->
                claim(
                        "DRAFTED",
                        draft.account(),
                        draft.source(),
                        Optional.of(draft.currency().getCurrencyCode()),
                        Optional.of(draft.total()),
                        Optional.empty(),
                        logged);
            case InvoiceFact.Parked parked ->
                claim(
                        "PARKED",
                        parked.account(),
                        parked.source(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(parked.reason()),
                        logged);
            case InvoiceFact.Delivered told ->
                event(told.number(), "DELIVERED", logged, Optional.empty(), told.provider(), told.reference());
            case InvoiceFact.Paid paid ->
                event(paid.number(), "PAID", logged, Optional.of(paid.on()), "", paid.reference());
            case InvoiceFact.Voided voided ->
                event(voided.number(), "VOIDED", logged, Optional.empty(), voided.by(), voided.reason());
            case InvoiceFact.CreditNoteIssued note ->
                events.first(
                        List.of(logged.position()),
                        logged.position(),
                        note.invoice().toString(),
                        "CREDITED",
                        logged.heldAt(),
                        note.on(),
                        note.number().toString(),
                        note.amount().toPlainString(),
                        note.by(),
                        note.reason());
        }
    }

    private void issued(InvoiceFact.Issued issued, LoggedFact logged) {
        invoices.first(
                List.of(issued.number()),
                issued.number().toString(),
                logged.position(),
                issued.account().value(),
                issued.source().kind().name(),
                issued.source().period().toString(),
                issued.source().sequence(),
                issued.source().hash().bytes(),
                issued.currency().getCurrencyCode(),
                issued.total().toPlainString(),
                issued.on(),
                issued.due(),
                logged.heldAt());
    }

    private void claim(
            String state,
            AccountId account,
            Source source,
            Optional<String> currency,
            Optional<BigDecimal> total,
            Optional<String> reason,
            LoggedFact logged) {
        claims.first(
                List.of(logged.position()),
                logged.position(),
                state,
                account.value(),
                source.kind().name(),
                source.period().toString(),
                source.sequence(),
                source.hash().bytes(),
                currency,
                total.map(BigDecimal::toPlainString),
                reason,
                logged.heldAt());
    }

    private void event(Object invoice, String kind, LoggedFact logged, Optional<?> day, String who, String detail) {
        events.first(
                List.of(logged.position()),
                logged.position(),
                invoice.toString(),
                kind,
                logged.heldAt(),
                day,
                Optional.empty(),
                Optional.empty(),
                who,
                detail);
    }

    /** Writes what was taken in. */
    public void write(Connection connection) throws SQLException {
        invoices.write(connection);
        events.write(connection);
        claims.write(connection);
    }
}
