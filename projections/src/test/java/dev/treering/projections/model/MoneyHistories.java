package dev.treering.projections.model;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Made-up histories of one account over the ends of two or three months: little usage, told in time or up to twenty days late; terms
 * that change, a go-live day in the midst of a month, and cases with valid and invalid steps.
 */
final class MoneyHistories {

    static final LocalDate FIRST = LocalDate.of(2026, 1, 12);
    static final int DAYS = 60;

    private static final int LATEST = 20;
    private static final YearMonth JANUARY = YearMonth.from(FIRST);

    /** A fact and when it is told, which makes its place in the log. */
    record Placed(Instant toldAt, Told told) {}

    private final World world;
    private final List<Placed> placed = new ArrayList<>();
    private final RandomTerms terms;
    private final RandomCases cases;

    private MoneyHistories(long seed) {
        var random = new Random(seed);
        this.world = new World(random, FIRST, DAYS);
        this.terms = new RandomTerms(world, new RandomBooks(random), placed);
        this.cases = new RandomCases(world, placed);
    }

    /** The same seed gives the same history. */
    static List<Told> of(long seed) {
        return new MoneyHistories(seed).history();
    }

    private List<Told> history() {
        terms.agree();
        for (int i = 2 + world.below(4); i > 0; i--) {
            use();
        }
        close();
        cases.propose();
        return placed.stream()
                .sorted(Comparator.comparing(Placed::toldAt))
                .map(Placed::told)
                .toList();
    }

    private void use() {
        Instant at = world.midnight(world.below(DAYS)).plus(world.below(24), ChronoUnit.HOURS);
        if (world.oneIn(2)) {
            tell(
                    at,
                    new UsageFact.Reported(
                            World.ONE, app(), new Sku(world.any("egress", "requests")), quantity(), "x"));
        } else {
            run(at);
        }
    }

    /** A dyno asked for and seen, for hours or days; or only one of the two. */
    private void run(Instant from) {
        Instant to = from.plus(1 + world.below(world.oneIn(2) ? 12 : 60), ChronoUnit.HOURS);
        var app = new AppId(world.any("shop", "shop", "blog"));
        var web = new ProcessType("web");
        var size = new DynoSize(world.any("std", "std", "perf"));
        if (!world.oneIn(5)) {
            tell(from, new AppFact.FormationScaled(World.ONE, app, web, 1 + world.below(2), size, "test"));
            tell(to, new AppFact.FormationScaled(World.ONE, app, web, 0, size, "test"));
        }
        if (!world.oneIn(5)) {
            var run = new DynoRun("pod-" + placed.size(), 0);
            var dyno = new Dyno(World.ONE, app, web, "web.1", size, run, "", "");
            tell(to, new DynoFact.Stopped(dyno, from, to, "Completed", 0));
        }
    }

    private void tell(Instant heldAt, Fact fact) {
        long late = world.oneIn(3) ? 1 + world.below(24 * LATEST) : 0;
        placed.add(new Placed(heldAt.plus(late, ChronoUnit.HOURS), new Told(heldAt, fact)));
    }

    private BigDecimal quantity() {
        return new BigDecimal(world.any("1", "2.5", "100", "7", "-1", "1000000"));
    }

    private String app() {
        return world.any("shop", "blog", "");
    }

    /** Months close in order, but for some; now and then so late that what is pending expires. */
    private void close() {
        int months = world.oneIn(4) ? 4 : 3;
        for (int i = 0; i < months; i++) {
            if (!world.oneIn(12)) {
                closed(JANUARY.plusMonths(i), world.oneIn(15) ? 40 : world.below(4));
            }
        }
        if (world.oneIn(6)) {
            closed(JANUARY.plusMonths(11 + world.below(4)), 1);
        }
    }

    private void closed(YearMonth period, int daysLater) {
        Instant end = period.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        placed.add(new Placed(end.plus(daysLater, ChronoUnit.DAYS), new Told(end, new ClockFact.PeriodClosed(period))));
    }
}
