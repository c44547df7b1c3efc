package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Usage of one resource on those days of a calendar month that are priced, discounted, exchanged and taxed alike: it becomes one
 * line.
 *
 * @param book the price-book version in force
 * @param terms what the book says beside its prices
 * @param item the book's price of the SKU, or the account's own
 * @param discounts agreed with the account, percent each, taken off one after the other after the item's own
 * @param fx empty where the book is in the statement's currency
 * @param tax empty where none is stated
 * @param daysInForce how many days of the month, in the mode of the statement, the price was in force for the account, whether or not
 *     anything was used: what the price gives or asks of a whole month is prorated by it
 * @param bookDaysInForce how many of them the book was, whatever price held for the SKU: pools and the book's own minimum and maximum
 *     are prorated by it
 * @param days what was used, by day; at least one
 */
public record Piece(
        Resource resource,
        PriceBookVersion book,
        BookTerms terms,
        PriceItem item,
        List<BigDecimal> discounts,
        Optional<FxRate> fx,
        Optional<TaxRule> tax,
        int daysInForce,
        int bookDaysInForce,
        SortedMap<LocalDate, Metered> days) {

    public Piece {
        discounts = List.copyOf(discounts);
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
        if (days.isEmpty()) {
            throw new IllegalArgumentException("days are none; allowed is one or more");
        }
    }

    /** A piece whose price held as long as its book. */
    public Piece(
            Resource resource,
            PriceBookVersion book,
            BookTerms terms,
            PriceItem item,
            List<BigDecimal> discounts,
            Optional<FxRate> fx,
            Optional<TaxRule> tax,
            int daysInForce,
            SortedMap<LocalDate, Metered> days) {
        this(resource, book, terms, item, discounts, fx, tax, daysInForce, daysInForce, days);
    }
}
