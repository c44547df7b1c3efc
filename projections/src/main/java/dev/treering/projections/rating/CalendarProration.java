package dev.treering.projections.rating;

import dev.treering.events.prices.Price.CalendarProrated;

/** A price per calendar month: {@code price × used ms / ms of that month}. A full month is exactly the price. */
final class CalendarProration {

    static final String UNIT = "month";

    private CalendarProration() {}

    static ExactAmount of(CalendarProrated price, Chargeable used) {
        return ExactAmount.of(price.monthly()).times(used.metered()).dividedBy(used.monthMs());
    }
}
