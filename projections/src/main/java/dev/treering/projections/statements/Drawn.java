package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.projections.rating.Rated;

/** What becomes of a draft. */
sealed interface Drawn {

    /** What it comes to; {@link Rated#NOTHING} where nothing was used. */
    record Priced(Rated rated) implements Drawn {}

    /** The first reason why that cannot be said yet. */
    record Withheld(StatementWithheld why) implements Drawn {}
}
