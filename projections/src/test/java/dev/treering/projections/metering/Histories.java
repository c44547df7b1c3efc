package dev.treering.projections.metering;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Made-up histories of one account in a small and crowded world, so that everything meets everything. */
final class Histories {

    static final int DAYS = 6;

    private final Random random;

    Histories(long seed) {
        this.random = new Random(seed);
    }

    /** What happened, in the order it held more or less, and told once. */
    List<Timeline.Happening> happenings() {
        var happenings = new ArrayList<Timeline.Happening>();
        int facts = 4 + random.nextInt(28);
        for (int i = 0; i < facts; i++) {
            int dice = random.nextInt(20);
            Instant at = instant();
            if (dice < 8) {
                happenings.add(new Timeline.Happening(at, scale()));
            } else if (dice == 8) {
                happenings.add(new Timeline.Happening(at, new AppFact.Deleted(Facts.ACCOUNT, app())));
            } else {
                dyno(happenings, dice);
            }
        }
        return happenings;
    }

    /** A log, parts of which are delivered twice, also before their turn. */
    List<LoggedFact> log() {
        List<LoggedFact> log = logDeliveredOnce();
        for (int i = random.nextInt(4); i > 0; i--) {
            log.add(random.nextInt(log.size()), log.get(random.nextInt(log.size())));
        }
        return log;
    }

    /** A log: days close in order, facts come early and late, and are said again under another name. */
    List<LoggedFact> logDeliveredOnce() {
        List<Timeline.Happening> happenings = happenings();
        var told = new ArrayList<>(happenings);
        for (var happening : happenings) {
            if (random.nextInt(5) == 0) {
                told.add(random.nextInt(told.size() + 1), happening); // said again, under another name
            }
        }
        var log = new ArrayList<LoggedFact>();
        int closed = 0;
        for (int i = 0; i < told.size(); i++) {
            log.add(Facts.logged(log.size(), told.get(i).heldAt(), told.get(i).fact()));
            while (closed < DAYS && random.nextInt(told.size()) < DAYS) {
                closed += 1 + (random.nextInt(6) == 0 ? 1 : 0); // now and then a day is not closed by itself
                log.add(closing(log.size(), Math.min(closed, DAYS)));
            }
        }
        log.add(closing(log.size(), DAYS));
        return log;
    }

    /** The shortest history found by leaving out facts that still fails. */
    static <T> List<T> shrunk(List<T> failing, Predicate<List<T>> fails) {
        var smallest = new ArrayList<>(failing);
        for (int i = 0; i < smallest.size(); ) {
            var smaller = new ArrayList<>(smallest);
            smaller.remove(i);
            if (fails.test(smaller)) {
                smallest = smaller;
                i = 0;
            } else {
                i++;
            }
        }
        return smallest;
    }

    private static LoggedFact closing(int position, int day) {
        Fact fact = new ClockFact.DayClosed(Facts.FIRST_DAY.plusDays(day - 1));
        return Facts.logged(position, Facts.hour(24L * day), fact);
    }

    private void dyno(List<Timeline.Happening> happenings, int dice) {
        var dyno = new Dyno(
                Facts.ACCOUNT,
                app(),
                process(),
                "x",
                size(),
                new DynoRun("pod-" + random.nextInt(12), random.nextInt(2)),
                "",
                "");
        Instant one = instant();
        Instant two = instant();
        Instant from = one.isBefore(two) ? one : two;
        Instant to = one.isBefore(two) ? two : one;
        if (dice < 17) {
            happenings.add(new Timeline.Happening(from, new DynoFact.Started(dyno, from)));
        }
        if (dice < 11 || dice == 17) {
            happenings.add(new Timeline.Happening(to, new DynoFact.Lost(dyno, from, to, "")));
        } else if (dice < 15 || dice > 17) {
            happenings.add(new Timeline.Happening(to, new DynoFact.Stopped(dyno, from, to, "Completed", 0)));
        }
    }

    private Fact scale() {
        return new AppFact.FormationScaled(Facts.ACCOUNT, app(), process(), random.nextInt(4), size(), "test");
    }

    private Instant instant() {
        return random.nextInt(3) == 0
                ? Facts.hour(random.nextInt(24 * DAYS + 12))
                : Facts.hour(0).plusMillis(random.nextLong(86_400_000L * DAYS));
    }

    private AppId app() {
        return new AppId(random.nextInt(4) == 0 ? "blog" : "shop");
    }

    private ProcessType process() {
        return new ProcessType(random.nextInt(4) == 0 ? "worker" : "web");
    }

    private DynoSize size() {
        return new DynoSize(random.nextInt(3) == 0 ? "perf" : "std");
    }
}
