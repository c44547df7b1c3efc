package dev.treering.aggregates.billing;

import dev.treering.events.facts.BillingFact.BackBillApproved;
import dev.treering.events.facts.BillingFact.BackBillNoticeSent;
import dev.treering.events.facts.BillingFact.BackBillProposed;
import dev.treering.events.vocabulary.Hash;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A case as far as decisions need to know it.
 *
 * @param approvals who approved which computation
 * @param notices the first day on which the customer was told of it
 * @param stage how far it has come
 */
record Case(BackBillProposed proposal, Map<Hash, Set<String>> approvals, Map<Hash, LocalDate> notices, Stage stage) {

    /** How far a case has come. */
    enum Stage {
        OPEN,
        /** Asked to be posted. The ledger may have held it, so everything may still be said of it; another case may follow. */
        RELEASED,
        ENDED
    }

    Case {
        approvals = Map.copyOf(approvals);
        notices = Map.copyOf(notices);
    }

    static Case of(BackBillProposed proposal) {
        return new Case(proposal, Map.of(), Map.of(), Stage.OPEN);
    }

    Case with(BackBillApproved approval) {
        var people = new TreeSet<>(approvers(approval.hash()));
        people.add(approval.by());
        var next = new HashMap<>(approvals);
        next.put(approval.hash(), people);
        return new Case(proposal, next, notices, stage);
    }

    Case with(BackBillNoticeSent notice) {
        var next = new HashMap<>(notices);
        next.merge(notice.hash(), notice.on(), (one, other) -> one.isBefore(other) ? one : other);
        return new Case(proposal, approvals, next, stage);
    }

    Case at(Stage next) {
        return new Case(proposal, approvals, notices, stage == Stage.ENDED ? stage : next);
    }

    /** As it is once another was proposed: what the ledger held ends with it. */
    Case followed() {
        return stage == Stage.RELEASED ? at(Stage.ENDED) : this;
    }

    Set<String> approvers(Hash hash) {
        return approvals.getOrDefault(hash, Set.of());
    }
}
