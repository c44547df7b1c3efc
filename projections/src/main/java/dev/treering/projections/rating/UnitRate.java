package dev.treering.projections.rating;

import dev.treering.events.prices.Price.PerUnit;

/** {@code amount × quantity}. */
final class UnitRate {

    private UnitRate() {}

    static ExactAmount of(PerUnit price, Chargeable used) {
        return used.quantity().times(price.amount());
    }
}
