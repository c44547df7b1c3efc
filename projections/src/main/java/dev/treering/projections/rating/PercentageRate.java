package dev.treering.projections.rating;

import dev.treering.events.prices.Price.Percentage;

/** {@code percent / 100 × quantity}, and an amount for each report. What is included is quantity: it frees no report. */
final class PercentageRate {

    private PercentageRate() {}

    static ExactAmount of(Percentage price, Chargeable used) {
        return used.quantity()
                .percent(price.percent())
                .plus(ExactAmount.of(price.perEvent()).times(used.events()));
    }
}
