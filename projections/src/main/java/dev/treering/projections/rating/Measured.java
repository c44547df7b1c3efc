package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.Usage;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A piece and what of it is priced.
 *
 * @param order place among the lines, from 0
 * @param days billed milliseconds of a level, the priced figure of a counter, or months of a flat fee, by day; below 0 where more
 *     was taken back than reported
 */
record Measured(int order, Piece piece, SortedMap<LocalDate, ExactAmount> days) {

    /** By app, name, SKU and book, then by day: the order of the lines. */
    static final Comparator<Piece> LINE_ORDER = Comparator.comparing(Piece::resource)
            .thenComparing(Piece::book)
            .thenComparing(piece -> piece.days().firstKey());

    Measured {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /** Whether a day of the piece has anything that counts as use: billed time, or a report, be it of 0. */
    static boolean isUse(Piece piece, Metered day) {
        return isLevel(piece)
                ? BilledTime.of(day, piece.item().terms().basis(), piece.terms().policies()) > 0
                : day.count().events() > 0;
    }

    static boolean isLevel(Piece piece) {
        ResourceKind kind = piece.resource().kind();
        return switch (kind) {
            case DYNO, ADD_ON, SPACE, NETWORK -> true;
            case BUILD, USAGE -> false;
            case ACCOUNT -> throw new IllegalArgumentException("kind is ACCOUNT; allowed is what is metered");
        };
    }

    boolean isUsed() {
        return piece.days().values().stream().anyMatch(day -> isUse(piece, day));
    }

    /** Reports behind it; 0 for a level. */
    long events() {
        return piece.days().values().stream()
                .mapToLong(day -> day.count().events())
                .reduce(0, Math::addExact);
    }

    /** The integrals of all days. */
    Usage usage() {
        return piece.days().values().stream().map(Metered::usage).reduce(Usage.NONE, Usage::plus);
    }

    /** Billed milliseconds of all days; 0 for a counter. */
    long billedMs() {
        return isLevel(piece)
                ? piece.days().values().stream()
                        .mapToLong(day -> BilledTime.of(
                                day, piece.item().terms().basis(), piece.terms().policies()))
                        .reduce(0, Math::addExact)
                : 0;
    }

    LocalDate lastDay() {
        return piece.days().lastKey();
    }
}
