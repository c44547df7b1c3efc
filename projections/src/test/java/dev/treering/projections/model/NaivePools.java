package dev.treering.projections.model;

import dev.treering.events.prices.Pool;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Pools are used up day by day; on one day by what costs most first, then in the order of the lines. */
final class NaivePools {

    private record Drawer(NaiveGroup group, Portion portion, int order) {
        Fraction priceOfOneMetered() {
            return NaivePrice.ofOneUnit(group.first().item().price(), group.unitSize(), group.monthMs())
                    .over(group.unitSize());
        }
    }

    private NaivePools() {}

    static void draw(List<NaiveGroup> groupsOfBook) {
        for (Pool pool : groupsOfBook.getFirst().first().terms().pools()) {
            var drawers = new ArrayList<Drawer>();
            for (NaiveGroup group : groupsOfBook) {
                boolean draws = group.first().item().terms().pool().equals(Optional.of(pool.name()));
                if (draws && !group.isFlat()) {
                    group.portions.forEach(portion -> drawers.add(new Drawer(group, portion, drawers.size())));
                }
            }
            if (!drawers.isEmpty()) {
                draw(pool, drawers);
            }
        }
    }

    private static void draw(Pool pool, List<Drawer> drawers) {
        Fraction left = Fraction.of(pool.quantity())
                .times(Fraction.of(pool.unit().size()))
                .times(drawers.getFirst().group().bookInForce());
        drawers.sort(Comparator.comparing(Drawer::priceOfOneMetered)
                .reversed()
                .thenComparing(drawer -> drawer.portion().piece.resource())
                .thenComparing(Drawer::order));
        var days = new TreeSet<LocalDate>();
        drawers.forEach(drawer -> days.addAll(drawer.portion().units.keySet()));
        for (LocalDate day : days) {
            for (Drawer drawer : drawers) {
                Fraction size = drawer.group().unitSize();
                Fraction wanted =
                        drawer.portion().units.getOrDefault(day, Fraction.ZERO).times(size);
                Fraction drawn = wanted.max(Fraction.ZERO).min(left);
                drawer.portion().pooled = drawer.portion().pooled.plus(drawn.over(size));
                left = left.minus(drawn);
            }
        }
    }
}
