package dev.treering.projections.query;

import dev.treering.events.facts.BillingFact;
import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.CaseId;
import java.util.List;

/** Back-bill cases: what people said of them, and what the ledger did. */
public interface BackBillQueries {

    /** The cases of an account, in the order of their proposals. */
    List<CaseView> backBills(AccountId account);

    /**
     * A case.
     *
     * @param story what was said of it, in log order; the proposal is first
     * @param said the newest computation, what was posted and why something was last held, as far as there is any, in order
     */
    record CaseView(AccountId account, CaseId id, List<BillingFact> story, List<BackBillEntry> said) {
        public CaseView {
            story = List.copyOf(story);
            said = List.copyOf(said);
        }
    }
}
