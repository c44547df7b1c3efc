package dev.treering.projections.rating;

import dev.treering.events.prices.Price.Flat;
import dev.treering.events.prices.Unit;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Brings together what is rated together, and makes units of what was measured: divided exactly, rounded once for all of it. */
final class Grouping {

    private final YearMonth month;

    private Grouping(YearMonth month) {
        this.month = month;
    }

    /** The groups, by book and resource. */
    static List<Group> of(List<Measured> pieces, YearMonth month) {
        var byKey = new TreeMap<Group.Key, List<List<Measured>>>();
        for (Measured piece : pieces) {
            join(byKey.computeIfAbsent(Group.Key.of(piece.piece()), _ -> new ArrayList<>()), piece);
        }
        var grouping = new Grouping(month);
        return byKey.values().stream()
                .flatMap(List::stream)
                .map(grouping::group)
                .toList();
    }

    /** A price of the account's own has the SKU and the book of the one it stands for, and is another price all the same. */
    private static void join(List<List<Measured>> samePlace, Measured piece) {
        for (List<Measured> together : samePlace) {
            if (together.getFirst().piece().item().equals(piece.piece().item())) {
                together.add(piece);
                return;
            }
        }
        samePlace.add(new ArrayList<>(List.of(piece)));
    }

    private Group group(List<Measured> pieces) {
        int daysInForce = pieces.stream()
                .mapToInt(measured -> measured.piece().daysInForce())
                .reduce(0, Math::max);
        Unit unit = unit(pieces.getFirst().piece());
        ExactAmount metered =
                ExactAmount.sum(pieces.stream().map(Measured::total).toList());
        ExactAmount units = rounded(metered.dividedBy(unit.size()).orZero(), unit);
        ExactAmount ofOne = metered.signum() > 0 ? units.dividedBy(metered) : ExactAmount.ZERO;
        List<Share> shares = pieces.stream()
                .map(measured -> new Share(measured, unit, ofOne, ExactAmount.ZERO))
                .toList();
        return new Group(ExactAmount.of(daysInForce).dividedBy(month.lengthOfMonth()), month, shares);
    }

    private Unit unit(Piece piece) {
        long monthMs = Duration.ofDays(month.lengthOfMonth()).toMillis();
        return piece.item().price() instanceof Flat flat
                ? FlatFee.unit(flat, piece, monthMs)
                : piece.item().terms().unit();
    }

    private static ExactAmount rounded(ExactAmount quantity, Unit unit) {
        return switch (unit.rounding()) {
            case EXACT -> quantity;
            case UP -> quantity.ceiling();
            case HALF_UP -> quantity.halfUp();
            case DOWN -> quantity.floor();
        };
    }
}
