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
        var minima =
                Comparator.comparing((NaiveLine line) -> line.piece.book()).thenComparing(line -> line.resource);
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
        groups.forEach(NaiveGroup::toUnits);
        NaivePools.draw(groups);
        var sets = new ArrayList<List<NaiveLine>>();
        for (NaiveGroup group : groups) {
            var missing = group.price();
            var lines = new ArrayList<NaiveLine>();
            group.portions.forEach(portion -> lines.add(new NaiveLine(
                    LineKind.USAGE,
                    portion.piece.resource(),
                    portion.piece,
                    shown(group, portion),
                    portion.list,
                    portion.amount)));
            missing.ifPresent(amount -> lines.add(minimum(NaiveGroup.together(group.first()), group, amount)));
            sets.add(lines);
        }
        BookTerms terms = groups.getFirst().first().terms();
        if (terms.minimum().isPresent() || terms.maximum().isPresent()) {
            throw new IllegalStateException("books with limits are not part of this model yet");
        }
        sets.forEach(set -> NaiveLine.round(set, input.currency()));
        return sets.stream().flatMap(List::stream).filter(NaiveRating::isShown).toList();
    }

    /** A price of a month of time is shown beside the time itself. */
    private static Fraction shown(NaiveGroup group, Portion portion) {
        return portion.piece.item().price() instanceof Price.CalendarProrated
                ? portion.quantity().times(group.unitSize())
                : portion.quantity();
    }

    private static NaiveLine minimum(Resource resource, NaiveGroup group, Fraction amount) {
        Piece last = group.portions.getLast().piece;
        return new NaiveLine(LineKind.MINIMUM, resource, last, Fraction.ZERO, amount, amount);
    }

    static Resource ofBook() {
        return new Resource(ResourceKind.ACCOUNT, "", "minimum-spend", new Sku("minimum-spend"));
    }

    /** What comes to no quantity and costs nothing has no line. */
    private static boolean isShown(NaiveLine line) {
        return line.quantity.signum() != 0 || line.amount.signum() != 0;
    }
}
