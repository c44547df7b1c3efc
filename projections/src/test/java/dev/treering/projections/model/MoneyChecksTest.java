package dev.treering.projections.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.BackBillEntry.Computed;
import dev.treering.events.ledger.BackBillEntry.Held;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.ledger.BackBillEntry.Resolved;
import dev.treering.events.ledger.BackBillEntry.Resolved.Resolution;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.vocabulary.BillingMode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A check proves nothing that does not find a ledger that says otherwise: each rule broken on purpose, in what the ledger gives out. */
class MoneyChecksTest {

    private static final long SEED = 20260401;
    private static final int HISTORIES = 3_000;

    @Test
    void a_correction_that_is_left_out_is_found() {
        found(
                "statement acct-1",
                entry -> entry instanceof StatementIssued one
                        ? List.of(Broken.statement(
                                one,
                                one.lines().stream()
                                        .filter(line -> line.corrects().isEmpty())
                                        .toList()))
                        : List.of(entry));
    }

    @Test
    void a_corrected_line_of_another_amount_is_found() {
        found(
                "statement acct-1",
                entry -> entry instanceof StatementIssued one
                        ? List.of(Broken.statement(
                                one,
                                one.lines().stream()
                                        .map(line -> line.corrects().isPresent() ? Broken.dearer(line) : line)
                                        .toList()))
                        : List.of(entry));
    }

    @Test
    void a_cell_that_says_more_than_its_statement_is_found() {
        found(
                "cells of 2026-",
                entry -> entry instanceof CellsStated one
                        ? List.of(Broken.cells(
                                one, cell -> Broken.amount(cell, cell.amount().add(Broken.MORE))))
                        : List.of(entry));
    }

    @Test
    void a_share_that_is_another_cells_is_found() {
        found(
                "has a share of",
                entry -> entry instanceof CellsStated one
                                && one.cells().size() == 2
                                && one.cells()
                                        .getFirst()
                                        .resource()
                                        .equals(one.cells().getLast().resource())
                        ? List.of(new CellsStated(
                                one.period(),
                                one.mode(),
                                List.of(
                                        Broken.amount(one.cells().getFirst(), Broken.sum(one.cells())),
                                        Broken.amount(one.cells().getLast(), BigDecimal.ZERO))))
                        : List.of(entry));
    }

    @Test
    void a_revision_that_is_skipped_is_found() {
        found(
                "revision of",
                entry -> entry instanceof CellsStated one
                        ? List.of(Broken.cells(
                                one,
                                cell -> new CellAmount(
                                        cell.resource(),
                                        cell.day(),
                                        cell.revision() + 1,
                                        cell.billedMs(),
                                        cell.amount())))
                        : List.of(entry));
    }

    @Test
    void shadow_cells_that_are_stated_as_live_are_found() {
        found(
                "cells without a statement of their mode",
                entry -> entry instanceof CellsStated one
                        ? List.of(new CellsStated(one.period(), BillingMode.LIVE, one.cells()))
                        : List.of(entry));
    }

    @Test
    void a_posting_that_nobody_approved_is_found() {
        var computed = new ArrayList<Computed>();
        found("by BackBillReleased", entry -> switch (entry) {
            case Computed one -> {
                computed.add(one);
                yield List.of(entry);
            }
            case Held held
            when held.reason() == Held.Reason.NOT_APPROVED -> {
                Computed last = computed.getLast();
                yield List.of(new Posted(last.billingCase(), last.hash(), last.backBill()));
            }
            default -> List.of(entry);
        });
    }

    @Test
    void a_posting_that_is_not_made_is_found() {
        found(
                "held back by",
                entry -> entry instanceof Posted posted
                        ? List.of(new Held(posted.billingCase(), Held.Reason.NOTHING_PENDING, ""))
                        : List.of(entry));
    }

    @Test
    void another_posting_than_was_computed_is_found() {
        found(
                "what is posted and what was computed",
                entry -> entry instanceof Posted posted
                        ? List.of(new Posted(posted.billingCase(), posted.hash(), Broken.dearer(posted.backBill())))
                        : List.of(entry));
    }

