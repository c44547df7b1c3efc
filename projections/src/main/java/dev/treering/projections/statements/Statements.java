package dev.treering.projections.statements;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.BudgetSet;
import dev.treering.events.facts.AccountFact.CreditGranted;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.ClusterFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.InvoiceFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.facts.PriceFact.FxRateFixed;
import dev.treering.events.facts.ReconcileFact;
import dev.treering.events.facts.SpaceFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.projections.backbilling.AccountTerms;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.ShelfSpec;
import dev.treering.projections.step.Shelves;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Draws up the statements of one partition: facts, cells and counters in, statements out when a period closes.
 *
 * <p>A period closes once, and a statement once issued never changes: what changes afterwards is in the account's next statement of
 * the mode, as corrections. What cannot be stated is withheld with its reason and is issued by itself as soon as the reason is gone.
 */
public final class Statements {

    /** The shelves statements open. */
    public static final List<ShelfSpec<?>> SHELVES = StatementShelves.SPECS;

    private final StatementShelves shelves;
    private final Intake intake;
    private final Closing closing;
    private final Budgets budgets;
    private final Spending spending;
    private final Knowing knowing;

    public Statements(Shelves shelves) {
        this(shelves, Witness.NONE);
    }

    /** Shows a witness what each statement is drawn up from. */
    public Statements(Shelves shelves, Witness witness) {
        this.shelves = StatementShelves.of(shelves);
        this.intake = new Intake(this.shelves);
        this.closing = new Closing(this.shelves, witness);
        this.budgets = new Budgets(this.shelves);
        this.spending = new Spending(this.shelves);
        this.knowing = new Knowing(this.shelves);
    }

    /** What statements remember of accounts and prices, for back-billing to ask for. */
    public AccountTerms agreed() {
        return new AgreedTerms(shelves);
    }

    /**
     * Takes in a fact, or a cell or counter it made, in log order; gives what is stated because of it, by account, period and
     * mode. Nothing is stated of a cell before the fact itself is taken in: a fact may change several, and half of them is no
     * truth.
     */
    public List<AccountEntry> accept(StatementInput input) {
        return switch (input) {
            case StatementInput.OfCell(var account, var cell) ->
                metered(account, cell.resource(), cell.day(), Metered.level(cell.usage(), cell.dynoStarts()));
            case StatementInput.OfCounter(var account, var counter) ->
                metered(account, counter.resource(), counter.day(), Metered.counter(counter.count()));
            case StatementInput.OfFact(var logged) -> {
                var entries = new ArrayList<>(said(logged));
                intake.touched().forEach(period -> entries.addAll(closing.retried(period)));
                yield entries;
            }
        };
    }

    /**
     * What an account's month comes to so far and is going to come to, from what has been taken in by now.
     *
     * @param asOf the UTC day it is known up to
     * @return empty for an account that is not opened, and where a price cannot be known
     */
    public Optional<Forecast> forecast(AccountId account, YearMonth period, LocalDate asOf) {
        return spending.forecast(account, period, asOf);
    }

    /** What an account's month comes to with all that has been taken in by now, by mode; none where nothing was used. */
    public List<Known> known(AccountId account, YearMonth period) {
        return knowing.of(account, period);
    }

    /** The months in which accounts have used anything, by now. */
    public SortedMap<AccountId, SortedSet<YearMonth>> months() {
        return knowing.months();
    }

    private List<AccountEntry> said(LoggedFact logged) {
        return switch (logged.fact()) {
            case CreditGranted fact -> granted(fact, logged.position());
            case BudgetSet fact -> budgeted(fact, logged.position());
            case AccountFact fact -> agreed(fact, logged.position());
            case AppFact.Created fact -> named(fact.account(), fact.app(), fact.name());
            case AppFact.TransferredIn fact -> named(fact.account(), fact.app(), fact.name());
            case BookPublished fact -> published(fact);
            case FxRateFixed fact -> fixed(fact, logged.position());
            case ClockFact.PeriodClosed fact -> closing.closed(fact.period());
            case AppFact _, BuildFact _, SpaceFact _, UsageFact _ -> List.of();
            case ClockFact.DayClosed fact -> budgets.dayClosed(fact.day());
            case DynoFact _, ReconcileFact _, ClusterFact _, BillingFact _, InvoiceFact _ -> List.of();
        };
    }

    private List<AccountEntry> metered(AccountId account, Resource resource, LocalDate day, Metered metered) {
        intake.take(account, resource, day, metered);
        return List.of();
    }

    private List<AccountEntry> agreed(AccountFact fact, long position) {
        Key key = StatementShelves.account(fact.account());
        Terms before = shelves.terms().get(key).orElse(Terms.NONE);
        Terms after = before.with(fact, position);
        if (after.equals(before)) {
            return List.of();
        }
        shelves.terms().put(key, after);
        return closing.retried(key);
    }

    /** A credit is no reason to try again: nothing is withheld for want of one. */
    private List<AccountEntry> granted(CreditGranted fact, long position) {
        Key key = StatementShelves.account(fact.account());
        Credits before = shelves.credits().get(key).orElse(Credits.NONE);
        shelves.credits().put(key, before.with(fact, position));
        return List.of();
    }

    private List<AccountEntry> budgeted(BudgetSet fact, long position) {
        budgets.set(fact, position);
        return List.of();
    }

    private List<AccountEntry> named(AccountId account, AppId app, String name) {
        shelves.appNames().put(StatementShelves.app(account, app), name);
        return List.of();
    }

    private List<AccountEntry> published(BookPublished fact) {
        Key key = StatementShelves.bookKey(fact.book());
        if (shelves.books().get(key).isPresent()) {
            return List.of(); // a version is immutable: the first that is published under a name is it
        }
        shelves.books().put(key, Book.of(fact));
        return closing.retried(Key.of());
    }

    private List<AccountEntry> fixed(FxRateFixed fact, long position) {
        Key key = StatementShelves.pair(fact.base(), fact.quote());
        Rates before = shelves.rates().get(key).orElse(Rates.NONE);
        Rates after = before.with(fact, position);
        if (after.equals(before)) {
            return List.of();
        }
        shelves.rates().put(key, after);
        return closing.retried(Key.of());
    }
}
