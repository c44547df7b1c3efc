package dev.treering.aggregates.billing;

import static dev.treering.aggregates.rule.Decision.nothingToDo;
import static dev.treering.aggregates.rule.Decision.refused;

import dev.treering.aggregates.billing.Case.Stage;
import dev.treering.aggregates.decision.Command.ForBilling.ApproveBackBill;
import dev.treering.aggregates.decision.Command.ForBilling.ReleaseBackBill;
import dev.treering.aggregates.decision.Command.ForBilling.SendNotice;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BillingFact.BackBillApproved;
import dev.treering.events.facts.BillingFact.BackBillNoticeSent;
import dev.treering.events.facts.BillingFact.BackBillReleased;
import dev.treering.events.vocabulary.CaseId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What may be said of a case. Notice, approval and release are bound to one computation by its hash: that it is the newest is for the
 * ledger to find, which posts no other.
 */
final class Deciding {

    private static final int APPROVERS = 2;

    private Deciding() {}

    static Decision decide(Billing state, SendNotice command, Instant at) {
        return ofCase(
                state,
                command.billingCase(),
                known -> known.notices().containsKey(command.hash())
                        ? nothingToDo()
                        : Decision.of(new BackBillNoticeSent(
                                command.account(),
                                command.billingCase(),
                                command.hash(),
                                day(at),
                                command.evidence(),
                                command.by())));
    }

    /** Whoever proposed a case does not approve it; once is enough for everybody else. */
    static Decision decide(Billing state, ApproveBackBill command) {
        return ofCase(state, command.billingCase(), known -> {
            if (known.proposal().by().equals(command.by())) {
                return refused(
                        Rejection.IS_PROPOSER, command.by() + " proposed the case; it is approved by two who did not");
            }
            return known.approvers(command.hash()).contains(command.by())
                    ? nothingToDo()
                    : Decision.of(new BackBillApproved(
                            command.account(), command.billingCase(), command.hash(), command.by()));
        });
    }

    /** Rejected or waived: {@code end} says which. */
    static Decision ended(Billing state, CaseId id, BillingFact end) {
        return ofCase(state, id, _ -> Decision.of(end));
    }

    static Decision decide(Billing state, ReleaseBackBill command, Instant at) {
        return ofCase(
                state,
                command.billingCase(),
                known -> missing(state, known, command, day(at))
                        .orElseGet(() -> Decision.of(new BackBillReleased(
                                command.account(), command.billingCase(), command.hash(), day(at), command.by()))));
    }

    private static Optional<Decision> missing(Billing state, Case known, ReleaseBackBill command, LocalDate today) {
        if (state.liveFrom().isEmpty()) {
            return because(
                    Rejection.NOT_LIVE,
                    "account " + command.account()
                            + " has no day on which it goes live; its pilot is to be converted first");
        }
        Set<String> approvers = new TreeSet<>(known.approvers(command.hash()));
        if (approvers.size() < APPROVERS) {
            return because(
                    Rejection.NOT_APPROVED,
                    command.hash() + " is approved by "
                            + (approvers.isEmpty() ? "nobody" : String.join(", ", approvers))
                            + "; two who did not propose the case are to approve it first");
        }
        LocalDate sent = known.notices().get(command.hash());
        if (sent == null) {
            return because(
                    Rejection.NOTICE_NOT_SENT,
                    "the customer was not told of " + command.hash() + "; notice of it is to be sent first");
        }
        LocalDate earliest = sent.plusDays(known.proposal().terms().noticeDays());
        return today.isBefore(earliest)
                ? because(
                        Rejection.NOTICE_TOO_SHORT,
                        "notice was sent on " + sent + "; it may be posted on " + earliest + " or later")
                : Optional.empty();
    }

    private static Optional<Decision> because(Rejection rejection, String detail) {
        return Optional.of(refused(rejection, detail));
    }

    private static Decision ofCase(Billing state, CaseId id, Function<Case, Decision> decide) {
        Case known = state.cases().get(id);
        if (known == null) {
            return refused(Rejection.NO_SUCH_CASE, "there is no case " + id);
        }
        return known.stage() == Stage.ENDED
                ? refused(Rejection.CASE_ENDED, "case " + id + " has ended")
                : decide.apply(known);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
