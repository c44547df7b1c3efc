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
 */
public record Rated(List<StatementLine> lines, BigDecimal total, SortedMap<String, BigDecimal> creditsUsed) {

    public Rated {
        lines = List.copyOf(lines);
        creditsUsed = Collections.unmodifiableSortedMap(new TreeMap<>(creditsUsed));
    }
}
