package dev.treering.projections.model;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.DynoRun;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Random;

/** Made-up histories for the meter: days close in order, facts come early and late, and are said again. */
final class MeterHistories {

    private static final int DAYS = 6;
    private static final Currency USD = Currency.getInstance("USD");

    private MeterHistories() {}

    /** The same seed gives the same history. Now and then more than a year closes at once. */
    static List<Told> of(long seed) {
        return of(seed, 40);
    }

    /** Nothing in it is ever forgotten. */
    static List<Told> remembered(long seed) {
        return of(seed, Integer.MAX_VALUE);
    }

    private static List<Told> of(long seed, int chancesOfLongLater) {
        var random = new Random(seed);
        var first = random.nextBoolean() ? LocalDate.of(2026, 2, 24) : LocalDate.of(2026, 3, 26);
        var world = new World(random, first, DAYS);
        List<Told> told = new ArrayList<>(new Happenings(world).of(3 + world.below(20)));
        again(world, told);
        late(world, told);
        opened(world, told);
        close(world, told);
        if (world.oneIn(chancesOfLongLater)) {
            longLater(world, told);
        }
        return told;
    }

    /** Some accounts are opened, in the midst of it or before. */
    private static void opened(World world, List<Told> told) {
        for (AccountId account : List.of(World.ONE, World.OTHER)) {
            if (world.oneIn(2)) {
                Instant at = world.oneIn(2) ? world.instant() : world.midnight(0);
                int place = world.oneIn(2) ? 0 : world.below(told.size() + 1);
                told.add(place, new Told(at, new AccountFact.Opened(account, "Acme", USD, "")));
            }
        }
    }

    /** Facts are delivered again, under another name; what counters report is not, since nobody could tell. */
    private static void again(World world, List<Told> told) {
        for (int i = told.size() - 1; i >= 0; i--) {
            boolean counts =
                    told.get(i).fact() instanceof UsageFact || told.get(i).fact() instanceof BuildFact;
            if (!counts && world.oneIn(8)) {
                told.add(world.below(told.size() + 1), told.get(i));
            }
        }
    }

    /** By when they held, but for some. */
    private static void late(World world, List<Told> told) {
        var late = new ArrayList<Told>();
        for (int i = told.size() - 1; i >= 0; i--) {
            if (world.oneIn(4)) {
                late.add(told.remove(i));
            }
        }
        if (!world.oneIn(4)) {
            told.sort(Comparator.comparing(Told::heldAt));
        }
        late.forEach(one -> told.add(world.below(told.size() + 1), one));
    }

    private static void close(World world, List<Told> told) {
        int closed = 0;
        for (int i = 0; i < told.size(); i++) {
            while (closed < DAYS && world.below(told.size()) < DAYS) {
                closed =
                        Math.min(DAYS, closed + (world.oneIn(6) ? 2 : 1)); // now and then a day is not closed by itself
                told.add(++i, closing(world, closed));
            }
        }
        told.add(closing(world, DAYS));
    }

    private static Told closing(World world, int days) {
        LocalDate day = world.day(days - 1);
        Fact fact = world.oneIn(12) && day.equals(YearMonth.from(day).atEndOfMonth())
                ? new ClockFact.PeriodClosed(YearMonth.from(day))
                : new ClockFact.DayClosed(day);
        return new Told(world.midnight(days), fact);
    }

    /** More than a year closes at once, and then there are more facts from before; none about dynos that were heard of. */
    private static void longLater(World world, List<Told> told) {
        LocalDate end = YearMonth.from(world.day(0)).plusMonths(13).atEndOfMonth();
        told.add(new Told(world.midnight(DAYS), new ClockFact.DayClosed(end)));
        for (Told one : new Happenings(world).of(4)) {
            if (!(one.fact() instanceof DynoFact dyno)
                    || !dyno.dyno().run().pod().startsWith("loop")) {
                told.add(new Told(one.heldAt(), renamed(one.fact())));
            }
        }
    }

    private static Fact renamed(Fact fact) {
        return switch (fact) {
            case DynoFact.Stopped one ->
                new DynoFact.Stopped(other(one.dyno()), one.startedAt(), one.stoppedAt(), one.reason(), 0);
            case DynoFact.Lost one -> new DynoFact.Lost(other(one.dyno()), one.startedAt(), one.lastSeenAt(), "");
            case DynoFact.Started one -> new DynoFact.Started(other(one.dyno()), one.startedAt());
            default -> fact;
        };
    }

    private static DynoFact.Dyno other(DynoFact.Dyno dyno) {
        var run = new DynoRun("late-" + dyno.run().pod(), 0);
        return new DynoFact.Dyno(dyno.account(), dyno.app(), dyno.process(), dyno.name(), dyno.size(), run, "", "");
    }
}
