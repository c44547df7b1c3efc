package dev.treering.events.ledger;

import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;

/** What the ledger says of pending usage: what a case comes to, and what became of each cell. */
public sealed interface BackBillEntry extends LedgerEntry {

    /** Pending cells that will never be charged. */
    record Resolved(Resolution resolution, String reference, List<CellAmount> cells) implements BackBillEntry {
        /** How. */
        public enum Resolution {
            /** Somebody decided so. */
            WAIVED,
            /** No lookback reaches them any more. */
            EXPIRED
        }

        public Resolved {
            cells = List.copyOf(cells);
        }
    }

    /**
     * What a case comes to, as far as is known. Computed again whenever something it depends on has changed.
     *
     * @param hash of all figures in the entry, see {@code docs/back-billing.md}; not of the month it is invoiced in
     */
    record Computed(CaseId billingCase, Hash hash, BackBill backBill) implements BackBillEntry {}

    /** The computation was posted: its cells are resolved, its total is due by an invoice of its own. */
    record Posted(CaseId billingCase, Hash hash, BackBill backBill) implements BackBillEntry {}

    /** What was asked of a case was not done. */
    record Held(CaseId billingCase, Reason reason, String detail) implements BackBillEntry {
        /** Why, in order of precedence. */
        public enum Reason {
            /** There is none of this id; or it was proposed while another was open, and not taken up. */
            UNKNOWN_CASE,
            CASE_ENDED,
            /** The account has no go-live day. */
            NOT_LIVE,
            /** What is to be posted is not what was computed last. */
            AMOUNT_CHANGED,
            /** Fewer than two people who did not propose it have approved this computation. */
            NOT_APPROVED,
            NOTICE_NOT_SENT,
            NOTICE_TOO_SHORT,
            /** No cell is left to post. */
            NOTHING_PENDING
        }
    }

    /**
     * A case in figures. For each cell and in all: pending = posted + price + discount + cap.
     *
     * @param period what is posted is invoiced in
     * @param cells in order of day, resource and revision
     * @param excluded pending cells of the case's days that it leaves out
     * @param lines one per month, resource and tax, for the invoice
     * @param total of the lines, with tax
     */
    record BackBill(
            YearMonth period,
            Currency currency,
            List<BackBilledCell> cells,
            List<ExcludedCell> excluded,
            List<StatementLine> lines,
            BigDecimal total) {
        public BackBill {
            cells = List.copyOf(cells);
            excluded = List.copyOf(excluded);
            lines = List.copyOf(lines);
        }
    }

    /**
     * A cell of a case.
     *
     * @param price taken off by the price rule
     * @param discount taken off by the agreed discount
     * @param cap taken off by the cap
     * @param posted what is left
     */
    record BackBilledCell(
            CellAmount pending, BigDecimal price, BigDecimal discount, BigDecimal cap, BigDecimal posted) {}

    /** A pending cell that a case leaves out. */
    record ExcludedCell(CellAmount pending, Reason reason, String detail) {
        /** Why, in order of precedence. */
        public enum Reason {
            DISPUTED,
            EXCLUDED,
            BEFORE_LOOKBACK
        }
    }
}
