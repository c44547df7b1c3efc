package dev.treering.projections.rating;

import dev.treering.events.prices.Price;
import dev.treering.events.prices.Price.CalendarProrated;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;

/** Usage and its price in, one rounded amount out. */
public final class Rater {

    private Rater() {}

    /**
     * What billable usage within a calendar month (UTC) comes to.
     *
     * @param billableMs used time, milliseconds, summed over all days of the line
     */
    public static Rated rate(Price price, long billableMs, YearMonth month, Currency currency) {
        return switch (price) {
            case CalendarProrated prorated ->
                new Rated(
                        prorated.monthly(),
                        CalendarProration.UNIT,
                        CalendarProration.of(prorated, billableMs, month).rounded(currency));
            default -> throw new IllegalStateException("no rating yet of " + price.model());
        };
    }

    /**
     * A rated quantity.
     *
     * @param unitPrice as the price book has it
     * @param unit what the price buys, such as month
     * @param amount rounded once, to the currency's minor unit
     */
    public record Rated(BigDecimal unitPrice, String unit, BigDecimal amount) {}
}
