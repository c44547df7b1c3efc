package dev.treering.projections.model;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.PilotConverted.PilotUsage;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BillingFact.CellsDisputed;
import dev.treering.events.facts.BillingFact.DisputeResolved;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.BackBillEntry.Computed;
import dev.treering.events.ledger.BackBillEntry.ExcludedCell;
import dev.treering.events.ledger.BackBillEntry.Held;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.CaseId;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules of pending usage written a second time: from all that is pending, after every fact, what must become of it. */
final class CasesWatch {

    private static final int MONTHS_PENDING = 12;

    private final AccountId account;
    private final Faults faults;
    private final PendingBooks books;
    private final SortedMap<CaseId, NaiveCase> cases = new TreeMap<>();
    private final SortedMap<String, CellsDisputed> disputes = new TreeMap<>();
    private boolean waivesAll;

    CasesWatch(AccountId account, Faults faults) {
        this.account = account;
        this.faults = faults;
        this.books = new PendingBooks(faults);
    }

    Optional<NaiveCase> find(CaseId id) {
        return Optional.ofNullable(cases.get(id));
    }

    /** One fact and what came of it. */
    void saw(Fact fact, List<LedgerEntry> entries, NaiveStatements naive) {
        books.state(entries);
        propose(fact);
        compute(entries, naive);
        Optional<Held.Reason> held = Optional.empty();
        boolean posted = false;
        SortedSet<CellKey> waived = new TreeSet<>();
        SortedSet<CellKey> expired = new TreeSet<>();
        SortedSet<CellKey> billed = new TreeSet<>();
        switch (fact) {
            case BillingFact.BackBillReleased release -> {
                var one = find(release.billingCase());
                held = one.isEmpty()
                        ? Optional.of(Held.Reason.UNKNOWN_CASE)
                        : one.get().refusal(release, naive.liveFrom(account).isPresent());
                if (held.isPresent()) {
                    one.ifPresent(NaiveCase::hold);
                } else {
                    posted = true;
                    billed.addAll(cells(one.orElseThrow()));
                    one.orElseThrow().end();
                }
            }
            case BillingFact.BackBillWaived one ->
                open(one.billingCase()).ifPresent(waivedCase -> {
                    waived.addAll(cells(waivedCase));
                    waivedCase.end();
                });
            case DisputeResolved resolved -> {
                var dispute = Optional.ofNullable(disputes.remove(resolved.dispute()));
                if (resolved.resolution() == DisputeResolved.Resolution.UPHELD) {
                    dispute.ifPresent(one -> waived.addAll(books.pending(cell -> NaiveCase.covers(one, cell))));
                }
            }
            case ClockFact.PeriodClosed closed -> expired.addAll(expiring(closed.period()));
            default -> {}
        }
        if (waivesAll) {
            waived.addAll(books.pending(_ -> true));
            expired.clear();
        }
        checkHeld(fact, held, entries);
        faults.same(
                posted ? 1L : 0L,
                entries.stream().filter(Posted.class::isInstance).count(),
                () -> "postings by " + fact);
        books.resolve(entries, waived, expired, billed);
        checkOpen();
    }

    private void propose(Fact fact) {
        switch (fact) {
            case BillingFact.BackBillProposed proposed -> {
                boolean isFree = open().map(NaiveCase::isHeld).orElse(true);
                if (isFree && find(proposed.billingCase()).isEmpty()) {
                    open().ifPresent(NaiveCase::end);
                    cases.put(proposed.billingCase(), new NaiveCase(proposed));
                }
            }
            case BillingFact.BackBillNoticeSent notice ->
                open(notice.billingCase()).ifPresent(one -> one.send(notice));
            case BillingFact.BackBillApproved approval ->
                open(approval.billingCase()).ifPresent(one -> one.approve(approval));
            case BillingFact.BackBillRejected rejected ->
                open(rejected.billingCase()).ifPresent(NaiveCase::end);
            case CellsDisputed dispute -> disputes.putIfAbsent(dispute.dispute(), dispute);
            case AccountFact.PilotWithdrawn _ -> waivesAll = true;
            case AccountFact.PilotConverted converted -> waivesAll |= converted.usage() == PilotUsage.WAIVE;
            default -> {}
        }
    }

