package dev.treering.server.http.v1;

import dev.treering.events.facts.InvoiceFact.Source;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.projections.query.InvoiceQueries.Happening;
import dev.treering.projections.query.InvoiceQueries.InvoiceView;
import dev.treering.projections.query.InvoiceQueries.OpenClaim;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An invoice in JSON, or what is to become one. Amounts are decimal text, days UTC.
 *
 * @param number absent before its issue
 * @param state DRAFTED, PARKED, ISSUED, DELIVERED, PAID or VOIDED
 * @param kind STATEMENT or BACK_BILL
 * @param credited sum of its credit notes
 * @param reason why it is parked
 */
record InvoiceJson(
        Optional<String> number,
        String state,
        String account,
        String kind,
        String period,
        Optional<String> currency,
        Optional<String> total,
        Optional<String> credited,
        Optional<String> issuedOn,
        Optional<String> dueOn,
        Optional<String> reason,
        Entry entry,
        Optional<List<StatementJson.Line>> lines,
        Optional<List<Told>> story) {

    /** The ledger entry it asks money for: its place in the account's chain, and its hash. */
    record Entry(long sequence, String hash) {
        static Entry of(Source source) {
            return new Entry(source.sequence(), source.hash().toString());
        }
    }

    /** Something that became of it: {@code what} is issued, delivered, paid, voided or credited. */
    record Told(
            String what,
            String at,
            Optional<String> on,
            Optional<String> creditNote,
            Optional<String> amount,
            Optional<String> by,
            Optional<String> detail) {

        static Told of(Happening happening, Currency currency) {
            return new Told(
                    happening.kind().toLowerCase(Locale.ROOT),
                    happening.at().toString(),
                    happening.day().map(LocalDate::toString),
                    happening.note().map(InvoiceNumber::toString),
                    happening.amount().map(amount -> Amounts.text(amount, currency)),
                    Optional.of(happening.who()).filter(text -> !text.isEmpty()),
                    Optional.of(happening.detail()).filter(text -> !text.isEmpty()));
        }
    }

    static InvoiceJson of(InvoiceView invoice) {
        return new InvoiceJson(
                Optional.of(invoice.number().toString()),
                invoice.state().name(),
                invoice.account().value(),
                invoice.source().kind().name(),
                invoice.source().period().toString(),
                Optional.of(invoice.currency().getCurrencyCode()),
                Optional.of(Amounts.text(invoice.total(), invoice.currency())),
                Optional.of(Amounts.text(invoice.credited(), invoice.currency())),
                Optional.of(invoice.issuedOn().toString()),
                Optional.of(invoice.dueOn().toString()),
                Optional.empty(),
                Entry.of(invoice.source()),
                Optional.empty(),
                Optional.empty());
    }

    static InvoiceJson of(OpenClaim claim) {
        return new InvoiceJson(
                Optional.empty(),
                claim.reason().isPresent() ? "PARKED" : "DRAFTED",
                claim.account().value(),
                claim.source().kind().name(),
                claim.source().period().toString(),
                claim.currency().map(Currency::getCurrencyCode),
                claim.total().map(total -> Amounts.text(total, claim.currency())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                claim.reason(),
                Entry.of(claim.source()),
                Optional.empty(),
                Optional.empty());
    }

    /** With its lines, where they are known, and its story. */
    InvoiceJson with(Optional<List<StatementJson.Line>> itsLines, List<Told> itsStory) {
        return new InvoiceJson(
                number,
                state,
                account,
                kind,
                period,
                currency,
                total,
                credited,
                issuedOn,
                dueOn,
                reason,
                entry,
                itsLines,
                Optional.of(itsStory));
    }
}
