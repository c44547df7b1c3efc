package dev.treering.projections.ledger;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact.FormationScaled;
import dev.treering.events.facts.ClockFact.PeriodClosed;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * The trace with every account live from a day on, and with a part of its facts delivered late: after their month has closed, and at
 * most twenty days after they held. Two months more close at the end, so that all of it is stated.
 */
public final class OpenbLate {

    private static final Duration LATEST = Duration.ofDays(20);

    private final Random random;
    private final List<LoggedFact> log = new ArrayList<>();

    private OpenbLate(long seed) {
        this.random = new Random(seed);
    }

    /** All facts in time. */
    public static List<LoggedFact> onTime(List<LoggedFact> facts, LocalDate live) {
        var trace = new OpenbLate(0);
        for (LoggedFact logged : facts) {
            if (logged.fact() instanceof AccountFact.LiveScheduled scheduled) {
                trace.tell(logged.heldAt(), new AccountFact.LiveScheduled(scheduled.account(), live));
            } else {
                trace.deliver(logged);
            }
        }
        YearMonth last = YearMonth.from(facts.getLast().heldAt().atZone(ZoneOffset.UTC));
        for (YearMonth month = last; !month.isAfter(last.plusMonths(1)); month = month.plusMonths(1)) {
            trace.tell(closeOf(month), new PeriodClosed(month));
        }
        return trace.log;
    }

    /** Some percent of all facts late. */
    public static List<LoggedFact> of(List<LoggedFact> onTime, int percent, long seed) {
        var trace = new OpenbLate(seed);
        Set<FactId> late = trace.chosen(onTime, percent);
        var waiting = new TreeMap<Instant, List<LoggedFact>>();
        for (LoggedFact logged : onTime) {
            while (!waiting.isEmpty() && waiting.firstKey().isBefore(logged.heldAt())) {
                waiting.pollFirstEntry().getValue().forEach(trace::deliver);
            }
            if (late.contains(logged.id())) {
                waiting.computeIfAbsent(trace.arrival(logged), _ -> new ArrayList<>())
                        .add(logged);
            } else {
                trace.deliver(logged);
            }
        }
        return trace.log;
    }

    private Set<FactId> chosen(List<LoggedFact> facts, int percent) {
        var decided = new HashMap<String, Integer>();
        facts.forEach(logged -> decided.merge(instant(logged), 1, Integer::sum));
        var candidates = new ArrayList<>(facts.stream()
                .filter(OpenbLate::canBeLate)
                .filter(logged -> decided.getOrDefault(instant(logged), 0) == 1)
                .toList());
        Collections.shuffle(candidates, random);
        var chosen = new HashSet<FactId>();
        candidates.subList(0, facts.size() * percent / 100).forEach(logged -> chosen.add(logged.id()));
        return chosen;
    }

    /** What holds so near to the end of its month that it may still come after it. */
    private static boolean canBeLate(LoggedFact logged) {
        boolean isNear = Duration.between(logged.heldAt(), closeOf(logged)).compareTo(LATEST) < 0;
        return isNear && (logged.fact() instanceof DynoFact || logged.fact() instanceof FormationScaled);
    }

    /** Of decisions about one process at one instant the later in the log holds: they are left where they are. */
    private static String instant(LoggedFact logged) {
        return logged.fact() instanceof FormationScaled scaled
                ? scaled.app() + " " + scaled.process() + " " + logged.heldAt()
                : logged.id().toString();
    }

    private Instant arrival(LoggedFact logged) {
        long close = closeOf(logged).toEpochMilli();
        long latest = logged.heldAt().plus(LATEST).toEpochMilli();
        return Instant.ofEpochMilli(random.nextLong(close, latest) + 1);
    }

    private static Instant closeOf(LoggedFact logged) {
        return closeOf(YearMonth.from(logged.heldAt().atZone(ZoneOffset.UTC)));
    }

    private static Instant closeOf(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private void deliver(LoggedFact logged) {
        log.add(new LoggedFact(
                log.size(), logged.id(), logged.heldAt(), logged.recordedAt(), logged.extensions(), logged.fact()));
    }

    private void tell(Instant heldAt, Fact fact) {
        log.add(new LoggedFact(log.size(), new FactId("test", "f" + log.size()), heldAt, heldAt, Map.of(), fact));
    }
}
