package dev.treering.projections.rating;

import java.util.List;
import java.util.stream.Stream;

/**
 * An amount before it is rounded, in the currency of the book.
 *
 * @param list without discounts and maximum
 * @param notes for people: what was taken off, and why
 */
record Charge(Subject subject, ExactAmount list, ExactAmount amount, List<String> notes) {

    Charge {
        notes = List.copyOf(notes);
    }

    static ExactAmount sum(List<Charge> charges) {
        return ExactAmount.sum(charges.stream().map(Charge::amount).toList());
    }

    /** Another amount, and why. */
    Charge with(ExactAmount other, String note) {
        return new Charge(
                subject,
                list,
                other,
                Stream.concat(notes.stream(), Stream.of(note)).toList());
    }
}
