package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.prices.Measure;
import dev.treering.events.prices.Price.Flat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which quantity of each piece is priced: time by basis and policies, a counter by its measure, a flat fee by months.
 *
 * <p>Two figures belong to the month and not to its pieces. Each is priced once, by the price of its day: the peak of a counter on the
 * first day that has it, and a fee that is not by time on the first day of use.
 */
final class Measuring {

    private static final SortedMap<LocalDate, ExactAmount> NOTHING = Collections.emptySortedMap();

    private final YearMonth period;
    private final SortedMap<Resource, List<Piece>> siblings;

    private Measuring(YearMonth period, List<Piece> pieces) {
        this.period = period;
        this.siblings = pieces.stream()
                .collect(Collectors.groupingBy(Piece::resource, TreeMap::new, Collectors.toUnmodifiableList()));
    }

    /** All pieces, in the order of the lines. */
    static List<Measured> of(RatingInput input) {
        List<Piece> pieces = input.pieces().stream().sorted(Measured.LINE_ORDER).toList();
        var measuring = new Measuring(input.period(), pieces);
        var measured = new ArrayList<Measured>(pieces.size());
        for (Piece piece : pieces) {
            measured.add(new Measured(measured.size(), piece, measuring.days(piece)));
        }
        return measured;
    }

    private SortedMap<LocalDate, ExactAmount> days(Piece piece) {
        if (piece.item().price() instanceof Flat flat) {
            return Measured.isLevel(piece) && flat.prorated() ? time(piece) : months(piece, flat);
        }
        return Measured.isLevel(piece) ? time(piece) : counted(piece);
    }

    private static SortedMap<LocalDate, ExactAmount> time(Piece piece) {
        return each(
                piece,
                day -> ExactAmount.of(BilledTime.of(
                        day, piece.item().terms().basis(), piece.terms().policies())));
    }

    private SortedMap<LocalDate, ExactAmount> counted(Piece piece) {
        return switch (piece.item().terms().measure()) {
            case SUM -> each(piece, day -> ExactAmount.of(day.count().quantity()));
            case COUNT -> each(piece, day -> ExactAmount.of(day.count().events()));
            case PEAK -> peak(piece);
        };
    }

    private SortedMap<LocalDate, ExactAmount> peak(Piece piece) {
        return siblings(piece)
                .filter(other -> other.item().terms().measure() == Measure.PEAK)
                .flatMap(other -> other.days().entrySet().stream())
                .filter(day -> day.getValue().count().events() > 0)
                .max(Comparator.<Map.Entry<LocalDate, Metered>, ExactAmount>comparing(
                                day -> ExactAmount.of(day.getValue().count().peak()))
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .filter(day -> piece.days().containsKey(day.getKey()))
                .map(day ->
                        only(day.getKey(), ExactAmount.of(day.getValue().count().peak())))
                .orElse(NOTHING);
    }

    /** The whole month, or the part of it that the price was in force, on the first day that anything was used under it. */
    private SortedMap<LocalDate, ExactAmount> months(Piece piece, Flat flat) {
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
                .map(day -> only(day, months))
                .orElse(NOTHING);
    }

    private Stream<Piece> siblings(Piece piece) {
        return siblings.getOrDefault(piece.resource(), List.of()).stream();
    }

    private static SortedMap<LocalDate, ExactAmount> each(Piece piece, Function<Metered, ExactAmount> figure) {
        var days = new TreeMap<LocalDate, ExactAmount>();
        piece.days().forEach((day, metered) -> days.put(day, figure.apply(metered)));
        return days;
    }

    private static SortedMap<LocalDate, ExactAmount> only(LocalDate day, ExactAmount figure) {
        return new TreeMap<>(Map.of(day, figure));
    }
}
