package dev.treering.aggregates.store;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.InvoiceNumber;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a fact can be sourced by. What was only observed has no tags: nothing is decided on it, and the index stays small. */
public final class FactTags {

    /** The tag of all facts of the clock. */
    public static final String CALENDAR = "calendar:utc";

    /** The tag of all rates of exchange. */
    public static final String FX = "fx:all";

    /** The tag of all facts that say what is invoiced and under which numbers, in whatever series. */
    public static final String INVOICES = "invoices:all";

    private static final int LONGEST_NAME = 255;

    private FactTags() {}

    /** The tags of a fact. */
    public static SortedSet<String> of(Fact fact) {
        return switch (fact) {
            case BillingFact any -> sorted(account(any.account()), backBilling(any.account()));
            case InvoiceFact any -> of(any);
            case AppFact.Created created ->
                sorted(account(created.account()), app(created.app()), appName(created.name()));
            case AppFact other -> sorted(account(other.account()), app(other.app()));
            case AccountFact any -> sorted(account(any.account()));
            case PriceFact.BookPublished published ->
                sorted(priceBook(published.book().id()));
            case ClockFact _ -> sorted(CALENDAR);
            case PriceFact.FxRateFixed _ -> sorted(FX);
            case SpaceFact space -> sorted(account(space.account()), space(space.space()));
            case DynoFact _, ClusterFact _, BuildFact _, ReconcileFact _, UsageFact _ -> sorted();
        };
    }

    private static SortedSet<String> of(InvoiceFact fact) {
        return switch (fact) {
            case InvoiceFact.Drafted _, InvoiceFact.Parked _ -> sorted(account(fact.account()));
            case InvoiceFact.Issued issued ->
                sorted(account(issued.account()), series(issued.number()), invoice(issued.number()), INVOICES);
            case InvoiceFact.CreditNoteIssued note ->
                sorted(account(note.account()), series(note.number()), invoice(note.invoice()));
            case InvoiceFact.Delivered delivered -> sorted(account(delivered.account()), invoice(delivered.number()));
            case InvoiceFact.Paid paid -> sorted(account(paid.account()), invoice(paid.number()));
            case InvoiceFact.Voided voided -> sorted(account(voided.account()), invoice(voided.number()), INVOICES);
        };
    }

    /** The tag of the facts that took a number of the same series. */
    public static String series(InvoiceNumber number) {
        return "invoice-series:" + number.series();
    }

    /** The tag of an invoice's facts, from its issue on. */
    public static String invoice(InvoiceNumber number) {
        return "invoice:" + number;
    }

    /** The tag of an account's own facts and those of its apps. */
    public static String account(AccountId account) {
        return "account:" + account;
    }

    /** The tag of an account's back-bills and disputes. */
    public static String backBilling(AccountId account) {
        return "back-billing:" + account;
    }

    /** The tag of a space's facts. */
    public static String space(String space) {
        return "space:" + space;
    }

    /** The tag of an app's facts. */
    public static String app(AppId app) {
        return "app:" + app;
    }

    /** The tag of the creation of an app by this name: the boundary within which a name is unique. */
    public static String appName(String name) {
        // an imported name may be longer than an index entry, or hold what text in PostgreSQL may not
        boolean fits = name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
        return fits ? "app-name:" + name : "app-name-sha256:" + Hash.of(name.getBytes(UTF_8));
    }

    /** The tag of a price book's versions. */
    public static String priceBook(String id) {
        return "price-book:" + id;
    }

    private static SortedSet<String> sorted(String... tags) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(List.of(tags)));
    }
}
