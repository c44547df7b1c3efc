package dev.treering.aggregates.calendar;

import dev.treering.aggregates.decision.Command.ForCalendar.CloseDay;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.DecisionFixture;
import dev.treering.events.facts.ClockFact.DayClosed;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ClosingADayTest {

    private final DecisionFixture calendar =
            DecisionFixture.of(CalendarRules.ALL).at("2026-03-20T12:00:00Z");

    private static LocalDate march(int day) {
        return LocalDate.of(2026, 3, day);
    }

    private static DayClosed closed(int day) {
        return new DayClosed(march(day));
    }

    @Test
    void any_day_may_be_the_first() {
        calendar.when(new CloseDay(march(7))).then(closed(7));
    }

    @Test
    void days_are_closed_one_after_the_other() {
        calendar.given(closed(7), closed(8)).when(new CloseDay(march(9))).then(closed(9));
        calendar.given(closed(7), closed(8))
                .when(new CloseDay(march(10)))
                .thenRefused(Rejection.DAYS_OPEN, "next day to close is 2026-03-09");
    }

    @Test
    void a_closed_day_again_is_nothing_new() {
        calendar.given(closed(7), closed(8)).when(new CloseDay(march(8))).thenNothing();
        calendar.given(closed(7), closed(8)).when(new CloseDay(march(7))).thenNothing();
    }

    @Test
    void a_day_before_the_calendar_begins_can_no_longer_be_closed() {
        calendar.given(closed(7)).when(new CloseDay(march(6))).thenRefused(Rejection.DAY_CLOSED, "2026-03-08");
    }

    @Test
    void a_day_is_closed_when_it_is_over_in_utc() {
        calendar.at("2026-03-20T23:59:59.999Z")
                .when(new CloseDay(march(20)))
                .thenRefused(Rejection.NOT_OVER, "2026-03-21T00:00:00Z");
        calendar.at("2026-03-21T00:00:00Z").when(new CloseDay(march(20))).then(closed(20));
    }
}
