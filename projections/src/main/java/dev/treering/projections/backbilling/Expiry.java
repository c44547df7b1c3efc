package dev.treering.projections.backbilling;

import dev.treering.events.ledger.BackBillEntry.Resolved;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.Key;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was pending for twelve months expires when the next period closes, and can never be charged. What an open case would post
 * stays until the first close after the case has ended.
 */
final class Expiry {

    private static final int MONTHS = 12;

    private final BackBillShelves shelves;
    private final PendingCells pending;

    Expiry(BackBillShelves shelves, PendingCells pending) {
        this.shelves = shelves;
        this.pending = pending;
    }

    /** Expires what is as old as that, by month and account. Costs nothing for accounts that have nothing as old. */
    List<AccountEntry> closed(YearMonth period) {
        YearMonth firstKept = period.minusMonths(MONTHS - 1);
        var entries = new ArrayList<AccountEntry>();
        for (var held : shelves.months().range(Key.of(), Key.of(firstKept.toString()))) {
            Key.Parts parts = held.key().parts();
            var old = YearMonth.parse(parts.text());
            var account = new AccountId(parts.text());
            expired(account, old, period).ifPresent(entries::add);
        }
        return entries;
    }

    private Optional<AccountEntry> expired(AccountId account, YearMonth old, YearMonth closed) {
        Optional<OpenCase> open = shelves.standing(account).open();
        List<CellAmount> all = pending.of(account, old);
        List<CellAmount> expired = all.stream()
                .filter(cell -> open.filter(known -> known.keeps(cell)).isEmpty())
                .toList();
        pending.take(account, expired);
        if (expired.size() == all.size()) {
            pending.forget(account, old);
        }
        return expired.isEmpty()
                ? Optional.empty()
                : Optional.of(new AccountEntry(
                        account, new Resolved(Resolved.Resolution.EXPIRED, closed.toString(), expired)));
    }
}
