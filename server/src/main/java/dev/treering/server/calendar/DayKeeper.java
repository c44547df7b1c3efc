package dev.treering.server.calendar;

import dev.treering.aggregates.decision.Asked;
import dev.treering.aggregates.decision.Command.ForCalendar;
import dev.treering.aggregates.decision.Decisions;
import dev.treering.aggregates.decision.Outcome;
import dev.treering.aggregates.store.Boundary;
import dev.treering.aggregates.store.Clause;
import dev.treering.aggregates.store.EventStore;
import dev.treering.aggregates.store.StoredFact;
import dev.treering.events.log.Extensions;
import dev.treering.events.log.LogUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for each day and period to be closed once it is over and its grace too. Several may run at once, and after any pause:
 * what is closed is read from the log each time, and closing is decided by the calendar, once.
 */
public final class DayKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DayKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(20);

    private static final ClosingSchedule.Grace GRACE =
            new ClosingSchedule.Grace(Duration.ofMinutes(5), Duration.ofHours(48));

    private static final Boundary CALENDAR =
            new Boundary(List.of(new Clause(new TreeSet<>(Set.of("calendar:utc")), Set.of())));

    private final EventStore store;
    private final Decisions decisions;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("day-keeper").factory());

    private DayKeeper(EventStore store, Decisions decisions, InstantSource clock) {
        this.store = store;
        this.decisions = decisions;
        this.clock = clock;
    }

    public static DayKeeper start(EventStore store, Decisions decisions, InstantSource clock) {
        var keeper = new DayKeeper(store, decisions, clock);
        keeper.timer.scheduleWithFixedDelay(keeper::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return keeper;
    }

    /** A look that fails is logged and the next one comes: an exception would end the timer. */
    private void look() {
        try {
            closeAllDue();
        } catch (LogUnavailable e) {
            LOG.warn("cannot look for days to close, will again: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("closing days failed, will try again", e);
        }
    }

    /** A period that is refused does not keep the days after it open. */
    private void closeAllDue() {
        boolean closed = true;
        while (closed) {
            closed = false;
            for (ForCalendar due : due()) {
                closed |= close(due);
            }
        }
    }

    private boolean close(ForCalendar due) {
        var asked = new Asked(due, clock.instant(), Map.of(Extensions.ACTOR, "treering/day-keeper"));
        return switch (decisions.decide(asked)) {
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

    private List<ForCalendar> due() {
        var schedule = ClosingSchedule.from(firstDay());
        for (StoredFact closed : store.source(CALENDAR).facts()) {
            schedule = schedule.after(closed.fact());
        }
        return schedule.due(clock.instant(), GRACE);
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
