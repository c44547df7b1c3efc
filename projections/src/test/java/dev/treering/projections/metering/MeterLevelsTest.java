package dev.treering.projections.metering;

import static dev.treering.projections.metering.Facts.deleted;
import static dev.treering.projections.metering.Facts.hour;
import static dev.treering.projections.metering.Facts.lost;
import static dev.treering.projections.metering.Facts.scaled;
import static dev.treering.projections.metering.Facts.started;
import static dev.treering.projections.metering.Facts.stopped;
import static dev.treering.projections.metering.Metered.given;

import org.junit.jupiter.api.Test;

/** How two levels become the cells of a day. */
class MeterLevelsTest {

    @Test
    void one_pays_for_what_was_asked_for_and_there() {
        given("""
                hour       |00    06    12    18    |
                web   std  |222222222222000000000000|
                web.1 std  |....============........|
                """).closed(1).issues("03-01 web std r0 24 12 8");
    }

    @Test
    void the_overlap_of_a_rolling_deploy_is_not_charged() {
        given("""
                hour       |00    06    12    18    |
                web   std  |111111111111111111111111|
                web.1 std  |=============...........|
                web.2 std  |...........============>|
                """).closed(1).issues("03-01 web std r0 24 26 24");
    }

    @Test
    void the_lesser_level_counts_at_every_instant_and_not_on_the_average() {
        given("""
                hour       |00    06    12    18    |
                web   std  |222222222222000000000000|
                web.1 std  |............============|
                web.2 std  |............============|
                """).closed(1).issues("03-01 web std r0 24 24 0");
    }

    @Test
    void a_dyno_that_crosses_midnight_is_measured_in_both_days() {
        given("""
                hour       |00    06    12    18    |00    06    12    18    |
                web   std  |111111111111111111111111|111111111111111111111111|
                web.1 std  |......................==|===.....................|
                """).closed(1).issues("03-01 web std r0 24 2 2").closed(2).issues("03-02 web std r0 24 3 3");
    }

    @Test
    void a_dyno_that_stops_at_midnight_leaves_nothing_in_the_next_day() {
        given("""
                hour       |00    06    12    18    |00    06    12    18    |
                web   std  |111111111111111111111111|000000000000000000000000|
                web.1 std  |....................====|........................|
                """).closed(2).issues("03-01 web std r0 24 4 4");
    }

    @Test
    void what_stays_open_is_accrued_day_by_day() {
        given("""
                hour       |00    06    12    18    |
                web   std  |000000000000111111111111|
                web.1 std  |..............=========>|
                """).closed(1).issues("03-01 web std r0 12 10 10").closed(2).issues("03-02 web std r0 24 24 24");
    }

    @Test
    void days_that_no_fact_closed_by_itself_are_issued_with_the_next_that_is() {
        given("""
                hour       |00    06    12    18    |
                web   std  |000000000000111111111111|
                """).closed(3).issues("""
                        03-01 web std r0 12 0 0
                        03-02 web std r0 24 0 0
                        03-03 web std r0 24 0 0
                        """);
    }

    @Test
    void a_scale_to_another_size_moves_the_whole_process_to_it() {
        given().and(hour(0), scaled("web", 2, "std"))
                .and(hour(6), scaled("web", 1, "perf"))
                .closed(1)
                .issues("""
                        03-01 web perf r0 18 0 0
                        03-01 web std r0 12 0 0
                        """);
    }

    @Test
    void a_dyno_of_a_size_nobody_asks_for_any_more_is_overrun() {
        given().and(hour(0), scaled("web", 1, "std"))
                .and(hour(0), started("web.1", "std", hour(0)))
                .and(hour(6), scaled("web", 1, "perf"))
                .and(hour(8), started("web.2", "perf", hour(8)))
                .and(hour(9), stopped("web.1", "std", hour(0), hour(9)))
                .closed(1)
                .issues("""
                        03-01 web perf r0 18 16 16
                        03-01 web std r0 6 9 6
                        """);
    }

    @Test
    void of_two_scales_at_one_instant_the_later_in_the_log_holds() {
        given().and(hour(0), scaled("web", 5, "std"))
                .and(hour(0), scaled("web", 1, "std"))
                .closed(1)
                .issues("03-01 web std r0 24 0 0");
    }

    @Test
    void nothing_is_commanded_of_a_deleted_app_whatever_is_said_later() {
        given().and(hour(0), scaled("web", 1, "std"))
                .and(hour(0), started("web.1", "std", hour(0)))
                .and(hour(10), deleted())
                .and(hour(12), scaled("web", 3, "std"))
                .closed(1)
                .issues("03-01 web std r0 10 24 10")
                .closed(2)
                .issues("03-02 web std r0 0 24 0");
    }

    @Test
    void a_lost_dyno_counts_up_to_its_last_proof_of_life() {
        given().and(hour(0), scaled("web", 1, "std"))
                .and(hour(2), started("web.1", "std", hour(2)))
                .and(hour(20), lost("web.1", "std", hour(2), hour(5)))
                .closed(1)
                .issues("03-01 web std r0 24 3 3 lost 15");
    }

    @Test
    void a_day_without_usage_has_no_cell() {
        given().and(hour(0), scaled("web", 0, "std")).closed(1).closed(2).issuesNothing();
    }

    @Test
    void cells_of_a_day_come_sorted_by_app_process_and_size() {
        given("""
                hour       |00    06    12    18    |
                worker std |111111111111111111111111|
                clock std  |111111111111111111111111|
                web   std  |111111111111111111111111|
                web.1 perf |==......................|
                """).closed(1).issues("""
                        03-01 clock std r0 24 0 0
                        03-01 web perf r0 0 2 0
                        03-01 web std r0 24 0 0
                        03-01 worker std r0 24 0 0
                        """);
    }
}
