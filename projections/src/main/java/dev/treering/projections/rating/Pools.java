package dev.treering.projections.rating;

import dev.treering.events.prices.Pool;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pools: a quantity of a month that several items share. It is used up day by day; on one day what costs most a metered unit takes
 * first, then the order of the lines decides. Of a month that the book was in force for in part, there is that part of the pool.
 */
final class Pools {

    private Pools() {}

    private record Key(PriceBookVersion book, String pool) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::book).thenComparing(Key::pool);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** One day's wish of one piece. Prices and quantities are of metered units, so that items of several units compare. */
    private record Wish(LocalDate day, ExactAmount price, int order, ExactAmount metered) {

        private static final Comparator<Wish> ORDER = Comparator.comparing(Wish::day)
                .thenComparing(Wish::price, Comparator.reverseOrder())
                .thenComparing(Wish::order);
    }

    /** The groups, with what pools pay for. */
    static List<Group> drawn(List<Group> groups) {
        var sharing = new TreeMap<Key, List<Group>>();
        for (Group group : groups) {
            pool(group)
                    .map(pool -> new Key(group.shares().getFirst().piece().book(), pool.name()))
                    .ifPresent(key ->
                            sharing.computeIfAbsent(key, _ -> new ArrayList<>()).add(group));
        }
        var paidFor = new TreeMap<Integer, ExactAmount>();
        sharing.values().forEach(together -> draw(together, paidFor));
        return groups.stream().map(group -> pooled(group, paidFor)).toList();
    }

    private static Optional<Pool> pool(Group group) {
        return group.isFlat()
                ? Optional.empty()
                : group.item()
                        .terms()
                        .pool()
                        .flatMap(name ->
                                group.shares().getFirst().piece().terms().pool(name));
    }

    private static void draw(List<Group> groups, SortedMap<Integer, ExactAmount> paidFor) {
        ExactAmount left = groups.stream()
                .map(group -> pool(group)
                        .map(pool -> group.bookInForce()
                                .times(pool.quantity())
                                .times(pool.unit().size()))
                        .orElse(ExactAmount.ZERO))
                .reduce(ExactAmount.ZERO, ExactAmount::max);
        List<Wish> wishes = groups.stream()
                .flatMap(group -> wishes(group).stream())
                .sorted(Wish.ORDER)
                .toList();
        for (Wish wish : wishes) {
            ExactAmount given = wish.metered().min(left);
            left = left.minus(given);
            paidFor.merge(wish.order(), given, ExactAmount::plus);
        }
    }

    private static List<Wish> wishes(Group group) {
        ExactAmount price = Pricing.ofOneUnit(group.item().price(), group.chargeable(ExactAmount.ONE))
                .dividedBy(group.unit().size());
        var wishes = new ArrayList<Wish>();
        for (Share share : group.shares()) {
            share.units().forEach((day, units) -> {
                if (units.signum() > 0) {
                    wishes.add(new Wish(
                            day,
                            price,
                            share.measured().order(),
                            units.times(group.unit().size())));
                }
            });
        }
        return wishes;
    }

    private static Group pooled(Group group, SortedMap<Integer, ExactAmount> paidFor) {
        return new Group(
                group.inForce(),
                group.month(),
                group.shares().stream()
                        .map(share -> share.withPooled(
                                paidFor.getOrDefault(share.measured().order(), ExactAmount.ZERO)
                                        .dividedBy(share.unit().size())))
                        .toList());
    }
}
