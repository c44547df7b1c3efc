package dev.treering.projections.backbilling;

import dev.treering.projections.rating.ExactAmount;
import dev.treering.projections.rating.LargestRemainder;
import dev.treering.projections.rating.MinorUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left of the amounts of some cells while it is reduced, step by step. A cell below 0, a correction downwards, is never
 * reduced itself: it counts in the sum that is, so that usage that was taken back is not taken back twice over.
 */
final class Reduction {

    private final MinorUnit unit;
    private final List<BigDecimal> left;

    Reduction(List<BigDecimal> amounts, MinorUnit unit) {
        this.left = new ArrayList<>(amounts);
        this.unit = unit;
    }

    /** All that is left at these places; may be below 0. */
    BigDecimal sum(List<Integer> places) {
        return places.stream().map(left::get).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * Takes an amount off, in proportion to what is left of each cell, and writes down what each gave.
     *
     * @param amount 0 or more, not finer than the minor unit; no more than the sum of the places
     * @param off by place
     */
    void take(BigDecimal amount, List<Integer> places, List<BigDecimal> off) {
        List<ExactAmount> weights = places.stream()
                .map(left::get)
                .map(part -> ExactAmount.of(part).orZero())
                .toList();
        List<BigDecimal> parts = LargestRemainder.spread(amount, weights, unit);
        for (int i = 0; i < parts.size(); i++) {
            int place = places.get(i);
            off.set(place, off.get(place).add(parts.get(i)));
            left.set(place, left.get(place).subtract(parts.get(i)));
        }
    }

    BigDecimal left(int place) {
        return left.get(place);
    }
}
