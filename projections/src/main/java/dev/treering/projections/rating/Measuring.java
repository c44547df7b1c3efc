package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.prices.Measure;
import dev.treering.events.prices.Price.Flat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which quantity of each piece is priced: time by basis and policies, a counter by its measure, a flat fee by months.
 *
 * <p>Two figures belong to the month and not to its pieces. Each is priced once, by the price of its day: the peak of a counter on the
 * first day that has it, and a fee that is not by time on the first day of use.
 */
final class Measuring {

    private final YearMonth period;
    private final SortedMap<Resource, List<Piece>> siblings;

    private Measuring(YearMonth period, List<Piece> pieces) {
        this.period = period;
        this.siblings = pieces.stream()
                .filter(Measuring::isOfTheMonth)
                .collect(Collectors.groupingBy(Piece::resource, TreeMap::new, Collectors.toUnmodifiableList()));
    }

    /** All pieces, in the order of the lines. */
    static List<Measured> of(RatingInput input) {
        List<Piece> pieces = input.pieces().stream().sorted(Measured.LINE_ORDER).toList();
        var measuring = new Measuring(input.period(), pieces);
        var measured = new ArrayList<Measured>(pieces.size());
        for (Piece piece : pieces) {
            measured.add(Measured.of(measured.size(), piece, measuring.figure(piece)));
        }
        return measured;
    }

    private static boolean isOfTheMonth(Piece piece) {
        return piece.item().price() instanceof Flat || piece.item().terms().measure() == Measure.PEAK;
    }

    private Figure figure(Piece piece) {
        if (piece.item().price() instanceof Flat flat) {
            return Measured.isLevel(piece) && flat.prorated() ? new Figure.Time() : months(piece, flat);
        }
        return Measured.isLevel(piece) ? new Figure.Time() : counted(piece);
    }

    private Figure counted(Piece piece) {
        return switch (piece.item().terms().measure()) {
            case SUM -> new Figure.Sum();
            case COUNT -> new Figure.Events();
            case PEAK -> peak(piece);
        };
    }

    private Figure peak(Piece piece) {
        return siblings(piece)
                .filter(other -> other.item().terms().measure() == Measure.PEAK)
                .flatMap(other -> other.days().entrySet().stream())
                .filter(day -> day.getValue().count().events() > 0)
                .max(Comparator.<Map.Entry<LocalDate, Metered>, ExactAmount>comparing(
                                day -> ExactAmount.of(day.getValue().count().peak()))
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .filter(day -> piece.days().containsKey(day.getKey()))
                .<Figure>map(day -> new Figure.OnDay(
                        day.getKey(), ExactAmount.of(day.getValue().count().peak())))
                .orElse(new Figure.Elsewhere());
    }

    /** The whole month, or the part of it that the price was in force, on the first day that anything was used under it. */
    private Figure months(Piece piece, Flat flat) {
        ExactAmount months = flat.prorated()
                ? ExactAmount.of(piece.daysInForce()).dividedBy(period.lengthOfMonth())
                : ExactAmount.ONE;
        return siblings(piece)
                .filter(other -> flat.prorated()
                        ? other.book().equals(piece.book()) && other.item().equals(piece.item())
                        : other.item().price() instanceof Flat whole && !whole.prorated())
                .flatMap(other -> other.days().entrySet().stream()
                        .filter(day -> Measured.isUse(other, day.getValue()))
                        .map(Map.Entry::getKey))
                .min(Comparator.naturalOrder())
                .filter(piece.days()::containsKey)
                .<Figure>map(day -> new Figure.OnDay(day, months))
                .orElse(new Figure.Elsewhere());
    }

    private Stream<Piece> siblings(Piece piece) {
        return siblings.getOrDefault(piece.resource(), List.of()).stream();
    }
}
