package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.Key;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Closes periods: what can be stated is stated once, what cannot is withheld and tried again. */
final class Closing {

    private static final String WAITS = "";

    private final StatementShelves shelves;

    Closing(StatementShelves shelves) {
        this.shelves = shelves;
    }

    /** States a period of every account, the first time it closes. */
    List<AccountEntry> closed(YearMonth period) {
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
                var state = new AccountPeriod(
                        terms(account).liveFrom(), held.value().withheld());
                entries.addAll(stated(account, period, state, List.of(BillingMode.values())));
            }
        }
        return entries;
    }

    /** Tries again what is withheld, of all periods whose keys begin with this one. */
    List<AccountEntry> retried(Key prefix) {
        var entries = new ArrayList<AccountEntry>();
        for (var held : shelves.waiting().under(prefix)) {
            Key.Parts parts = held.key().parts();
            var account = new AccountId(parts.text());
            var period = YearMonth.parse(parts.text());
            shelves.periods().get(held.key()).ifPresent(state -> entries.addAll(retried(account, period, state)));
        }
        return entries;
    }

    /** Tries again what is withheld of a period. */
    List<AccountEntry> retried(AccountId account, YearMonth period, AccountPeriod state) {
        return state.withheld().isEmpty()
                ? List.of()
                : stated(account, period, state, List.copyOf(state.withheld().keySet()));
    }

    private List<AccountEntry> stated(
            AccountId account, YearMonth period, AccountPeriod state, List<BillingMode> modes) {
        var usage = shelves.usageOf(account, period);
        var withheld = new TreeMap<>(state.withheld());
        var entries = new ArrayList<AccountEntry>();
        for (BillingMode mode : modes) {
            var before = Optional.ofNullable(withheld.remove(mode));
            var credits = credits(account);
            var draft = new Draft(account, period, mode, state.liveFrom(), terms(account), credits.balances(), usage);
            switch (draft.drawn(shelves, app -> nameOf(account, app))) {
                case Drawn.Issued issued -> {
                    spent(account, credits, issued);
                    entries.add(new AccountEntry(account, issued.statement()));
                }
                case Drawn.Withheld still -> {
                    withheld.put(mode, still.why());
                    news(still.why(), before).ifPresent(entry -> entries.add(new AccountEntry(account, entry)));
                }
                case Drawn.Nothing _ -> {}
            }
        }
        remembered(
                StatementShelves.period(account, period),
                new AccountPeriod(state.liveFrom(), Collections.unmodifiableSortedMap(withheld)));
        return entries;
    }

    /** A reason that was told before is not told again. */
    private static Optional<LedgerEntry> news(StatementWithheld now, Optional<StatementWithheld> before) {
        return before.isPresent() && before.get().equals(now) ? Optional.empty() : Optional.of(now);
    }

    private void spent(AccountId account, Credits credits, Drawn.Issued issued) {
        if (!issued.creditsUsed().isEmpty()) {
            shelves.credits().put(StatementShelves.account(account), credits.less(issued.creditsUsed()));
        }
    }

    private void remembered(Key period, AccountPeriod state) {
        shelves.periods().put(period, state);
        if (state.withheld().isEmpty()) {
            shelves.waiting().delete(period);
        } else {
            shelves.waiting().put(period, WAITS);
        }
    }

    private Terms terms(AccountId account) {
        return shelves.terms().get(StatementShelves.account(account)).orElse(Terms.NONE);
    }

    private Credits credits(AccountId account) {
        return shelves.credits().get(StatementShelves.account(account)).orElse(Credits.NONE);
    }

    private String nameOf(AccountId account, AppId app) {
        return shelves.appNames().get(StatementShelves.app(account, app)).orElse(app.value());
    }
}
