package dev.treering.projections.backbilling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.BackBillEntry.Computed;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.ledger.BackBillEntry.Resolved;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps books of its own on what was told and what the ledger said, and compares. */
final class Audit {

    private final Map<String, CellAmount> open = new HashMap<>();
    private final Set<String> resolved = new HashSet<>();
    private final Map<CaseId, String> proposers = new HashMap<>();
    private final Map<CaseId, Map<Hash, Set<String>>> approvers = new HashMap<>();

    private BigDecimal stated = BigDecimal.ZERO;
    private BigDecimal posted = BigDecimal.ZERO;
    private BigDecimal reduced = BigDecimal.ZERO;
    private BigDecimal waived = BigDecimal.ZERO;
    private BigDecimal expired = BigDecimal.ZERO;

    int postings;

    void stated(CellAmount cell) {
        open.put(name(cell), cell);
        stated = stated.add(cell.amount());
    }

    void told(Fact fact) {
        if (fact instanceof BillingFact.BackBillProposed proposal) {
            proposers.putIfAbsent(proposal.billingCase(), proposal.by());
        }
        if (fact instanceof BillingFact.BackBillApproved approval) {
            approvers
                    .computeIfAbsent(approval.billingCase(), _ -> new HashMap<>())
                    .computeIfAbsent(approval.hash(), _ -> new HashSet<>())
                    .add(approval.by());
        }
    }

    void said(List<LedgerEntry> entries) {
        for (LedgerEntry entry : entries) {
            switch (entry) {
                case Computed computed ->
                    a_computation_adds_up(computed.billingCase(), computed.hash(), computed.backBill());
                case Posted now -> posted(now);
                case Resolved now -> {
                    each_is_resolved_once(now.cells().stream());
                    BigDecimal sum = sum(now.cells().stream().map(CellAmount::amount));
                    switch (now.resolution()) {
                        case WAIVED -> waived = waived.add(sum);
                        case EXPIRED -> expired = expired.add(sum);
                    }
                }
                default -> {}
            }
        }
    }

    /** Stated is posted, taken off, waived, expired, or pending still. */
    void the_books_balance(List<CellAmount> pending) {
        assertThat(pending).containsExactlyInAnyOrderElementsOf(open.values());
        assertThat(Stream.of(
                                posted,
                                reduced,
                                waived,
                                expired,
                                sum(pending.stream().map(CellAmount::amount)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(stated);
    }

    private void posted(Posted now) {
        postings++;
        a_computation_adds_up(now.billingCase(), now.hash(), now.backBill());
        List<BackBilledCell> cells = now.backBill().cells();
        each_is_resolved_once(cells.stream().map(BackBilledCell::pending));
        posted = posted.add(sum(cells.stream().map(BackBilledCell::posted)));
        reduced =
                reduced.add(sum(cells.stream().flatMap(cell -> Stream.of(cell.price(), cell.discount(), cell.cap()))));
        var people = new HashSet<>(
                approvers.getOrDefault(now.billingCase(), Map.of()).getOrDefault(now.hash(), Set.of()));
        people.remove(proposers.get(now.billingCase()));
        assertThat(people).as("who approved what was posted").hasSizeGreaterThanOrEqualTo(2);
    }

    private void each_is_resolved_once(Stream<CellAmount> cells) {
        cells.forEach(cell -> {
            assertThat(resolved.add(name(cell))).as("resolved once: " + cell).isTrue();
            assertThat(open.remove(name(cell))).isEqualTo(cell);
        });
    }

    private static void a_computation_adds_up(CaseId id, Hash hash, BackBill backBill) {
        assertThat(ComputationText.hash(Pilot.ACME, id, backBill)).isEqualTo(hash);
        var nets = new ArrayList<BigDecimal>();
        for (BackBilledCell cell : backBill.cells()) {
            BigDecimal off = cell.price().add(cell.discount()).add(cell.cap());
            assertThat(cell.posted().add(off))
                    .isEqualByComparingTo(cell.pending().amount());
            assertThat(cell.price()).isNotNegative();
            assertThat(cell.discount()).isNotNegative();
            assertThat(cell.cap()).isNotNegative();
            if (cell.pending().amount().signum() >= 0) {
                assertThat(cell.posted()).isNotNegative();
            } else {
                assertThat(off).isZero();
            }
            nets.add(cell.posted());
        }
        assertThat(sum(backBill.lines().stream().map(line -> line.amount()))).isEqualByComparingTo(backBill.total());
        assertThat(sum(backBill.lines().stream()
                        .filter(line -> line.kind() == LedgerEntry.LineKind.USAGE)
                        .map(line -> line.amount())))
                .isEqualByComparingTo(sum(nets.stream()));
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String name(CellAmount cell) {
        return cell.resource() + "/" + cell.day() + "/" + cell.revision();
    }
}
