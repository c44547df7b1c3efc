package dev.treering.projections.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Something that was said to hold from an instant on, until something else is said. At one instant the later in the log holds.
 *
 * @param at ms
 */
record Said<T>(long at, long position, T value) {

    static final Comparator<Said<?>> ORDER =
            Comparator.<Said<?>>comparingLong(Said::at).thenComparingLong(Said::position);

    /** What holds at an instant; empty before anything was said. */
    static <T> Optional<T> at(List<Said<T>> said, long instant) {
        return said.stream().filter(one -> one.at <= instant).max(ORDER).map(Said::value);
    }

    /** What was said first. */
    static <T> Optional<T> first(List<Said<T>> said) {
        return said.stream().min(ORDER).map(Said::value);
    }
}
