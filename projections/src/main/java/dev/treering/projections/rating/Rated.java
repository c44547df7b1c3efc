package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.StatementLine;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What it comes to.
 *
 * @param lines usage by app, name, SKU and book, then minimum, credits and tax; app names are left empty
 * @param total sum of the rounded amounts
 * @param creditsUsed how much of each credit, above 0, by its name
 * @param days the lines of usage and of minima by day, in the order of the lines; together they come to these lines
 */
public record Rated(
        List<StatementLine> lines, BigDecimal total, SortedMap<String, BigDecimal> creditsUsed, List<DayAmount> days) {

    /** What comes to nothing. */
    public static final Rated NOTHING = new Rated(List.of(), BigDecimal.ZERO, Collections.emptySortedMap(), List.of());

    public Rated {
        lines = List.copyOf(lines);
        creditsUsed = Collections.unmodifiableSortedMap(new TreeMap<>(creditsUsed));
        days = List.copyOf(days);
    }
}
