package dev.treering.server.http.v1;

import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BillingFact.BackBillApproved;
import dev.treering.events.facts.BillingFact.BackBillNoticeSent;
import dev.treering.events.facts.BillingFact.BackBillProposed;
import dev.treering.events.facts.BillingFact.BackBillRejected;
import dev.treering.events.facts.BillingFact.BackBillWaived;
import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.BackBillEntry.Computed;
import dev.treering.events.ledger.BackBillEntry.Held;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.query.BackBillQueries.CaseView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far a case has come, by its story and what the ledger said of it.
 *
 * @param isFollowed whether another case was proposed after it: one that was held has ended with that
 * @param isLive whether the account has a go-live day
 */
record CaseProgress(
        BackBillProposed proposal,
        List<BillingFact> story,
        Optional<Computed> computed,
        Optional<Posted> posted,
        Optional<Held> held,
        boolean isFollowed,
        boolean isLive) {

    private static final int APPROVERS = 2;
    private static final Set<String> ENDED = Set.of("WAIVED", "REJECTED", "FOLLOWED");

    static CaseProgress of(CaseView view, boolean isFollowed, boolean isLive) {
        return new CaseProgress(
                all(view.story(), BackBillProposed.class).findFirst().orElseThrow(),
                view.story(),
                all(view.said(), Computed.class).findFirst(),
                all(view.said(), Posted.class).findFirst(),
                all(view.said(), Held.class).findFirst(),
                isFollowed,
                isLive);
    }

    String state() {
        if (posted.isPresent()) {
            return "POSTED";
        }
        if (all(story, BackBillWaived.class).findAny().isPresent()) {
            return "WAIVED";
        }
        if (all(story, BackBillRejected.class).findAny().isPresent()) {
            return "REJECTED";
        }
        if (held.isEmpty()) {
            return "OPEN";
        }
        return isFollowed ? "FOLLOWED" : "HELD";
    }

    /** Whether nothing can be said of it any more. What was posted may still be approved once more, which changes nothing. */
    boolean hasEnded() {
        return ENDED.contains(state());
    }

    /** Of the newest computation, or of what was posted. */
    Optional<Hash> hash() {
        return posted.map(Posted::hash).or(() -> computed.map(Computed::hash));
    }

    Optional<BackBill> figures() {
        return posted.map(Posted::backBill).or(() -> computed.map(Computed::backBill));
    }

    /** Who approved the newest computation; the proposer, who may be among those of imported facts, counts for nothing. */
    List<String> approvers() {
        return all(story, BackBillApproved.class)
                .filter(approval -> hash().equals(Optional.of(approval.hash())))
                .map(BackBillApproved::by)
                .filter(by -> !by.equals(proposal.by()))
                .distinct()
                .sorted()
                .toList();
    }

    Optional<LocalDate> noticeSent() {
        return all(story, BackBillNoticeSent.class)
                .filter(notice -> hash().equals(Optional.of(notice.hash())))
                .map(BackBillNoticeSent::on)
                .min(LocalDate::compareTo);
    }

    Optional<LocalDate> earliest() {
        return noticeSent().map(sent -> sent.plusDays(proposal.terms().noticeDays()));
    }

    List<String> missing() {
        var missing = new ArrayList<String>();
        if (state().equals("OPEN") || state().equals("HELD")) {
            if (computed.isEmpty()) {
                missing.add("the computation");
            }
            if (!isLive) {
                missing.add("a day on which the account goes live: `account pilot convert`");
            }
            if (approvers().size() < APPROVERS) {
                missing.add((APPROVERS - approvers().size()) + " more approval(s) of this computation, not by "
                        + proposal.by());
            }
            if (noticeSent().isEmpty()) {
                missing.add("notice to the customer of this computation");
            }
            held.ifPresent(why -> missing.add("last held: " + why.reason() + ", " + why.detail()));
        }
        return missing;
    }

    private static <T> Stream<T> all(List<?> of, Class<T> type) {
        return of.stream().filter(type::isInstance).map(type::cast);
    }
}
