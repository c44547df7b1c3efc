package dev.treering.projections.rating;

import dev.treering.events.prices.Price.RateWithCap;

/** {@code amount × quantity}, at most the cap of a month; of a month the price was in force for in part, that part of the cap. */
final class CappedRate {

    private CappedRate() {}

    static ExactAmount of(RateWithCap price, Chargeable used) {
        return used.quantity().times(price.amount()).min(used.inForce().times(price.cap()));
    }
}
