package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import java.math.BigDecimal;
import java.util.SortedMap;

/** What becomes of a draft. */
sealed interface Drawn {

    /** A statement. {@code creditsUsed} is how much of each credit it used, by name. */
    record Issued(StatementIssued statement, SortedMap<String, BigDecimal> creditsUsed) implements Drawn {}

    /** The first reason why there is none yet. */
    record Withheld(StatementWithheld why) implements Drawn {}

    /** There is nothing to charge. */
    record Nothing() implements Drawn {}
}
