package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.step.Key;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Usage that changed after it was stated: for each such day what it was when it was stated last. Nothing is kept of other days. */
final class Late {

    /** Stands for a day of which nothing was stated. */
    static final Metered UNUSED = Metered.level(Usage.NONE, 0);

    private final StatementShelves shelves;

    Late(StatementShelves shelves) {
        this.shelves = shelves;
    }

    /** Remembers a day as it was stated; the first time only: what comes between two statements was never stated. */
    void changed(AccountId account, Resource resource, LocalDate day, Metered stated) {
        Key key = StatementShelves.usage(account, YearMonth.from(day), resource);
        MonthUsage before = shelves.late().get(key).orElse(MonthUsage.NONE);
        if (!before.days().containsKey(day.getDayOfMonth())) {
            shelves.late().put(key, before.with(day.getDayOfMonth(), stated));
        }
    }

    /** All who have anything late. */
    SortedSet<Key> accounts() {
        var accounts = new TreeSet<Key>();
        for (var held : shelves.late().under(Key.of())) {
            accounts.add(Key.of(held.key().parts().text()));
        }
        return accounts;
    }

    /** Everything late of an account, by period. */
    SortedMap<YearMonth, SortedMap<Resource, MonthUsage>> of(AccountId account) {
        var late = new TreeMap<YearMonth, SortedMap<Resource, MonthUsage>>();
        for (var held : shelves.late().under(StatementShelves.account(account))) {
            Key.Parts parts = held.key().parts();
            parts.text(); // the account
            var period = YearMonth.parse(parts.text());
            late.computeIfAbsent(period, _ -> new TreeMap<>()).put(StatementShelves.resource(parts), held.value());
        }
        return late;
    }

    /** Forgets what is late on these days: it is stated now as it is. */
    void settled(AccountId account, ModeDays days) {
        for (var held : shelves.late().under(StatementShelves.period(account, days.period()))) {
            var left = new TreeMap<>(held.value().days());
            left.keySet().removeIf(day -> days.has(days.period().atDay(day)));
            if (left.isEmpty()) {
                shelves.late().delete(held.key());
            } else {
                shelves.late().put(held.key(), new MonthUsage(Collections.unmodifiableSortedMap(left)));
            }
        }
    }
}