    @Test
    void a_discount_that_is_not_given_is_found() {
        found(
                "discount of",
                entry -> Broken.computed(
                        entry,
                        cell -> new BackBilledCell(
                                cell.pending(),
                                cell.price(),
                                BigDecimal.ZERO,
                                cell.cap(),
                                cell.posted().add(cell.discount()))));
    }

    @Test
    void a_price_that_is_not_lowered_is_found() {
        found(
                "by price",
                entry -> Broken.computed(
                        entry,
                        cell -> new BackBilledCell(
                                cell.pending(),
                                BigDecimal.ZERO,
                                cell.discount(),
                                cell.cap(),
                                cell.posted().add(cell.price()))));
    }

    @Test
    void a_cap_that_does_not_hold_is_found() {
        found(
                "taken off by the cap",
                entry -> Broken.computed(
                        entry,
                        cell -> new BackBilledCell(
                                cell.pending(),
                                cell.price(),
                                cell.discount(),
                                BigDecimal.ZERO,
                                cell.posted().add(cell.cap()))));
    }

    @Test
    void more_than_was_pending_is_found() {
        found(
                "more or less is posted than may be",
                entry -> Broken.computed(
                        entry,
                        cell -> new BackBilledCell(
                                cell.pending(),
                                cell.price().subtract(Broken.MORE),
                                cell.discount(),
                                cell.cap(),
                                cell.posted().add(Broken.MORE))));
    }

    @Test
    void a_cell_that_is_left_out_for_another_reason_is_found() {
        found(
                "excluded from",
                entry -> entry instanceof Computed one
                        ? List.of(new Computed(one.billingCase(), one.hash(), Broken.excluded(one.backBill())))
                        : List.of(entry));
    }

    @Test
    void a_cell_that_a_case_forgets_is_found() {
        found(
                "cells of case-",
                entry -> entry instanceof Computed one
                        ? List.of(new Computed(one.billingCase(), one.hash(), Broken.with(one.backBill(), List.of())))
                        : List.of(entry));
    }

    @Test
    void a_waiver_that_is_not_told_is_found() {
        found(
                "waived\n",
                entry -> entry instanceof Resolved one && one.resolution() == Resolution.WAIVED
                        ? List.of()
                        : List.of(entry));
    }

    @Test
    void usage_that_never_expires_is_found() {
        found(
                "expired\n",
                entry -> entry instanceof Resolved one && one.resolution() == Resolution.EXPIRED
                        ? List.of()
                        : List.of(entry));
    }

    @Test
    void usage_that_is_resolved_twice_is_found() {
        found("and pending is null", entry -> entry instanceof Resolved ? List.of(entry, entry) : List.of(entry));
    }

    @Test
    void what_is_found_is_made_small_and_told_with_the_fact_it_came_of() {
        var check = MoneyChecks.everyCent(
                () -> Broken.ledger(entry -> entry instanceof Resolved ? List.of() : List.of(entry)));

        assertThat(check.failure(SEED, HISTORIES).orElseThrow())
                .contains("made as small as it gets")
                .contains("PeriodClosed")
                .contains("after #");
        assertThat(check.smallest(check.failing(SEED, HISTORIES).orElseThrow())).hasSizeLessThanOrEqualTo(8);
    }

    /** Some history shows it for this reason, and shows nothing where the ledger is whole. */
    private static void found(String why, Broken broken) {
        var check = MoneyChecks.everyCent(() -> Broken.ledger(broken));
        var whole = MoneyChecks.everyCent();
        long seed = SEED;
        for (int i = 0; i < HISTORIES; i++) {
            List<Told> history = check.histories().apply(seed + i);
            var fault = check.difference().apply(history);
            if (fault.isPresent() && fault.get().contains(why)) {
                assertThat(whole.difference().apply(history)).isEmpty();
                return;
            }
        }
        fail("no history of " + HISTORIES + " shows: " + why);
    }
}
