package dev.treering.projections.query;

import dev.treering.events.facts.BillingFact.CellsDisputed;
import dev.treering.events.facts.BillingFact.DisputeResolved;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.vocabulary.AccountId;
import java.util.List;
import java.util.Optional;

/** Usage that was stated in shadow, and disputes about it. */
public interface ShadowQueries {

    /** The disputes of an account, in the order in which they were opened. */
    List<DisputeView> disputes(AccountId account);

    /** What was stated of an account in shadow, and what became of it. */
    ShadowUsage usage(AccountId account);

    /**
     * A dispute.
     *
     * @param resolution how it has ended; empty while it is open
     */
    record DisputeView(CellsDisputed dispute, Optional<DisputeResolved> resolution) {

        /** It ends once: a later word changes nothing. */
        public DisputeView resolvedBy(DisputeResolved resolved) {
            return resolution.isPresent() ? this : new DisputeView(dispute, Optional.of(resolved));
        }

        /** Whether it freezes the cell now. */
        public boolean freezes(CellAmount cell) {
            return resolution.isEmpty() && dispute.covers(cell.resource().app(), cell.day());
        }
    }
}
