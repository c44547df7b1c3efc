package dev.treering.projections.backbilling;

import dev.treering.events.facts.BillingFact.BackBillApproved;
import dev.treering.events.facts.BillingFact.BackBillNoticeSent;
import dev.treering.events.facts.BillingFact.BackBillProposed;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.step.Sorted;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A case that has not ended.
 *
 * @param computed hash of the computation that was told last; {@link Hash#NONE} before the first
 * @param notices by the computation they were sent of, the day of the first
 * @param approvals by the computation they hold for, who gave them; the proposer is never among them
 * @param isHeld whether it was to be posted and was not: another case may follow it, and ends it
 */
record OpenCase(
        BackBillProposed proposal,
        Hash computed,
        SortedMap<Hash, LocalDate> notices,
        SortedMap<Hash, SortedSet<String>> approvals,
        boolean isHeld) {

    static OpenCase of(BackBillProposed proposal) {
        return new OpenCase(proposal, Hash.NONE, Sorted.empty(), Sorted.empty(), false);
    }

    CaseId id() {
        return proposal.billingCase();
    }

    OpenCase computed(Hash hash) {
        return new OpenCase(proposal, hash, notices, approvals, isHeld);
    }

    OpenCase held() {
        return new OpenCase(proposal, computed, notices, approvals, true);
    }

    OpenCase with(BackBillNoticeSent sent) {
        var first = Sorted.merged(notices, sent.hash(), sent.on(), (one, other) -> one.isBefore(other) ? one : other);
        return new OpenCase(proposal, computed, first, approvals, isHeld);
    }

    /** With an approval; that of the proposer counts for nothing. */
    OpenCase with(BackBillApproved approval) {
        if (approval.by().equals(proposal.by())) {
            return this;
        }
        var people = new TreeSet<>(approversOf(approval.hash()));
        people.add(approval.by());
        return new OpenCase(
                proposal,
                computed,
                notices,
                Sorted.with(approvals, approval.hash(), Collections.unmodifiableSortedSet(people)),
                isHeld);
    }

    SortedSet<String> approversOf(Hash hash) {
        return approvals.getOrDefault(hash, Collections.emptySortedSet());
    }

    /** First day that the lookback reaches. */
    LocalDate reachesBackTo() {
        return proposal.on().minus(proposal.terms().lookback());
    }

    boolean isOfItsDays(LocalDate day) {
        return !day.isBefore(proposal.from()) && day.isBefore(proposal.until());
    }

    /** Whether the case keeps a cell from expiring: it would post it, were it not for disputes, which may end either way. */
    boolean keeps(CellAmount cell) {
        return isOfItsDays(cell.day())
                && !cell.day().isBefore(reachesBackTo())
                && proposal.exclusions().stream()
                        .noneMatch(exclusion -> exclusion.covers(cell.resource().app(), cell.day()));
    }
}
