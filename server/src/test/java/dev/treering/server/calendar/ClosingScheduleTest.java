package dev.treering.server.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.ClockFact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Days close one after the other, a period when its own grace is over, and none is left out however long nobody looked. */
class ClosingScheduleTest {

    private static final ClosingSchedule.Grace GRACE =
            new ClosingSchedule.Grace(Duration.ofMinutes(5), Duration.ofHours(48));

    @Test
    void nothing_is_due_before_the_first_fact() {
        var calendar = ClosingSchedule.from(Optional.empty());

        var now = Instant.parse("2026-11-23T00:00:00Z");
        assertThat(calendar.dueDay(now, GRACE)).isEmpty();
        assertThat(calendar.duePeriod(now, GRACE)).isEmpty();
    }

    @Test
    void a_day_is_due_when_it_is_over_and_its_grace_too() {
        var calendar = startedOn("2026-03-10");

        assertThat(calendar.dueDay(Instant.parse("2026-03-11T00:04:59.999Z"), GRACE))
                .isEmpty();
        assertThat(calendar.dueDay(Instant.parse("2026-03-11T00:05:00Z"), GRACE))
                .contains(LocalDate.parse("2026-03-10"));
    }

    @Test
    void a_period_waits_for_its_own_grace_while_days_go_on() {
        assertThat(closedUntil(startedOn("2026-03-30"), Instant.parse("2026-04-02T23:59:00Z")))
                .containsExactly("2026-03-30", "2026-03-31", "2026-04-01");
        assertThat(closedUntil(startedOn("2026-03-30"), Instant.parse("2026-04-03T00:06:00Z")))
                .containsExactly("2026-03-30", "2026-03-31", "2026-03", "2026-04-01", "2026-04-02");
    }

    @Test
    void after_a_long_sleep_every_day_and_period_is_closed_in_order() {
        List<String> closed = closedUntil(startedOn("2026-01-31"), Instant.parse("2026-04-10T00:05:00Z"));

        assertThat(closed).hasSize(1 + 28 + 31 + 9 + 3).startsWith("2026-01-31", "2026-01", "2026-02-01");
        assertThat(closed).contains("2026-02", "2026-03").endsWith("2026-04-09");
    }

    @Test
    void months_before_the_first_closed_day_are_nobody_s_to_close() {
        var calendar = startedOn("2026-01-10").after(new ClockFact.DayClosed(LocalDate.parse("2026-03-01")));

        assertThat(closedUntil(calendar, Instant.parse("2026-04-03T00:05:00Z")))
                .startsWith("2026-03-02")
                .contains("2026-03-31", "2026-03")
                .doesNotContain("2026-01", "2026-02");
    }

    @Test
    void a_period_that_waits_keeps_no_day_open() {
        var calendar = startedOn("2026-03-31").after(new ClockFact.DayClosed(LocalDate.parse("2026-03-31")));

        var now = Instant.parse("2026-04-05T00:00:00Z");
        assertThat(calendar.duePeriod(now, GRACE)).contains(YearMonth.parse("2026-03"));
        assertThat(calendar.dueDay(now, GRACE)).contains(LocalDate.parse("2026-04-01"));
    }

    private static ClosingSchedule startedOn(String day) {
        return ClosingSchedule.from(Optional.of(LocalDate.parse(day)));
    }

    private static List<String> closedUntil(ClosingSchedule calendar, Instant now) {
        var closed = new ArrayList<String>();
        while (true) {
            var period = calendar.duePeriod(now, GRACE);
            var day = calendar.dueDay(now, GRACE);
            if (period.isPresent()) {
                closed.add(period.get().toString());
                calendar = calendar.after(new ClockFact.PeriodClosed(period.get()));
            } else if (day.isPresent()) {
                closed.add(day.get().toString());
                calendar = calendar.after(new ClockFact.DayClosed(day.get()));
            } else {
                return closed;
            }
        }
    }
}
