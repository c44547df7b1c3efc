package dev.treering.projections.model;

import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.Price;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.rating.Piece;
import dev.treering.projections.rating.RatingInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rules of rating written a second time, in fractions and lists, up to what is charged: usage and minima, before credits and tax.
 */
final class NaiveRating {

    private NaiveRating() {}

    /** The lines that have anything to say, usage first, then minima. */
    static List<NaiveLine> lines(RatingInput input) {
        List<Portion> portions = input.pieces().stream()
                .sorted(Comparator.comparing(Piece::resource)
                        .thenComparing(Piece::book)
                        .thenComparing(piece -> piece.days().firstKey()))
                .map(Portion::new)
                .toList();
        NaiveMeasure.measure(portions, input.period());
        var lines = new ArrayList<NaiveLine>();
        books(portions, input).values().forEach(groups -> lines.addAll(ofBook(groups, input)));
        var usage = Comparator.comparing((NaiveLine line) -> line.resource)
                .thenComparing(line -> line.piece.book())
                .thenComparing(line -> line.piece.days().firstKey());
        var minima = Comparator.comparing((NaiveLine line) -> line.piece.book())
                .thenComparing(line -> line.isOfBook())
                .thenComparing(line -> line.resource);
        return Stream.of(LineKind.USAGE, LineKind.MINIMUM)
                .flatMap(kind -> lines.stream()
                        .filter(line -> line.kind == kind)
                        .sorted(kind == LineKind.USAGE ? usage : minima))
                .toList();
    }

    private static SortedMap<PriceBookVersion, List<NaiveGroup>> books(List<Portion> portions, RatingInput input) {
        var books = new TreeMap<PriceBookVersion, List<NaiveGroup>>();
        for (Portion portion : portions) {
            var groups = books.computeIfAbsent(portion.piece.book(), _ -> new ArrayList<>());
            NaiveGroup group = groups.stream()
                    .filter(one -> one.takes(portion.piece))
                    .findFirst()
                    .orElseGet(() -> {
                        groups.add(new NaiveGroup(input.period()));
                        return groups.getLast();
                    });
            group.portions.add(portion);
        }
        return books;
    }

    private static List<NaiveLine> ofBook(List<NaiveGroup> groups, RatingInput input) {
        groups.sort(Comparator.comparing(group -> NaiveGroup.together(group.first())));
        groups.forEach(NaiveGroup::toUnits);
        NaivePools.draw(groups);
        var sets = new ArrayList<List<NaiveLine>>();
        for (NaiveGroup group : groups) {
            if (group.portions.stream().noneMatch(Portion::isUsed)) {
                continue;
            }
            var missing = group.price();
            var lines = new ArrayList<NaiveLine>();
            group.portions.forEach(portion -> lines.add(NaiveLine.used(portion, shown(group, portion))));
            missing.ifPresent(amount -> lines.add(minimum(NaiveGroup.together(group.first()), group, amount)));
            sets.add(lines);
        }
        var limited = sets.isEmpty() ? sets : limited(groups, sets);
        limited.forEach(set -> NaiveLine.round(set, input.currency()));
        return limited.stream()
                .flatMap(List::stream)
                .filter(NaiveRating::isShown)
                .toList();
    }

    /** The most and the least that a book comes to; what it limits is rounded together. */
    private static List<List<NaiveLine>> limited(List<NaiveGroup> groups, List<List<NaiveLine>> sets) {
        BookTerms terms = groups.getFirst().first().terms();
        Fraction inForce = groups.getFirst().bookInForce();
        var all = new ArrayList<>(sets.stream().flatMap(List::stream).toList());
        Fraction sum = NaiveLine.sum(all);
        Fraction most = terms.maximum().map(Fraction::of).map(inForce::times).orElse(sum);
        if (sum.compareTo(most) > 0) {
            all.forEach(line -> line.inBook = line.inBook.times(most).over(sum));
        }
        Fraction least = terms.minimum().map(Fraction::of).map(inForce::times).orElse(Fraction.ZERO);
        Fraction missing = least.minus(NaiveLine.sum(all));
        if (missing.signum() > 0) {
            Piece last = last(all.stream().map(line -> line.piece).toList());
            all.add(NaiveLine.minimum(ofBook(last), last, missing));
        }
        return missing.signum() > 0 || sum.compareTo(most) > 0 ? List.of(all) : sets;
    }

    /** A price of a month of time is shown beside the time itself. */
    private static Fraction shown(NaiveGroup group, Portion portion) {
        return portion.piece.item().price() instanceof Price.CalendarProrated
                ? portion.quantity().times(group.unitSize())
                : portion.quantity();
    }

    private static NaiveLine minimum(Resource resource, NaiveGroup group, Fraction amount) {
        Piece last = last(group.portions.stream().map(portion -> portion.piece).toList());
        return NaiveLine.minimum(resource, last, amount);
    }

    /** Of those that were used the one with the last day; of several that same day the first in the order of the groups. */
    private static Piece last(List<Piece> pieces) {
        return pieces.stream()
                .filter(piece -> new Portion(piece).isUsed())
                .reduce((one, later) ->
                        later.days().lastKey().isAfter(one.days().lastKey()) ? later : one)
                .orElseThrow();
    }

    private static Resource ofBook(Piece piece) {
        return new Resource(ResourceKind.ACCOUNT, "", piece.book().toString(), new Sku("minimum-spend"));
    }

    /** What comes to no quantity and costs nothing has no line. */
    private static boolean isShown(NaiveLine line) {
        return line.quantity.signum() != 0 || line.amount.signum() != 0;
    }
}
