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
 * @param liveFrom first charged UTC day, as known when the period closed: which day is charged is settled then, once
 * @param withheld what could not be stated when the period closed, and still cannot
 */
record AccountPeriod(Optional<LocalDate> liveFrom, SortedMap<BillingMode, StatementWithheld> withheld) {

    static final AccountPeriod OPEN = new AccountPeriod(Optional.empty(), Sorted.empty());

    static final ShelfCodec<AccountPeriod> CODEC = ShelfCodec.version(1, AccountPeriod::write, AccountPeriod::read);

    private void write(StateWriter out) {
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
