package dev.treering.projections.rating;

import java.util.List;

/**
 * Usage and its prices in, the lines of a statement out. Pure and exact; the order of the pieces does not matter.
 *
 * <p>The steps, each a type of its own: {@link Measuring} finds the quantity of each piece, {@link Grouping} brings together what is
 * rated together and makes units of it, {@link Pools} pay for a part, {@link ItemCharges} puts the price and its terms on it,
 * {@link BookCharges} the limits of the book, {@link Billed} exchanges and rounds, and {@link Bill} lets credits pay and adds the tax.
 */
public final class Rater {

    private Rater() {}

    /** What an account's month comes to, in the minor unit of its currency. */
    public static Rated rate(RatingInput input) {
        return rate(input, MinorUnit.of(input.currency()));
    }

    /** The same with amounts of other decimals than the currency has: for what is only compared, and never charged. */
    public static Rated rate(RatingInput input, MinorUnit unit) {
        List<Group> groups = Pools.drawn(Grouping.of(Measuring.of(input), input.period()));
        List<Billed> billed = BookCharges.of(groups).stream()
                .flatMap(charges -> Billed.together(charges, unit).stream())
                .toList();
        return Bill.of(billed, input.credits(), unit);
    }
}
