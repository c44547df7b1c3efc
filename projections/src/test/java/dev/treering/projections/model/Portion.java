package dev.treering.projections.model;

import dev.treering.events.prices.Price;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.rating.Piece;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/** A piece on its way to an amount; what is found out about it is put down here, step by step. */
final class Portion {

    final Piece piece;

    /** What is priced, as it is metered, by day. */
    final SortedMap<LocalDate, Fraction> figures = new TreeMap<>();

    /** The same in units, after rounding. */
    final SortedMap<LocalDate, Fraction> units = new TreeMap<>();

    Fraction billedMs = Fraction.ZERO;
    Fraction pooled = Fraction.ZERO;
    Fraction list = Fraction.ZERO;
    Fraction amount = Fraction.ZERO;

    Portion(Piece piece) {
        this.piece = piece;
    }

    Fraction figure() {
        return figures.values().stream().reduce(Fraction.ZERO, Fraction::plus);
    }

    Fraction quantity() {
        return units.values().stream().reduce(Fraction.ZERO, Fraction::plus);
    }

    Fraction unpooled() {
        return quantity().minus(pooled);
    }

    long events() {
        return piece.days().values().stream()
                .mapToLong(day -> day.count().events())
                .sum();
    }

    LocalDate firstUse() {
        return piece.days().entrySet().stream()
                .filter(day -> isUse(piece, day.getValue()))
                .map(SortedMap.Entry::getKey)
                .findFirst()
                .orElse(LocalDate.MAX);
    }

    boolean isUsed() {
        return !firstUse().equals(LocalDate.MAX);
    }

    boolean isOfSamePrice(Portion other) {
        return piece.book().equals(other.piece.book()) && piece.item().equals(other.piece.item());
    }

    boolean isFlat() {
        return piece.item().price() instanceof Price.Flat;
    }

    static boolean isUse(Piece piece, Metered day) {
        return day.count().events() > 0 || NaiveMeasure.billedMs(piece, day).signum() > 0;
    }
}
