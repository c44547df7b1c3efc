package dev.treering.server.calendar;

import dev.treering.aggregates.decision.Asked;
import dev.treering.aggregates.decision.Command.ForCalendar.CloseDay;
import dev.treering.aggregates.decision.Decisions;
import dev.treering.aggregates.decision.Outcome;
import dev.treering.aggregates.store.Boundary;
import dev.treering.aggregates.store.Clause;
import dev.treering.aggregates.store.EventStore;
import dev.treering.aggregates.store.StoredFact;
import dev.treering.events.log.Extensions;
import dev.treering.events.log.LogUnavailable;
import dev.treering.server.http.Periods;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for each day and period to be closed once it is over and its grace too. Several may run at once, and after any pause:
 * what is closed is read from the log each time, and closing is decided by the calendar, once.
 */
public final class DayKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DayKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(20);
    private static final Duration GRACE_OF_DAY = Duration.ofMinutes(5);

    /** A gate that refuses may have folded the whole log to find out. */
    private static final Duration LOOK_FOR_PERIODS_EVERY = Duration.ofMinutes(10);

    private static final Boundary CALENDAR =
            new Boundary(List.of(new Clause(new TreeSet<>(Set.of("calendar:utc")), Set.of())));

    private static final Map<String, String> ACTOR = Map.of(Extensions.ACTOR, "treering/day-keeper");

    private final EventStore store;
    private final Decisions decisions;
    private final Periods periods;
    private final InstantSource clock;
    private final ClosingSchedule.Grace grace;

    /** Days and periods on a thread each: the gate of a period may take long, and no day waits for it. */
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
            2, Thread.ofVirtual().name("day-keeper-", 0).factory());

    private DayKeeper(
            EventStore store, Decisions decisions, Periods periods, InstantSource clock, Duration graceOfPeriod) {
        this.store = store;
        this.decisions = decisions;
        this.periods = periods;
        this.clock = clock;
        this.grace = new ClosingSchedule.Grace(GRACE_OF_DAY, graceOfPeriod);
    }

    /** Begins to look for days and periods to close. */
    public static DayKeeper start(
            EventStore store, Decisions decisions, Periods periods, InstantSource clock, Duration graceOfPeriod) {
        var keeper = new DayKeeper(store, decisions, periods, clock, graceOfPeriod);
        keeper.every(
                LOOK_EVERY,
                () -> keeper.schedule()
                        .dueDay(clock.instant(), keeper.grace)
                        .filter(keeper::closed)
                        .isPresent());
        keeper.every(
                LOOK_FOR_PERIODS_EVERY,
                () -> keeper.schedule()
                        .duePeriod(clock.instant(), keeper.grace)
                        .filter(keeper::closed)
                        .isPresent());
        return keeper;
    }

    private void every(Duration pause, BooleanSupplier closesOne) {
        timer.scheduleWithFixedDelay(() -> closeAllDue(closesOne), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A look that fails is logged and the next one comes: an exception would end the timer. */
    private static void closeAllDue(BooleanSupplier closesOne) {
        try {
            while (closesOne.getAsBoolean()) {
                LOG.debug("closed one, looking for the next");
            }
        } catch (LogUnavailable e) {
            LOG.warn("cannot look for what to close, will again: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("closing failed, will try again", e);
        }
    }

    private boolean closed(LocalDate day) {
        return closed(day, decisions.decide(new Asked(new CloseDay(day), clock.instant(), ACTOR)));
    }

    private boolean closed(YearMonth period) {
        return closed(period, periods.close(period, clock.instant(), ACTOR));
    }

    private static boolean closed(Object due, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Decided decided -> {
                LOG.info("closed: {}", due);
                yield !decided.facts().isEmpty();
            }
            case Outcome.Refused(var rejection, var detail) -> {
                LOG.warn("not closed: {}: {} ({})", due, detail, rejection);
                yield false;
            }
        };
    }

    private ClosingSchedule schedule() {
        var schedule = ClosingSchedule.from(firstDay());
        for (StoredFact closed : store.source(CALENDAR).facts()) {
            schedule = schedule.after(closed.fact());
        }
        return schedule;
    }

    /** The UTC day on which the first fact of the log held. */
    private Optional<LocalDate> firstDay() {
        return store.read(0, 1).stream().findFirst().map(fact -> LocalDate.ofInstant(fact.heldAt(), ZoneOffset.UTC));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
