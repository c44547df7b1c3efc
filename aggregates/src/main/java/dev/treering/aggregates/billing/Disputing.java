package dev.treering.aggregates.billing;

import static dev.treering.aggregates.rule.Decision.nothingToDo;
import static dev.treering.aggregates.rule.Decision.refused;

import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.events.facts.BillingFact.CellsDisputed;
import dev.treering.events.facts.BillingFact.DisputeResolved;
import java.util.Optional;

/** Disputes: opened and resolved once each, under a name that is never used again. */
final class Disputing {

    private Disputing() {}

    static Decision decide(Billing state, CellsDisputed wished) {
        return Optional.ofNullable(state.disputes().get(wished.dispute()))
                .map(known -> known.equals(wished)
                        ? nothingToDo()
                        : refused(
                                Rejection.DISPUTE_EXISTS,
                                "there was a dispute " + wished.dispute() + " before; a name is used once"))
                .orElseGet(() -> Decision.of(wished));
    }

    static Decision decide(Billing state, DisputeResolved wished) {
        if (!state.disputes().containsKey(wished.dispute())) {
            return refused(Rejection.NO_SUCH_DISPUTE, "there is no dispute " + wished.dispute());
        }
        return Optional.ofNullable(state.resolutions().get(wished.dispute()))
                .map(known -> known.resolution() == wished.resolution()
                        ? nothingToDo()
                        : refused(
                                Rejection.DISPUTE_ENDED,
                                "dispute " + wished.dispute() + " has ended: " + known.resolution()))
                .orElseGet(() -> Decision.of(wished));
    }
}