    /** A case may be computed several times on the way; the last time everything is known. */
    private void compute(List<LedgerEntry> entries, NaiveStatements naive) {
        var computations = entries.stream()
                .filter(Computed.class::isInstance)
                .map(Computed.class::cast)
                .toList();
        for (Computed computed : computations) {
            var one = open(computed.billingCase());
            faults.check(one.isPresent(), () -> "a case is computed that is not open: " + computed);
            one.ifPresent(open -> {
                faults.check(
                        !open.computation().map(Computed::hash).equals(Optional.of(computed.hash())),
                        () -> "the same computation again: " + computed);
                open.compute(computed);
                if (computed.equals(computations.getLast())) {
                    new NaiveBackBill(account, open.terms(), computed.backBill(), naive, faults).check();
                }
            });
        }
    }

    /** What the last computation of the open case is made of, after everything that the fact has changed. */
    private void checkOpen() {
        open().ifPresent(one -> {
            faults.check(one.computation().isPresent(), () -> "a case was proposed and is not computed");
            one.computation().ifPresent(computed -> {
                var cells = new TreeSet<CellKey>();
                var excluded = new TreeMap<CellKey, ExcludedCell.Reason>();
                books.pending(one::covers)
                        .forEach(cell -> one.exclusion(cell, disputes.values())
                                .ifPresentOrElse(reason -> excluded.put(cell, reason), () -> cells.add(cell)));
                BackBill bill = computed.backBill();
                faults.same(cells, cells(one), () -> "cells of " + computed.billingCase());
                var left = new TreeMap<CellKey, ExcludedCell.Reason>();
                bill.excluded().forEach(cell -> left.put(CellKey.of(cell.pending()), cell.reason()));
                faults.same(excluded, left, () -> "excluded from " + computed.billingCase());
                bill.cells().forEach(cell -> books.checkPending(cell.pending()));
                bill.excluded().forEach(cell -> books.checkPending(cell.pending()));
            });
        });
    }

    private void checkHeld(Fact fact, Optional<Held.Reason> expected, List<LedgerEntry> entries) {
        var held = entries.stream()
                .filter(Held.class::isInstance)
                .map(entry -> ((Held) entry).reason())
                .toList();
        if (fact instanceof BillingFact.BackBillReleased) {
            faults.same(expected.stream().toList(), held, () -> "held back by " + fact);
        }
        for (LedgerEntry entry : entries) {
            if (entry instanceof Posted posted) {
                var computed = find(posted.billingCase()).flatMap(NaiveCase::computation);
                faults.same(computed.map(Computed::hash), Optional.of(posted.hash()), () -> "hash of what is posted");
                faults.same(
                        computed.map(one -> words(one.backBill())),
                        Optional.of(words(posted.backBill())),
                        () -> "what is posted and what was computed");
            }
        }
        faults.check(
                fact instanceof BillingFact || entries.stream().noneMatch(entry -> entry instanceof BackBillEntry.Held),
                () -> "held back without being asked: " + entries);
    }

    /** An open case keeps what it can still come to, also what is disputed: until the first close after its end. */
    private SortedSet<CellKey> expiring(YearMonth closed) {
        YearMonth last = closed.minusMonths(MONTHS_PENDING);
        return books.pending(cell -> !cell.month().isAfter(last)
                && open().filter(one -> one.covers(cell)
                                && one.exclusion(cell, List.of()).isEmpty())
                        .isEmpty());
    }

    /** All that is approved: the period follows from the day of the release. */
    private static String words(BackBill bill) {
        return bill.currency() + " " + bill.cells() + " " + bill.excluded() + " " + bill.lines() + " " + bill.total();
    }

    private static SortedSet<CellKey> cells(NaiveCase one) {
        var cells = new TreeSet<CellKey>();
        one.computation().ifPresent(computed -> {
            for (BackBilledCell cell : computed.backBill().cells()) {
                cells.add(CellKey.of(cell.pending()));
            }
        });
        return cells;
    }

    private Optional<NaiveCase> open() {
        return cases.values().stream().filter(NaiveCase::isOpen).findFirst();
    }

    private Optional<NaiveCase> open(CaseId id) {
        return find(id).filter(NaiveCase::isOpen);
    }
}
