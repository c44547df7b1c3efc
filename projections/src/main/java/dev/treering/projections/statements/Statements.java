package dev.treering.projections.statements;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.ClusterFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.facts.SpaceFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.Shelf.Held;
import dev.treering.projections.step.ShelfSpec;
import dev.treering.projections.step.Shelves;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Draws up the statements of one partition: facts and cells in, statements out when a period closes.
 *
 * <p>A period closes once, and a statement once issued never changes; cells that change afterwards are kept for correction. What
 * cannot be stated is withheld with its reason and is issued by itself as soon as the reason is gone.
 */
public final class Statements {

    /** The shelves statements open. */
    public static final List<ShelfSpec<?>> SHELVES = StatementShelves.SPECS;

    private final StatementShelves shelves;

    public Statements(Shelves shelves) {
        this.shelves = StatementShelves.of(shelves);
    }

    /** Takes in a fact, or a cell it made, in log order; gives what is stated because of it, by account, period and mode. */
    public List<AccountEntry> accept(StatementInput input) {
        return switch (input) {
            case StatementInput.OfCell(var account, var cell) -> metered(account, cell);
            case StatementInput.OfCounter _ -> List.of();
            case StatementInput.OfFact(var logged) -> said(logged);
        };
    }

    private List<AccountEntry> said(LoggedFact logged) {
        return switch (logged.fact()) {
            case AccountFact fact -> agreed(fact, logged.position());
            case AppFact.Created fact -> named(fact);
            case BookPublished fact -> published(fact);
            case ClockFact.PeriodClosed fact -> closed(fact.period());
            case AppFact _, BuildFact _, SpaceFact _, UsageFact _, PriceFact.FxRateFixed _ -> List.of();
            case DynoFact _, ClockFact.DayClosed _, ClusterFact _ -> List.of();
        };
    }

    private List<AccountEntry> metered(AccountId account, CellMetered cell) {
        var period = YearMonth.from(cell.day());
        Key usage = StatementShelves.usage(account, period, cell.resource());
        MonthUsage before = shelves.usage().get(usage).orElse(MonthUsage.NONE);
        shelves.usage().put(usage, before.with(cell.day().getDayOfMonth(), cell.usage()));
        Key key = StatementShelves.period(account, period);
        Optional<AccountPeriod> known = shelves.periods().get(key);
        if (known.isEmpty()) {
            shelves.periods().put(key, AccountPeriod.OPEN);
            return List.of();
        }
        return retried(List.of(new Held<>(key, known.get())));
    }

    private List<AccountEntry> agreed(AccountFact fact, long position) {
        Key key = StatementShelves.account(fact.account());
        Terms before = shelves.terms().get(key).orElse(Terms.NONE);
        Terms after = before.with(fact, position);
        if (after.equals(before)) {
            return List.of();
        }
        shelves.terms().put(key, after);
        return retried(shelves.periods().under(key));
    }

    private List<AccountEntry> named(AppFact.Created fact) {
        shelves.appNames().put(StatementShelves.app(fact.account(), fact.app()), fact.name());
        return List.of();
    }

    private List<AccountEntry> published(BookPublished fact) {
        Key key = StatementShelves.book(fact.book());
        if (shelves.books().get(key).isPresent()) {
            return List.of(); // a version is immutable: the first that is published under a name is it
        }
        shelves.books().put(key, Book.of(fact));
        return retried(shelves.periods().under(Key.of()));
    }

    private List<AccountEntry> closed(YearMonth period) {
        Key closed = Key.of(period.toString());
        if (shelves.closed().get(closed).isPresent()) {
            return List.of();
        }
        shelves.closed().put(closed, period.toString());
        var entries = new ArrayList<AccountEntry>();
        for (var held : shelves.periods().under(Key.of())) {
            Key.Parts parts = held.key().parts();
            var account = new AccountId(parts.text());
            if (parts.text().equals(period.toString())) {
                Optional<LocalDate> liveFrom = terms(account).liveFrom();
                entries.addAll(stated(
                        account,
                        period,
                        new AccountPeriod(liveFrom, held.value().withheld()),
                        List.of(BillingMode.values())));
            }
        }
        return entries;
    }

    /** Tries again what was withheld. */
    private List<AccountEntry> retried(List<Held<AccountPeriod>> periods) {
        var entries = new ArrayList<AccountEntry>();
        for (var held : periods) {
            if (!held.value().withheld().isEmpty()) {
                Key.Parts parts = held.key().parts();
                entries.addAll(stated(
                        new AccountId(parts.text()),
                        YearMonth.parse(parts.text()),
                        held.value(),
                        List.copyOf(held.value().withheld().keySet())));
            }
        }
        return entries;
    }

    private List<AccountEntry> stated(
            AccountId account, YearMonth period, AccountPeriod state, List<BillingMode> modes) {
        var usage = shelves.usageOf(account, period);
        var withheld = new TreeMap<>(state.withheld());
        var entries = new ArrayList<AccountEntry>();
        for (BillingMode mode : modes) {
            var before = Optional.ofNullable(withheld.remove(mode));
            var draft = new Draft(account, period, mode, state.liveFrom(), terms(account), usage);
            var entry = draft.statement(
                    version -> shelves.books().get(StatementShelves.book(version)), app -> nameOf(account, app));
            if (entry.isPresent() && entry.get() instanceof StatementWithheld still) {
                withheld.put(mode, still);
            }
            entry.filter(now -> before.isEmpty() || !now.equals(before.get()))
                    .ifPresent(now -> entries.add(new AccountEntry(account, now)));
        }
        shelves.periods()
                .put(
                        StatementShelves.period(account, period),
                        new AccountPeriod(state.liveFrom(), Collections.unmodifiableSortedMap(withheld)));
        return entries;
    }

    private Terms terms(AccountId account) {
        return shelves.terms().get(StatementShelves.account(account)).orElse(Terms.NONE);
    }

    private String nameOf(AccountId account, AppId app) {
        return shelves.appNames().get(StatementShelves.app(account, app)).orElse(app.value());
    }
}
