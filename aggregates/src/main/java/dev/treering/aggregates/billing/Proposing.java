package dev.treering.aggregates.billing;

import static dev.treering.aggregates.rule.Decision.nothingToDo;
import static dev.treering.aggregates.rule.Decision.refused;

import dev.treering.aggregates.billing.Case.Stage;
import dev.treering.aggregates.decision.Command.ForBilling.ProposeBackBill;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BackBillTerms.PriceRule;
import dev.treering.events.facts.BillingFact.BackBillProposed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** What may be proposed: one case at a time, of days that are over and were in shadow, on terms no worse than were agreed. */
final class Proposing {

    private Proposing() {}

    static Decision decide(Billing state, ProposeBackBill command, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        var proposal = proposal(state, command, today);
        return repeated(state, proposal)
                .or(() -> open(state))
                .or(() -> pilotsEnd(state, proposal))
                .or(() -> worse(state, proposal))
                .or(() -> live(state, proposal))
                .or(() -> future(proposal, today))
                .orElseGet(() -> Decision.of(proposal));
    }

    /** What cannot be a proposal whatever is known; empty where nothing is wrong. */
    static Optional<String> problem(ProposeBackBill command) {
        if (!command.until().isAfter(command.from())) {
            return Optional.of("until is " + command.until() + "; allowed is a day after from, " + command.from());
        }
        try {
            command.terms().over(BackBillTerms.DEFAULT);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static BackBillProposed proposal(Billing state, ProposeBackBill command, LocalDate today) {
        return new BackBillProposed(
                command.account(),
                command.billingCase(),
                command.from(),
                command.until(),
                command.terms().over(state.agreed().orElse(BackBillTerms.DEFAULT)),
                command.exclusions(),
                today,
                command.by());
    }

    private static Optional<Decision> repeated(Billing state, BackBillProposed proposal) {
        return Optional.ofNullable(state.cases().get(proposal.billingCase()))
                .map(known -> known.proposal().equals(proposal)
                        ? nothingToDo()
                        : refused(
                                Rejection.CASE_EXISTS,
                                "there was a case " + proposal.billingCase() + " before; an id is used once"));
    }

    private static Optional<Decision> open(Billing state) {
        return state.cases().values().stream()
                .filter(known -> known.stage() == Stage.OPEN)
                .findFirst()
                .map(known -> refused(
                        Rejection.CASE_OPEN,
                        "case " + known.proposal().billingCase()
                                + " is open; it is to be posted, waived or rejected first"));
    }

    private static Optional<Decision> pilotsEnd(Billing state, BackBillProposed proposal) {
        return state.isForgiven()
                ? Optional.of(refused(
                        Rejection.PILOT_ENDED,
                        "the usage of the pilot of " + proposal.account() + " is waived, all of it"))
                : Optional.empty();
    }

    private static Optional<Decision> worse(Billing state, BackBillProposed proposal) {
        return state.agreed()
                .flatMap(agreed -> worse(agreed, proposal.terms(), proposal.on()))
                .map(detail -> refused(Rejection.BEYOND_TERMS, detail));
    }

    private static Optional<String> worse(BackBillTerms agreed, BackBillTerms wished, LocalDate on) {
        if (on.minus(wished.lookback()).isBefore(on.minus(agreed.lookback()))) {
            return beyond("lookback", wished.lookback(), agreed.lookback() + " or less");
        }
        if (wished.discountPercent().compareTo(agreed.discountPercent()) < 0) {
            return beyond("discount", wished.discountPercent().toPlainString(), agreed.discountPercent() + " or more");
        }
        if (agreed.cap().isPresent()
                && wished.cap()
                        .filter(cap -> cap.compareTo(agreed.cap().get()) <= 0)
                        .isEmpty()) {
            return beyond(
                    "cap",
                    wished.cap().map(BigDecimal::toPlainString).orElse("none"),
                    agreed.cap().get().toPlainString() + " or less");
        }
        if (agreed.priceRule() == PriceRule.LOWER && wished.priceRule() != PriceRule.LOWER) {
            return beyond("priceRule", wished.priceRule(), PriceRule.LOWER);
        }
        return wished.noticeDays() < agreed.noticeDays()
                ? beyond("noticeDays", wished.noticeDays(), agreed.noticeDays() + " or more")
                : Optional.empty();
    }

    private static Optional<String> beyond(String what, Object wished, Object allowed) {
        return Optional.of(what + " is " + wished + "; agreed for the pilot, and allowed, is " + allowed);
    }

    private static Optional<Decision> live(Billing state, BackBillProposed proposal) {
        return state.liveFrom()
                .filter(live -> proposal.until().isAfter(live))
                .map(live -> refused(
                        Rejection.NOT_SHADOW,
                        "until is " + proposal.until() + "; the account is live from " + live
                                + ", days before it were in shadow"));
    }

    private static Optional<Decision> future(BackBillProposed proposal, LocalDate today) {
        return proposal.until().isAfter(today)
                ? Optional.of(refused(
                        Rejection.NOT_OVER,
                        "until is " + proposal.until() + "; today is " + today + ", allowed are days that are over"))
                : Optional.empty();
    }
}
