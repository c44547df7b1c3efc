package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.Sorted;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** Closes periods: what can be stated is stated once, what cannot is withheld and tried again. */
final class Closing {

    private static final String WAITS = "";

    private final StatementShelves shelves;
    private final Issuing issuing;
    private final Late late;

    Closing(StatementShelves shelves, Witness witness) {
        this.shelves = shelves;
        this.issuing = new Issuing(shelves, witness);
        this.late = new Late(shelves);
    }

    /** States a period of every account, the first time it closes. */
    List<AccountEntry> closed(YearMonth period) {
        if (shelves.hasClosed(period)) {
            return List.of();
        }
        shelves.closed().put(Key.of(period.toString()), period.toString());
        var entries = new ArrayList<AccountEntry>();
        for (Key key : concerned(period)) {
            var account = new AccountId(key.parts().text());
            var state = AccountPeriod.closed(shelves.termsOf(account).liveFrom(), Sorted.empty());
            entries.addAll(stated(account, period, state, List.of(BillingMode.values())));
        }
        return entries;
    }

    /** Accounts that used something in the period, or of which something stated before has changed. */
    private SortedSet<Key> concerned(YearMonth period) {
        SortedSet<Key> accounts = late.accounts();
        for (var held : shelves.periods().under(Key.of())) {
            Key.Parts parts = held.key().parts();
            String account = parts.text();
            if (parts.text().equals(period.toString())) {
                accounts.add(Key.of(account));
            }
        }
        return accounts;
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
        var withheld = new TreeMap<>(state.withheld());
        var entries = new ArrayList<AccountEntry>();
        for (BillingMode mode : modes) {
            var before = Optional.ofNullable(withheld.remove(mode));
            switch (issuing.issue(account, new ModeDays(period, mode, state.liveFrom()))) {
                case Issuing.Outcome.Issued issued ->
                    issued.entries().forEach(entry -> entries.add(new AccountEntry(account, entry)));
                case Issuing.Outcome.Withheld still -> {
                    withheld.put(mode, still.why());
                    news(still.why(), before).ifPresent(entry -> entries.add(new AccountEntry(account, entry)));
                }
            }
        }
        remembered(
                StatementShelves.period(account, period),
                AccountPeriod.closed(state.liveFrom(), Collections.unmodifiableSortedMap(withheld)));
        return entries;
    }

    /** A reason that was told before is not told again. */
    private static Optional<LedgerEntry> news(StatementWithheld now, Optional<StatementWithheld> before) {
        return before.isPresent() && before.get().equals(now) ? Optional.empty() : Optional.of(now);
    }

    private void remembered(Key period, AccountPeriod state) {
        shelves.periods().put(period, state);
        if (state.withheld().isEmpty()) {
            shelves.waiting().delete(period);
        } else {
            shelves.waiting().put(period, WAITS);
        }
    }
}
