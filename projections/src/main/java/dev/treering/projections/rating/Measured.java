package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.Usage;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.SortedMap;

/**
 * A piece and what of it is priced.
 *
 * @param order place among the lines, from 0
 * @param total of the figure over all days: milliseconds of a level, what a counter says, or months of a flat fee; below 0 where more
 *     was taken back than reported
 */
record Measured(int order, Piece piece, Figure figure, ExactAmount total) {

    /** By app, name, SKU and book, then by day: the order of the lines. */
    static final Comparator<Piece> LINE_ORDER = Comparator.comparing(Piece::resource)
            .thenComparing(Piece::book)
            .thenComparing(piece -> piece.days().firstKey());

    static Measured of(int order, Piece piece, Figure figure) {
        return new Measured(order, piece, figure, figure.total(piece));
    }

    /** Whether a day of the piece has anything that counts as use: billed time, or a report, be it of 0. */
    static boolean isUse(Piece piece, Metered day) {
        return isLevel(piece) ? BilledTime.of(day, piece) > 0 : day.count().events() > 0;
    }

    static boolean isLevel(Piece piece) {
        ResourceKind kind = piece.resource().kind();
        return switch (kind) {
            case DYNO, ADD_ON, SPACE, NETWORK -> true;
            case BUILD, USAGE -> false;
            case ACCOUNT -> throw new IllegalArgumentException("kind is ACCOUNT; allowed is what is metered");
        };
    }

    /** Reports behind a piece; 0 for a level. */
    static long events(Piece piece) {
        long events = 0;
        for (Metered day : piece.days().values()) {
            events = Math.addExact(events, day.count().events());
        }
        return events;
    }

    /** The figure by day. */
    SortedMap<LocalDate, ExactAmount> days() {
        return figure.days(piece);
    }

    boolean isUsed() {
        return piece.days().values().stream().anyMatch(day -> isUse(piece, day));
    }

    /** The integrals of all days; none of a counter. */
    Usage usage() {
        Usage usage = Usage.NONE;
        if (isLevel(piece)) {
            for (Metered day : piece.days().values()) {
                usage = usage.plus(day.usage());
            }
        }
        return usage;
    }

    /** Billed milliseconds of all days; 0 for a counter. */
    long billedMs() {
        return isLevel(piece) ? BilledTime.of(piece) : 0;
    }
}
