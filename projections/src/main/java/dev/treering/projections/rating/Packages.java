package dev.treering.projections.rating;

import dev.treering.events.prices.Price.Package;

/** {@code amount} for every package begun. */
final class Packages {

    private Packages() {}

    static ExactAmount of(Package price, Chargeable used) {
        return used.quantity().dividedBy(price.size()).ceiling().times(price.amount());
    }
}
