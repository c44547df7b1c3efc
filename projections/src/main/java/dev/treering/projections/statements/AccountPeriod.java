package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.Sorted;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An account's period that has usage.
 *
 * @param isClosed whether it has closed: what is not withheld of it is stated
 * @param liveFrom first charged UTC day, as known when the period closed: which day is charged is settled then, once
 * @param withheld what could not be stated when the period closed, and still cannot
 */
record AccountPeriod(
        boolean isClosed, Optional<LocalDate> liveFrom, SortedMap<BillingMode, StatementWithheld> withheld) {

    static final AccountPeriod OPEN = new AccountPeriod(false, Optional.empty(), Sorted.empty());

    static final ShelfCodec<AccountPeriod> CODEC = ShelfCodec.version(2, AccountPeriod::write, AccountPeriod::read);

    static AccountPeriod closed(Optional<LocalDate> liveFrom, SortedMap<BillingMode, StatementWithheld> withheld) {
        return new AccountPeriod(true, liveFrom, withheld);
    }

    private void write(StateWriter out) {
        out.number(isClosed ? 1 : 0);
        out.list(liveFrom.stream().toList(), (day, o) -> o.number(day.toEpochDay()));
        out.map(withheld, (mode, o) -> o.text(mode.name()), (statement, o) -> {
            o.text(statement.period().toString());
            o.text(statement.mode().name());
            o.text(statement.reason().name());
            o.text(statement.detail());
        });
    }

    private static AccountPeriod read(StateReader in) {
        return new AccountPeriod(
                in.number() == 1,
                in.list(i -> LocalDate.ofEpochDay(i.number())).stream().findFirst(),
                in.map(
                        i -> BillingMode.valueOf(i.text()),
                        i -> new StatementWithheld(
                                YearMonth.parse(i.text()),
                                BillingMode.valueOf(i.text()),
                                Reason.valueOf(i.text()),
                                i.text())));
    }
}
