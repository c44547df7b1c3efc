package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Corrects all that changed in an account's closed periods after it was stated, period by period. */
final class Correcting {

    private final StatementShelves shelves;
    private final Late late;

    Correcting(StatementShelves shelves) {
        this.shelves = shelves;
        this.late = new Late(shelves);
    }

    /** What becomes of the corrections. */
    sealed interface Outcome {

        /** All corrections in a mode, by period, and the credits they leave. */
        record Settled(List<Corrected.Settled> periods, Credits left) implements Outcome {}

        /** One period cannot be corrected yet. */
        record Refused(StatementWithheld why) implements Outcome {}
    }

    /** Works everything out and remembers nothing. */
    Outcome of(AccountId account, BillingMode mode, Terms terms, Credits credits) {
        var settled = new ArrayList<Corrected.Settled>();
        Credits left = credits;
        for (var period : late.of(account).entrySet()) {
            var days = new ModeDays(period.getKey(), mode, liveFrom(account, period.getKey()));
            if (isAnyOf(days, period.getValue())) {
                StatedLines stated = stated(account, days);
                Credits free = left.with(stated.creditsUsed());
                switch (draft(account, days, terms, free, period.getValue(), stated)
                        .drawn(shelves)) {
                    case Corrected.Refused refused -> {
                        return new Outcome.Refused(refused.why());
                    }
                    case Corrected.Settled one -> {
                        settled.add(one);
                        left = free.less(one.stated().creditsUsed());
                    }
                }
            }
        }
        return new Outcome.Settled(settled, left);
    }

    /** Remembers what is stated of a period now. */
    void settle(AccountId account, Corrected.Settled settled) {
        shelves.stated().put(StatementShelves.stated(account, settled.of()), settled.stated());
        late.settled(account, settled.of());
    }

    private CorrectionDraft draft(
            AccountId account,
            ModeDays days,
            Terms terms,
            Credits free,
            SortedMap<Resource, MonthUsage> late,
            StatedLines stated) {
        return new CorrectionDraft(
                account, days, terms, free.balances(), shelves.usageOf(account, days.period()), late, stated);
    }

    private StatedLines stated(AccountId account, ModeDays days) {
        return shelves.stated().get(StatementShelves.stated(account, days)).orElse(StatedLines.NONE);
    }

    /** Settled when the period closed, or with its first usage if that came later. */
    private Optional<LocalDate> liveFrom(AccountId account, YearMonth closed) {
        return shelves.periods().get(StatementShelves.period(account, closed)).flatMap(AccountPeriod::liveFrom);
    }

    private static boolean isAnyOf(ModeDays days, SortedMap<Resource, MonthUsage> late) {
        return late.values().stream()
                .flatMap(month -> month.days().keySet().stream())
                .anyMatch(day -> days.has(days.period().atDay(day)));
    }
}
