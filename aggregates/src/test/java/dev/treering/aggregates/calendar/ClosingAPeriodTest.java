package dev.treering.aggregates.calendar;

import static dev.treering.aggregates.calendar.GateReadings.NOTHING_IN_THE_WAY;

import dev.treering.aggregates.decision.Command.ForCalendar.ClosePeriod;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.DecisionFixture;
import dev.treering.events.facts.ClockFact.DayClosed;
import dev.treering.events.facts.ClockFact.PeriodClosed;
import dev.treering.events.facts.Fact;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClosingAPeriodTest {

    private static final YearMonth MARCH = YearMonth.parse("2026-03");
    private static final LocalDate MARCH_1 = MARCH.atDay(1);

    private final DecisionFixture calendar =
            DecisionFixture.of(CalendarRules.ALL).at("2026-04-01T00:00:00Z");

    private static ClosePeriod close(YearMonth period) {
        return new ClosePeriod(period, NOTHING_IN_THE_WAY);
    }

    private static Fact[] days(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).map(DayClosed::new).toArray(Fact[]::new);
    }

    private static Fact[] and(Fact[] facts, Fact... more) {
        return Stream.concat(Arrays.stream(facts), Arrays.stream(more)).toArray(Fact[]::new);
    }

    @Test
    void a_period_is_closed_when_all_its_days_are() {
        calendar.given(days(MARCH_1, MARCH.atEndOfMonth())).when(close(MARCH)).then(new PeriodClosed(MARCH));
    }

    @Test
    void in_the_first_month_the_days_count_from_the_first_that_was_closed() {
        calendar.given(days(MARCH.atDay(9), MARCH.atEndOfMonth()))
                .when(close(MARCH))
                .then(new PeriodClosed(MARCH));
    }

    @Test
    void one_open_day_keeps_it_open() {
        calendar.given(days(MARCH_1, MARCH.atDay(30)))
                .when(close(MARCH))
                .thenRefused(Rejection.DAYS_OPEN, "1 open days", "2026-03-31");
    }

    @Test
    void a_gap_that_was_imported_keeps_it_open_until_it_is_filled() {
        var gap = and(days(MARCH_1, MARCH.atDay(9)), days(MARCH.atDay(11), MARCH.atEndOfMonth()));

        calendar.given(gap).when(close(MARCH)).thenRefused(Rejection.DAYS_OPEN, "2026-03-10");
        calendar.given(and(gap, new DayClosed(MARCH.atDay(10))))
                .when(close(MARCH))
                .then(new PeriodClosed(MARCH));
    }

    @Test
    void days_that_were_imported_last_first_count_too() {
        var backwards = Stream.of(days(MARCH_1, MARCH.atEndOfMonth()))
                .toList()
                .reversed()
                .toArray(Fact[]::new);

        calendar.given(backwards).when(close(MARCH)).then(new PeriodClosed(MARCH));
    }

    @Test
    void a_period_before_the_calendar_begins_was_never_settled() {
        calendar.given(days(MARCH_1, MARCH.atEndOfMonth()))
                .when(close(MARCH.minusMonths(1)))
                .thenRefused(Rejection.DAYS_OPEN, "28 open days");
        calendar.when(close(MARCH)).thenRefused(Rejection.DAYS_OPEN, "31 open days");
    }

    @Test
    void a_period_is_closed_when_it_is_over() {
        calendar.given(days(MARCH_1, MARCH.atDay(30)))
                .at("2026-03-31T23:59:59.999Z")
                .when(close(MARCH))
                .thenRefused(Rejection.NOT_OVER, "2026-04-01T00:00:00Z");
    }

    @Test
    void a_period_is_closed_once() {
        calendar.given(and(days(MARCH_1, MARCH.atEndOfMonth()), new PeriodClosed(MARCH)))
                .when(close(MARCH))
                .thenNothing();
    }
}
