package dev.treering.projections.metering;

import static dev.treering.projections.metering.Facts.hour;
import static dev.treering.projections.metering.Facts.scaled;
import static dev.treering.projections.metering.Facts.started;
import static dev.treering.projections.metering.Facts.stopped;
import static dev.treering.projections.metering.Metered.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.DynoFact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each disorder by its name, and its one outcome. What is rejected is in {@link MeterRejectionTest}. */
class MeterDisorderTest {

    /** Commanded 2 for 20 hours; observed and billable 8. */
    private static final String DAY = """
            hour       |00    06    12    18    |
            web   std  |002222222222222222222200|
            web.1 std  |....========............|
            """;

    /**
     * Commanded 2 all day, 48. Observed 4 + 4 + 2 + 4 and 22, 36, never more than 2 at once. Crashed at 4 and at 9 for an hour each,
     * lost for 2. In maintenance for 3 hours of two dynos and one of one, 7.
     */
    private static final String EVERYTHING = """
            hour        |00    06    12    18    |
            web   std   |222222222222222222222222|
            web.1 std   |====x====x==??====......|
            web.2 std   |..======================|
            maintenance |......####..............|
            addon db    |....aaaabbbb............|
            """;

    private static final String WHAT_EVERYTHING_COMES_TO = """
            03-01 db a r0 4 4 4
            03-01 db b r0 4 4 4
            03-01 web std r0 48 36 36 crash 2 lost 2 maintenance 7
            """;

    @Test
    void duplicate() {
        given(DAY).and(DAY).closed(1).issues("03-01 web std r0 40 8 8");
    }

    @Test
    void duplicate_of_a_closed_day() {
        given(DAY).closed(1).skipped().and(DAY).issuesNothing();
    }

    @Test
    void repeated_start_the_later_holds() {
        var early = started("web.1", "std", hour(2));
        var later = started("web.1", "std", hour(5));

        asked().and(early).and(later).closed(1).issues("03-01 web std r0 24 19 19");
        asked().and(later).and(early).closed(1).issues("03-01 web std r0 24 19 19");
    }

    @Test
    void stop_without_start() {
        var happenings = new ArrayList<>(Timeline.of(DAY).happenings());
        happenings.removeIf(happening -> happening.fact() instanceof DynoFact.Started);

        given().and(happenings).closed(1).issues("03-01 web std r0 40 8 8");
    }

    @Test
    void stop_before_start_in_the_log() {
        given().and(Timeline.of(DAY).happenings().reversed()).closed(1).issues("03-01 web std r0 40 8 8");
    }

    @Test
    void two_sizes_at_once_are_both_observed_and_never_more_than_commanded_is_billed() {
        given("""
                hour       |00    06    12    18    |
                web   std  |111111111111000000000000|
                web   perf |000000000000111111111111|
                web.1 std  |================........|
                web.2 perf |..........==============|
                """).closed(1).issues("""
                        03-01 web perf r0 12 14 12
                        03-01 web std r0 12 16 12
                        """);
    }

    @Test
    void start_in_the_future_as_far_as_clocks_differ_is_accrued_only_when_days_close() {
        var twoMinutesAfterMidnight = hour(24).plus(Duration.ofMinutes(2));

        asked().and(hour(24).minus(Duration.ofMinutes(3)), started("web.1", "std", twoMinutesAfterMidnight))
                .closed(1)
                .issues("03-01 web std r0 24 0 0")
                .closed(2)
                .issues("03-02 web std r0 24 86280000ms 86280000ms"); // a day less 2 minutes
    }

    @Test
    void fact_for_a_closed_day_revises_it_and_the_following_days_as_far_as_levels_change() {
        given("""
                hour       |00    06    12    18    |00    06    12    18    |00    06    12    18    |
                web   std  |222222222222222222222222|222222222222222222222222|222222222222222222222222|
                """).closed(3).skipped().and("""
                web.1 std  |....................====|======..................|........................|
                """).issues("""
                        03-01 web std r1 48 4 4
                        03-02 web std r1 48 24 24
                        03-03 web std r1 48 24 24
                        03-02 web std r2 48 6 6
                        03-03 web std r2 48 0 0
                        """);
    }

    @Test
    void clock_skew_between_sources_the_times_of_the_stop_hold() {
        var twoMinutesLater = hour(2).plus(Duration.ofMinutes(2));

        asked().and(started("web.1", "std", hour(2)))
                .and(stopped("web.1", "std", twoMinutesLater, hour(5)))
                .closed(1)
                .issues("03-01 web std r0 24 10680000ms 10680000ms"); // 3 hours less 2 minutes
    }

    @Test
    void commanded_without_observed_is_unserved() {
        var cell = given("""
                hour       |00    06    12    18    |
                web   std  |222222222222222222222222|
                web.1 std  |======..................|
                """).closed(1).cell();

        assertThat(cell.usage().unservedMs()).isEqualTo(42 * Facts.HOUR_MS);
        assertThat(cell.usage().overrunMs()).isZero();
    }

    @Test
    void observed_without_commanded_is_overrun() {
        var cell = given("""
                hour       |00    06    12    18    |
                web   std  |111000000000000000000000|
                web.1 std  |==========..............|
                """).closed(1).cell();

        assertThat(cell.usage().unservedMs()).isZero();
        assertThat(cell.usage().overrunMs()).isEqualTo(7 * Facts.HOUR_MS);
    }

    @Test
    void any_order_of_the_facts_of_an_open_day_gives_the_same_cells() {
        for (int seed = 0; seed < 100; seed++) {
            var shuffled = new ArrayList<>(Timeline.of(EVERYTHING).happenings());
            Collections.shuffle(shuffled, new Random(seed));
            given().and(shuffled).closed(1).issues(WHAT_EVERYTHING_COMES_TO);
        }
    }

    @Test
    void any_interleaving_with_the_same_facts_told_again_gives_the_same_cells() {
        for (int seed = 0; seed < 100; seed++) {
            var twice = new ArrayList<>(Timeline.of(EVERYTHING).happenings());
            twice.addAll(Timeline.of(EVERYTHING).happenings());
            Collections.shuffle(twice, new Random(seed));
            given().and(twice).closed(1).issues(WHAT_EVERYTHING_COMES_TO);
        }
    }

    private static Metered asked() {
        return given().and(hour(0), scaled("web", 1, "std"));
    }
}
