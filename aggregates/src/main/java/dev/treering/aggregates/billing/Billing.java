package dev.treering.aggregates.billing;

import dev.treering.aggregates.billing.Case.Stage;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.PilotConverted.PilotUsage;
import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BillingFact.CellsDisputed;
import dev.treering.events.facts.BillingFact.DisputeResolved;
import dev.treering.events.facts.Fact;
import dev.treering.events.vocabulary.CaseId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An account's back-bills and disputes, and what of its terms they rest on.
 *
 * @param isOpened whether there is the account
 * @param agreed the pilot's terms; empty where there was no pilot
 * @param liveFrom first charged UTC day
 * @param isForgiven whether all that is pending was waived with the end of the pilot
 * @param disputes all there ever were, by name
 * @param resolutions of those that have ended, by name
 */
record Billing(
        boolean isOpened,
        Optional<BackBillTerms> agreed,
        Optional<LocalDate> liveFrom,
        boolean isForgiven,
        Map<CaseId, Case> cases,
        Map<String, CellsDisputed> disputes,
        Map<String, DisputeResolved> resolutions) {

    static final Billing NOTHING_KNOWN =
            new Billing(false, Optional.empty(), Optional.empty(), false, Map.of(), Map.of(), Map.of());

    Billing {
        cases = Map.copyOf(cases);
        disputes = Map.copyOf(disputes);
        resolutions = Map.copyOf(resolutions);
    }

    Billing evolve(Fact fact) {
        return switch (fact) {
            case AccountFact told -> evolve(told);
            case BillingFact told -> evolve(told);
            default -> this;
        };
    }

    private Billing evolve(AccountFact fact) {
        return switch (fact) {
            case AccountFact.Opened _ -> new Billing(true, agreed, liveFrom, isForgiven, cases, disputes, resolutions);
            case AccountFact.PilotEnrolled enrolled ->
                new Billing(
                        isOpened, Optional.of(enrolled.terms()), liveFrom, isForgiven, cases, disputes, resolutions);
            case AccountFact.LiveScheduled live ->
                new Billing(isOpened, agreed, Optional.of(live.from()), isForgiven, cases, disputes, resolutions);
            case AccountFact.PilotWithdrawn _ -> forgiven();
            case AccountFact.PilotConverted converted -> converted.usage() == PilotUsage.WAIVE ? forgiven() : this;
            default -> this;
        };
    }

    private Billing evolve(BillingFact fact) {
        return switch (fact) {
            case BillingFact.BackBillProposed proposal -> {
                var next = new HashMap<>(cases);
                if (next.putIfAbsent(proposal.billingCase(), Case.of(proposal)) == null) {
                    next.replaceAll((_, known) -> known.followed());
                }
                yield with(next);
            }
            case BillingFact.BackBillApproved approval -> with(approval.billingCase(), known -> known.with(approval));
            case BillingFact.BackBillNoticeSent notice -> with(notice.billingCase(), known -> known.with(notice));
            case BillingFact.BackBillRejected rejected -> with(rejected.billingCase(), known -> known.at(Stage.ENDED));
            case BillingFact.BackBillWaived waived -> with(waived.billingCase(), known -> known.at(Stage.ENDED));
            case BillingFact.BackBillReleased released ->
                with(released.billingCase(), known -> known.at(Stage.RELEASED));
            case CellsDisputed dispute -> {
                var next = new HashMap<>(disputes);
                next.putIfAbsent(dispute.dispute(), dispute);
                yield new Billing(isOpened, agreed, liveFrom, isForgiven, cases, next, resolutions);
            }
            case DisputeResolved resolved -> {
                var next = new HashMap<>(resolutions);
                next.putIfAbsent(resolved.dispute(), resolved);
                yield new Billing(isOpened, agreed, liveFrom, isForgiven, cases, disputes, next);
            }
        };
    }

    private Billing forgiven() {
        return new Billing(isOpened, agreed, liveFrom, true, cases, disputes, resolutions);
    }

    private Billing with(Map<CaseId, Case> next) {
        return new Billing(isOpened, agreed, liveFrom, isForgiven, next, disputes, resolutions);
    }

    private Billing with(CaseId id, UnaryOperator<Case> change) {
        var next = new HashMap<>(cases);
        next.computeIfPresent(id, (_, known) -> change.apply(known));
        return with(next);
    }
}
