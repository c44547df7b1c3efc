package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.projections.rating.Rated;
import dev.treering.projections.rating.RatingInput;
import java.util.Optional;

/** What becomes of a draft. */
sealed interface Drawn {

    /** What it comes to, and from what; {@link Rated#NOTHING}, from nothing, where nothing was used. */
    record Priced(Rated rated, Optional<RatingInput> input) implements Drawn {}

    /** The first reason why that cannot be said yet. */
    record Withheld(StatementWithheld why) implements Drawn {}
}
