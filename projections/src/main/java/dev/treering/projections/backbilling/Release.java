package dev.treering.projections.backbilling;

import dev.treering.events.facts.BillingFact.BackBillReleased;
import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.BackBillEntry.Held;
import dev.treering.events.ledger.BackBillEntry.Held.Reason;
import dev.treering.events.vocabulary.Hash;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether a computation may be posted.
 *
 * @param isLive whether the account has a go-live day
 * @param current hash of what the case comes to now
 */
record Release(BackBillReleased asked, OpenCase open, boolean isLive, Hash current, BackBill backBill) {

    private static final int APPROVERS = 2;

    /** The first reason why not; empty where everything holds. */
    Optional<Held> refusal() {
        return when(!isLive, Reason.NOT_LIVE, "account " + asked.account() + " has no go-live day")
                .or(() -> when(
                        !current.equals(asked.hash()),
                        Reason.AMOUNT_CHANGED,
                        "to be posted is " + asked.hash() + ", the case comes to " + current))
                .or(() -> when(
                        open.approversOf(current).size() < APPROVERS,
                        Reason.NOT_APPROVED,
                        "approved by " + open.approversOf(current) + "; two people who did not propose it are needed"))
                .or(this::unannounced)
                .or(() ->
                        when(backBill.cells().isEmpty(), Reason.NOTHING_PENDING, "no cell of the case's days is left"));
    }

    private Optional<Held> unannounced() {
        Optional<LocalDate> sent = Optional.ofNullable(open.notices().get(current));
        int days = open.proposal().terms().noticeDays();
        return sent.isEmpty()
                ? when(true, Reason.NOTICE_NOT_SENT, "no notice of " + current + " was sent")
                : when(
                        asked.on().isBefore(sent.get().plusDays(days)),
                        Reason.NOTICE_TOO_SHORT,
                        "notice was sent on " + sent.get() + "; it may be posted from "
                                + sent.get().plusDays(days) + " on");
    }

    private Optional<Held> when(boolean broken, Reason reason, String detail) {
        return broken ? Optional.of(new Held(asked.billingCase(), reason, detail)) : Optional.empty();
    }
}
