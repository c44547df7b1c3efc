package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason;
import java.time.LocalDate;
import java.util.Comparator;

/** Why usage of a day cannot be stated. The one that comes first is told: by reason, then by day. */
record Refusal(Reason reason, LocalDate day, String detail) {

    static final Comparator<Refusal> FIRST_TOLD =
            Comparator.comparing(Refusal::reason).thenComparing(Refusal::day);
}
