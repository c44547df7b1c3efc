package dev.treering.projections.rating;

import java.util.List;
import java.util.stream.Stream;

/** The least and the most that charges come to together. */
final class Limits {

    private Limits() {}

    /** The charges, each lowered in proportion where they are more together. */
    static List<Charge> lowered(List<Charge> charges, ExactAmount maximum) {
        ExactAmount sum = Charge.sum(charges);
        return sum.compareTo(maximum) <= 0
                ? charges
                : charges.stream()
                        .map(charge -> charge.with(
                                charge.amount().times(maximum).dividedBy(sum), "at most " + Words.of(maximum)))
                        .toList();
    }

    /** The charges, and what is missing where they are less together. */
    static List<Charge> raised(List<Charge> charges, ExactAmount minimum, Minimum subject) {
        ExactAmount missing = minimum.minus(Charge.sum(charges));
        return missing.signum() <= 0
                ? charges
                : Stream.concat(
                                charges.stream(),
                                Stream.of(new Charge(
                                        subject, missing, missing, List.of("at least " + Words.of(minimum)))))
                        .toList();
    }
}
