package dev.treering.projections.statements;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.vocabulary.AccountId;

/** What statements are drawn up from. */
public sealed interface StatementInput {

    /** A fact of the partition. Comes after the cells and counters that it made. */
    record OfFact(LoggedFact fact) implements StatementInput {}

    /** A cell of the meter. */
    record OfCell(AccountId account, CellMetered cell) implements StatementInput {}

    /** A counter of the meter. */
    record OfCounter(AccountId account, CounterMetered counter) implements StatementInput {}
}
