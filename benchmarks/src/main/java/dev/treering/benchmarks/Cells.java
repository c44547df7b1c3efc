package dev.treering.benchmarks;

import dev.treering.benchmarks.Subscription.Point;
import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.projections.rating.Metered;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A subscription's points as cells of a ledger. */
final class Cells {

    private static final long SECONDS_OF_A_DAY = 86_400;

    private Cells() {}

    /** A cell for every point: the first point of every day is of the first app, the second of the second. */
    static SortedMap<Resource, SortedMap<LocalDate, Metered>> each(Subscription subscription) {
        var cells = new TreeMap<Resource, SortedMap<LocalDate, Metered>>();
        LocalDate day = LocalDate.MIN;
        int app = 0;
        for (Point point : subscription.points()) {
            app = day(point).equals(day) ? app + 1 : 0;
            day = day(point);
            cells.computeIfAbsent(app(app), _ -> new TreeMap<>()).put(day, Metered.counter(count(point)));
        }
        return cells;
    }

    /** A cell for every day: what was reported is summed, all of it of one app. */
    static SortedMap<Resource, SortedMap<LocalDate, Metered>> daily(Subscription subscription) {
        var days = new TreeMap<LocalDate, Metered>();
        List<Point> points = subscription.points();
        int i = 0;
        while (i < points.size()) {
            long day = epochDay(points.get(i));
            int first = i;
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal peak = points.get(i).quantity();
            while (i < points.size() && epochDay(points.get(i)) == day) {
                sum = sum.add(points.get(i).quantity());
                peak = peak.max(points.get(i).quantity());
                i++;
            }
            days.put(LocalDate.ofEpochDay(day), Metered.counter(new Count(sum, i - first, peak)));
        }
        return new TreeMap<>(Map.of(app(0), days));
    }

    private static long epochDay(Point point) {
        return Math.floorDiv(point.at().getEpochSecond(), SECONDS_OF_A_DAY);
    }

    private static LocalDate day(Point point) {
        return LocalDate.ofEpochDay(epochDay(point));
    }

    private static Count count(Point point) {
        return new Count(point.quantity(), 1, point.quantity());
    }

    private static Resource app(int number) {
        return new Resource(ResourceKind.USAGE, "app-" + number, "request", OurPrices.METER);
    }
}
