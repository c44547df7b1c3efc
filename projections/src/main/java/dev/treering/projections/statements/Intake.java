package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.Sorted;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.SortedSet;
import java.util.TreeSet;

/** Puts usage where statements find it, and notices what changes after it was stated. */
final class Intake {

    private final StatementShelves shelves;
    private final Late late;

    /** Keys of periods of which something is withheld that the cells of the fact at hand may have a part in. */
    private final SortedSet<Key> touched = new TreeSet<>();

    Intake(StatementShelves shelves) {
        this.shelves = shelves;
        this.late = new Late(shelves);
    }

    void take(AccountId account, Resource resource, LocalDate day, Metered metered) {
        var period = YearMonth.from(day);
        Key usage = StatementShelves.usage(account, period, resource);
        MonthUsage before = shelves.usage().get(usage).orElse(MonthUsage.NONE);
        shelves.usage().put(usage, before.with(day.getDayOfMonth(), metered));
        Key key = StatementShelves.period(account, period);
        AccountPeriod known = shelves.periods().get(key).orElseGet(() -> begun(account, period));
        if (!known.withheld().isEmpty()) {
            touched.add(key);
        }
        Metered stated = before.days().getOrDefault(day.getDayOfMonth(), Late.UNUSED);
        if (known.isClosed() && isStated(known, day) && !stated.equals(metered)) {
            late.changed(account, resource, day, stated);
            shelves.waiting().under(StatementShelves.account(account)).forEach(held -> touched.add(held.key()));
        }
    }

    /** Periods to be tried again, now that the fact whose cells were taken in is taken in itself. */
    SortedSet<Key> touched() {
        var all = new TreeSet<>(touched);
        touched.clear();
        return all;
    }

    /** A period with its first usage. Where it has closed already its live day is settled now. */
    private AccountPeriod begun(AccountId account, YearMonth period) {
        AccountPeriod state = shelves.hasClosed(period)
                ? AccountPeriod.closed(shelves.termsOf(account).liveFrom(), Sorted.empty())
                : AccountPeriod.OPEN;
        shelves.periods().put(StatementShelves.period(account, period), state);
        return state;
    }

    private static boolean isStated(AccountPeriod known, LocalDate day) {
        BillingMode mode = ModeDays.modeOn(day, known.liveFrom());
        return !known.withheld().containsKey(mode);
    }
}
