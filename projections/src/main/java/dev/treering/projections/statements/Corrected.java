package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.projections.rating.DayAmount;
import java.util.List;

/** What becomes of the correction of a closed period. */
sealed interface Corrected {

    /**
     * The lines that correct it.
     *
     * @param lines in the order they are stated; none where nothing changes
     * @param days lines of usage and of minima by day; they come to these lines
     * @param stated what is stated of the period with these lines
     * @param steps by which it was found out
     */
    record Settled(
            ModeDays of, List<StatementLine> lines, List<DayAmount> days, StatedLines stated, List<Drawing.Step> steps)
            implements Corrected {}

    /** The first reason why it cannot be said what it comes to now. */
    record Refused(StatementWithheld why) implements Corrected {}
}
