package dev.treering.projections.rating;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * The amount of a line by day; the days come to it, to the last cent. Usage lies on the days it was used on, in proportion to what is
 * billed of each: a day on which more was taken back than reported bears nothing, and where no day has anything, all lies on the
 * first. A minimum lies on the days of what falls under it, on each alike.
 */
final class LineDays {

    private LineDays() {}

    /** {@code amount} is that of the line. */
    static List<DayAmount> of(Billed billed, BigDecimal amount, MinorUnit unit) {
        return switch (billed.charge().subject()) {
            case Used used -> used(used.share(), amount, unit);
            case Minimum minimum -> minimum(minimum, amount, unit);
        };
    }

    private static List<DayAmount> used(Share share, BigDecimal amount, MinorUnit unit) {
        Piece piece = share.piece();
        SortedMap<LocalDate, ExactAmount> figures = share.measured().days(); // units are these in proportion
        var weights = piece.days().keySet().stream()
                .map(day -> figures.getOrDefault(day, ExactAmount.ZERO).orZero())
                .toList();
        List<BigDecimal> amounts = LargestRemainder.spread(amount, weights, unit);
        boolean isLevel = Measured.isLevel(piece);
        var days = new ArrayList<DayAmount>(amounts.size());
        piece.days().forEach((day, metered) -> {
            long billedMs = isLevel ? BilledTime.of(metered, piece) : 0;
            days.add(new DayAmount(piece.resource(), day, billedMs, amounts.get(days.size())));
        });
        return days;
    }

    private static List<DayAmount> minimum(Minimum minimum, BigDecimal amount, MinorUnit unit) {
        var weights = minimum.days().stream().map(_ -> ExactAmount.ONE).toList();
        List<BigDecimal> amounts = LargestRemainder.spread(amount, weights, unit);
        var days = new ArrayList<DayAmount>(amounts.size());
        for (LocalDate day : minimum.days()) {
            days.add(new DayAmount(minimum.resource(), day, 0, amounts.get(days.size())));
        }
        return days;
    }
}
