package dev.treering.projections.backbilling;

import dev.treering.events.facts.BillingFact.BackBillProposed;
import dev.treering.events.facts.BillingFact.BackBillReleased;
import dev.treering.events.facts.BillingFact.BackBillWaived;
import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.BackBillEntry.Computed;
import dev.treering.events.ledger.BackBillEntry.Held;
import dev.treering.events.ledger.BackBillEntry.Held.Reason;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.ledger.BackBillEntry.Resolved;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cases: computed, computed anew, posted or waived. An account has one at a time. */
final class Cases {

    private final BackBillShelves shelves;
    private final PendingCells pending;
    private final AccountTerms terms;
    private final Computation computation;

    Cases(BackBillShelves shelves, PendingCells pending, AccountTerms terms) {
        this.shelves = shelves;
        this.pending = pending;
        this.terms = terms;
        this.computation = new Computation(pending, terms);
    }

    /** Takes up a case, unless there is one, or was one of this id. One that was held ends with it. */
    Optional<Held> proposed(BackBillProposed proposal) {
        CaseId id = proposal.billingCase();
        Standing standing = shelves.standing(proposal.account());
        if (standing.ended().contains(id)) {
            return Optional.of(held(id, Reason.CASE_ENDED, "case " + id + " has ended; an id is used once"));
        }
        Optional<OpenCase> before = standing.open();
        if (before.isPresent() && !before.get().isHeld()) {
            CaseId open = before.get().id();
            return Optional.of(held(id, Reason.UNKNOWN_CASE, "case " + open + " is open; there is one at a time"));
        }
        Standing free = before.map(open -> standing.ended(open.id())).orElse(standing);
        shelves.put(proposal.account(), free.with(OpenCase.of(proposal)));
        return Optional.empty();
    }

    /** What the account's open case comes to now; nothing where that was told last. */
    Optional<Computed> computedAnew(AccountId account) {
        Standing standing = shelves.standing(account);
        return standing.open().flatMap(open -> told(account, standing, open, computation.of(open, standing)));
    }

    List<BackBillEntry> released(BackBillReleased asked) {
        AccountId account = asked.account();
        Standing standing = shelves.standing(account);
        if (standing.open(asked.billingCase()).isEmpty()) {
            return List.of(notOpen(standing, asked.billingCase()));
        }
        OpenCase open = standing.open().orElseThrow();
        BackBill backBill = computation.of(open, standing);
        Hash now = ComputationText.hash(account, open.id(), backBill);
        var entries = new ArrayList<BackBillEntry>();
        told(account, standing, open, backBill).ifPresent(entries::add);
        boolean isLive = terms.liveFrom(account).isPresent();
        new Release(asked, open, isLive, now, backBill)
                .refusal()
                .ifPresentOrElse(
                        held -> {
                            shelves.put(
                                    account, standing.with(open.computed(now).held()));
                            entries.add(held);
                        },
                        () -> {
                            pending.take(
                                    account,
                                    backBill.cells().stream()
                                            .map(BackBilledCell::pending)
                                            .toList());
                            shelves.put(account, standing.ended(open.id()));
                            entries.add(new Posted(open.id(), now, invoicedIn(asked.on(), backBill)));
                        });
        return entries;
    }

    List<BackBillEntry> waived(BackBillWaived wish) {
        AccountId account = wish.account();
        Standing standing = shelves.standing(account);
        if (standing.open(wish.billingCase()).isEmpty()) {
            return List.of(notOpen(standing, wish.billingCase()));
        }
        OpenCase open = standing.open().orElseThrow();
        List<CellAmount> cells = computation.selected(open, standing).included();
        pending.take(account, cells);
        shelves.put(account, standing.ended(open.id()));
        return cells.isEmpty()
                ? List.of()
                : List.of(new Resolved(Resolved.Resolution.WAIVED, open.id().value(), cells));
    }

    private Optional<Computed> told(AccountId account, Standing standing, OpenCase open, BackBill backBill) {
        Hash hash = ComputationText.hash(account, open.id(), backBill);
        if (hash.equals(open.computed())) {
            return Optional.empty();
        }
        shelves.put(account, standing.with(open.computed(hash)));
        return Optional.of(new Computed(open.id(), hash, backBill));
    }

    private static BackBill invoicedIn(LocalDate on, BackBill backBill) {
        return new BackBill(
                YearMonth.from(on),
                backBill.currency(),
                backBill.cells(),
                backBill.excluded(),
                backBill.lines(),
                backBill.total());
    }

    private static Held notOpen(Standing standing, CaseId id) {
        return standing.ended().contains(id)
                ? held(id, Reason.CASE_ENDED, "case " + id + " has ended")
                : held(id, Reason.UNKNOWN_CASE, "there is no case " + id);
    }

    private static Held held(CaseId id, Reason reason, String detail) {
        return new Held(id, reason, detail);
    }
}
