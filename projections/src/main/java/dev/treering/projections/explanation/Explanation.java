package dev.treering.projections.explanation;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.metering.Interval;
import dev.treering.projections.rating.ExactAmount;
import dev.treering.projections.rating.Working;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Why a line of a statement is what it is.
 *
 * @param number of the line, from 1
 * @param position of the fact that the statement was issued for
 * @param bookHash SHA-256 of the price-book file behind it; empty for credits and taxes
 * @param cells what was used by day, as it was known when the statement was issued
 * @param day one day of it in intervals; empty where there is none
 */
public record Explanation(
        AccountId account,
        YearMonth period,
        BillingMode mode,
        Currency currency,
        int number,
        StatementLine line,
        long position,
        Hash statement,
        Optional<Hash> bookHash,
        Reason reason,
        List<BilledCell> cells,
        Optional<DayTimeline> day) {

    public Explanation {
        cells = List.copyOf(cells);
    }

    /** Where the amount comes from. */
    public sealed interface Reason {

        /** It was rated. */
        record Rated(Working working) implements Reason {}

        /**
         * A closed month was rated again.
         *
         * @param before lines of the same thing as they were stated until then
         * @param after the same now
         */
        record Corrected(List<StatementLine> before, List<Working> after) implements Reason {
            public Corrected {
                before = List.copyOf(before);
                after = List.copyOf(after);
            }
        }

        /** A share of other amounts. {@code exact} is empty where the tax is contained in what it is worked out from. */
        record Taxed(BigDecimal basis, BigDecimal percent, Optional<ExactAmount> exact) implements Reason {}

        /** A credit pays. */
        record Credited() implements Reason {}
    }

    /**
     * A day of the line.
     *
     * @param billedMs what of it is billed, by the book's basis and policies; 0 for what is no level
     * @param stated the cell as it was stated before, of a day that is corrected
     */
    public record BilledCell(Cell cell, long billedMs, Optional<Cell> stated) {}

    /** A day in intervals, or with the reports that a counter sums. */
    public record DayTimeline(LocalDate day, List<Interval> intervals, List<Report> reports) {
        public DayTimeline {
            intervals = List.copyOf(intervals);
            reports = List.copyOf(reports);
        }
    }

    /** What a meter reported. */
    public record Report(LoggedFact cause, BigDecimal quantity) {}
}
