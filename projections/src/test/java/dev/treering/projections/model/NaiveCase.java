package dev.treering.projections.model;

import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BillingFact.BackBillApproved;
import dev.treering.events.facts.BillingFact.BackBillNoticeSent;
import dev.treering.events.facts.BillingFact.BackBillProposed;
import dev.treering.events.facts.BillingFact.BackBillReleased;
import dev.treering.events.facts.BillingFact.CellsDisputed;
import dev.treering.events.ledger.BackBillEntry.Computed;
import dev.treering.events.ledger.BackBillEntry.ExcludedCell.Reason;
import dev.treering.events.ledger.BackBillEntry.Held;
import dev.treering.events.vocabulary.Hash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A back-bill case and all that was said of it while it was open. */
final class NaiveCase {

    final BackBillProposed proposal;

    private final List<BackBillApproved> approvals = new ArrayList<>();
    private final List<BackBillNoticeSent> notices = new ArrayList<>();
    private final List<Computed> computations = new ArrayList<>();
    private boolean ended;
    private boolean held;

    NaiveCase(BackBillProposed proposal) {
        this.proposal = proposal;
    }

    BackBillTerms terms() {
        return proposal.terms();
    }

    boolean isOpen() {
        return !ended;
    }

    void end() {
        ended = true;
    }

    void hold() {
        held = true;
    }

    /** Whether another may be proposed in its place: its release was asked for, and not done. */
    boolean isHeld() {
        return held;
    }

    void approve(BackBillApproved approval) {
        approvals.add(approval);
    }

    void send(BackBillNoticeSent notice) {
        notices.add(notice);
    }

    void compute(Computed computed) {
        computations.add(computed);
    }

    Optional<Computed> computation() {
        return computations.isEmpty() ? Optional.empty() : Optional.of(computations.getLast());
    }

    boolean covers(CellKey cell) {
        return !cell.day().isBefore(proposal.from()) && cell.day().isBefore(proposal.until());
    }

    /** Why a cell of its days is left out; empty where it is not. */
    Optional<Reason> exclusion(CellKey cell, Collection<CellsDisputed> disputes) {
        if (disputes.stream().anyMatch(dispute -> covers(dispute, cell))) {
            return Optional.of(Reason.DISPUTED);
        }
        if (proposal.exclusions().stream()
                .anyMatch(exclusion -> !cell.day().isBefore(exclusion.from())
                        && cell.day().isBefore(exclusion.until())
                        && exclusion
                                .app()
                                .map(app -> app.value().equals(cell.resource().app()))
                                .orElse(true))) {
            return Optional.of(Reason.EXCLUDED);
        }
        return cell.day().isBefore(proposal.on().minus(terms().lookback()))
                ? Optional.of(Reason.BEFORE_LOOKBACK)
                : Optional.empty();
    }

    static boolean covers(CellsDisputed dispute, CellKey cell) {
        return !cell.day().isBefore(dispute.from())
                && cell.day().isBefore(dispute.until())
                && dispute.app()
                        .map(app -> app.value().equals(cell.resource().app()))
                        .orElse(true);
    }

    /** Why what is released is not posted; empty where it must be. */
    Optional<Held.Reason> refusal(BackBillReleased release, boolean goesLive) {
        if (ended) {
            return Optional.of(Held.Reason.CASE_ENDED);
        }
        if (!goesLive) {
            return Optional.of(Held.Reason.NOT_LIVE);
        }
        if (!computation().map(Computed::hash).equals(Optional.of(release.hash()))) {
            return Optional.of(Held.Reason.AMOUNT_CHANGED);
        }
        long approvers = approvals.stream()
                .filter(approval -> approval.hash().equals(release.hash()))
                .map(BackBillApproved::by)
                .filter(by -> !by.equals(proposal.by()))
                .distinct()
                .count();
        if (approvers < 2) {
            return Optional.of(Held.Reason.NOT_APPROVED);
        }
        return notice(release).or(() -> isEmpty() ? Optional.of(Held.Reason.NOTHING_PENDING) : Optional.empty());
    }

    private Optional<Held.Reason> notice(BackBillReleased release) {
        var sent = notices.stream()
                .filter(notice -> notice.hash().equals(release.hash()))
                .toList();
        if (sent.isEmpty()) {
            return Optional.of(Held.Reason.NOTICE_NOT_SENT);
        }
        boolean inTime = sent.stream()
                .anyMatch(notice -> !notice.on().plusDays(terms().noticeDays()).isAfter(release.on()));
        return inTime ? Optional.empty() : Optional.of(Held.Reason.NOTICE_TOO_SHORT);
    }

    private boolean isEmpty() {
        return computation()
                .map(computed -> computed.backBill().cells().isEmpty())
                .orElse(true);
    }

    /** The hash that stands for a computation in a made-up history: that of the last, or of the first. */
    Hash hash(boolean last) {
        if (computations.isEmpty()) {
            return Hash.NONE;
        }
        return (last ? computations.getLast() : computations.getFirst()).hash();
    }
}
