package dev.treering.aggregates.rule;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.ClusterFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.InvoiceFact;
import dev.treering.events.facts.PriceFact;
import dev.treering.events.facts.ReconcileFact;
import dev.treering.events.facts.SpaceFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.InvoiceNumber;
import java.util.Optional;

/** What a decision can be about. The log finds facts by it: {@code kind:id} is the tag. */
public record Subject(String kind, String id) {

    /** The billing calendar: there is one, and it is UTC. */
    public static final Subject CALENDAR = new Subject("calendar", "utc");

    /** The rates of exchange: there is one list. */
    public static final Subject FX = new Subject("fx", "all");

    public static Subject space(String space) {
        return new Subject("space", space);
    }

    public static Subject account(AccountId account) {
        return new Subject("account", account.value());
    }

    /** The back-bills and disputes of an account: a story of their own, beside that of its terms. */
    public static Subject backBilling(AccountId account) {
        return new Subject("back-billing", account.value());
    }

    public static Subject app(AppId app) {
        return new Subject("app", app.value());
    }

    /** A name an app was created with. A subject of its own, because who holds it is a rule across apps. */
    public static Subject appName(String name) {
        return new Subject("app-name", name);
    }

    /** A series of invoice numbers: who gets the next is a rule across accounts. */
    public static Subject invoiceSeries(String series) {
        return new Subject("invoice-series", series);
    }

    /** An invoice with all that became of it. */
    public static Subject invoice(InvoiceNumber number) {
        return new Subject("invoice", number.toString());
    }

    /** A price book with all its versions. */
    public static Subject priceBook(String id) {
        return new Subject("price-book", id);
    }

    /** Whose story the fact is part of; empty for what is observed, which nobody decides. */
    public static Optional<Subject> of(Fact fact) {
        return switch (fact) {
            case AccountFact account -> Optional.of(account(account.account()));
            case BillingFact billing -> Optional.of(backBilling(billing.account()));
            case InvoiceFact invoice -> Optional.of(of(invoice));
            case AppFact app -> Optional.of(app(app.app()));
            case PriceFact.BookPublished published ->
                Optional.of(priceBook(published.book().id()));
            case ClockFact _ -> Optional.of(CALENDAR);
            case PriceFact.FxRateFixed _ -> Optional.of(FX);
            case SpaceFact space -> Optional.of(space(space.space()));
            case DynoFact _, ClusterFact _, BuildFact _, ReconcileFact _, UsageFact _ -> Optional.empty();
        };
    }

    /** Before it has a number it is the account's. */
    private static Subject of(InvoiceFact fact) {
        return switch (fact) {
            case InvoiceFact.Drafted _, InvoiceFact.Parked _ -> account(fact.account());
            case InvoiceFact.Issued issued -> invoice(issued.number());
            case InvoiceFact.Delivered delivered -> invoice(delivered.number());
            case InvoiceFact.Paid paid -> invoice(paid.number());
            case InvoiceFact.Voided voided -> invoice(voided.number());
            case InvoiceFact.CreditNoteIssued note -> invoice(note.invoice());
        };
    }

    @Override
    public String toString() {
        return kind + ":" + id;
    }
}
