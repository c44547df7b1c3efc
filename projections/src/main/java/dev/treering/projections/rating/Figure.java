package dev.treering.projections.rating;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which figure of a piece is priced. Its days are worked out only where somebody asks for them: pools and credits do. */
sealed interface Figure {

    /** Billed milliseconds of a level, by basis and policies. */
    record Time() implements Figure {}

    /** All that a counter reported. */
    record Sum() implements Figure {}

    /** How many reports there were. */
    record Events() implements Figure {}

    /** What belongs to the month and is priced on one day. */
    record OnDay(LocalDate day, ExactAmount amount) implements Figure {}

    /** What belongs to the month and is priced with another piece. */
    record Elsewhere() implements Figure {}

    /** All days together. */
    default ExactAmount total(Piece piece) {
        return switch (this) {
            case Time _ -> ExactAmount.of(BilledTime.of(piece));
            case Sum _ -> ExactAmount.of(sum(piece));
            case Events _ -> ExactAmount.of(Measured.events(piece));
            case OnDay once -> once.amount();
            case Elsewhere _ -> ExactAmount.ZERO;
        };
    }

    /** By day. */
    default SortedMap<LocalDate, ExactAmount> days(Piece piece) {
        var days = new TreeMap<LocalDate, ExactAmount>();
        switch (this) {
            case Time _ ->
                piece.days().forEach((day, used) -> days.put(day, ExactAmount.of(BilledTime.of(used, piece))));
            case Sum _ ->
                piece.days()
                        .forEach((day, used) ->
                                days.put(day, ExactAmount.of(used.count().quantity())));
            case Events _ ->
                piece.days()
                        .forEach((day, used) ->
                                days.put(day, ExactAmount.of(used.count().events())));
            case OnDay once -> days.put(once.day(), once.amount());
            case Elsewhere _ -> {}
        }
        return days;
    }

    private static BigDecimal sum(Piece piece) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Metered day : piece.days().values()) {
            sum = sum.add(day.count().quantity());
        }
        return sum;
    }
}
