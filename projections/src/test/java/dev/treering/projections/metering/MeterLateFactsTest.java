package dev.treering.projections.metering;

import static dev.treering.projections.metering.Facts.deleted;
import static dev.treering.projections.metering.Facts.hour;
import static dev.treering.projections.metering.Facts.lost;
import static dev.treering.projections.metering.Facts.scaled;
import static dev.treering.projections.metering.Facts.started;
import static dev.treering.projections.metering.Facts.stopped;
import static dev.treering.projections.metering.Metered.given;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What becomes of facts that are repeated, contradict each other, or come after their day has closed. */
class MeterLateFactsTest {

    @Test
    void a_repeated_start_changes_nothing() {
        asked().and(hour(2), started("web.1", "std", hour(2)))
                .and(hour(9), started("web.1", "std", hour(2)))
                .closed(1)
                .issues("03-01 web std r0 24 22 22");
    }

    @Test
    void a_stop_without_a_start_carries_its_own() {
        asked().and(hour(5), stopped("web.1", "std", hour(2), hour(5)))
                .closed(1)
                .issues("03-01 web std r0 24 3 3");
    }

    @Test
    void a_start_that_comes_after_its_stop_changes_nothing() {
        asked().and(hour(5), stopped("web.1", "std", hour(2), hour(5)))
                .and(hour(6), started("web.1", "std", hour(2)))
                .closed(1)
                .issues("03-01 web std r0 24 3 3");
    }

    @Test
    void a_stop_that_disagrees_with_the_start_wins() {
        asked().and(hour(2), started("web.1", "std", hour(2)))
                .and(hour(9), stopped("web.1", "std", hour(4), hour(9)))
                .closed(1)
                .issues("03-01 web std r0 24 5 5");
    }

    @Test
    void of_two_stops_that_disagree_the_shorter_run_holds_in_either_order() {
        var shorter = stopped("web.1", "std", hour(2), hour(5));
        var longer = stopped("web.1", "std", hour(2), hour(9));

        asked().and(shorter).and(longer).closed(1).issues("03-01 web std r0 24 3 3");
        asked().and(longer).and(shorter).closed(1).issues("03-01 web std r0 24 3 3");
    }

    @Test
    void the_shorter_run_holds_also_when_it_began_earlier() {
        given("""
                hour       |00    06    12    18    |
                web   std  |111111111111111111111111|
                """)
                .and(stopped("web.1", "std", hour(1), hour(5)))
                .and(stopped("web.1", "std", hour(2), hour(10)))
                .closed(1)
                .issues("03-01 web std r0 24 4 4");
    }

    @Test
    void a_stop_that_is_seen_after_all_beats_the_loss_that_was_declared() {
        var loss = lost("web.1", "std", hour(2), hour(3));
        var stop = stopped("web.1", "std", hour(2), hour(7));

        asked().and(loss).and(stop).closed(1).issues("03-01 web std r0 24 5 5");
        asked().and(stop).and(loss).closed(1).issues("03-01 web std r0 24 5 5");
    }

    @Test
    void a_start_that_its_day_has_not_reached_counts_from_then() {
        asked().and(hour(30), started("web.1", "std", hour(30)))
                .closed(1)
                .issues("03-01 web std r0 24 0 0")
                .closed(2)
                .issues("03-02 web std r0 24 18 18");
    }

    @Test
    void a_late_fact_revises_the_cells_it_changes_at_once_and_no_other() {
        asked().closed(3)
                .skipped()
                .and(stopped("web.1", "std", hour(20), hour(30)))
                .issues("""
                        03-01 web std r1 24 4 4
                        03-02 web std r1 24 6 6
                        """)
                .closed(4)
                .issues("03-04 web std r0 24 0 0");
    }

    @Test
    void a_late_fact_revises_every_closed_day_it_reaches_and_counts_on_in_the_open_one() {
        asked().closed(2)
                .skipped()
                .and(started("web.1", "std", hour(36)))
                .issues("03-02 web std r1 24 12 12")
                .closed(3)
                .issues("03-03 web std r0 24 24 24");
    }

    @Test
    void a_late_fact_about_a_day_that_had_no_usage_makes_its_first_cell() {
        given().closed(2).and(stopped("web.1", "std", hour(1), hour(2))).issues("03-01 web std r0 0 1 0");
    }

    @Test
    void usage_that_falls_to_nothing_is_a_revision_too() {
        given().and(hour(3), scaled("web", 1, "std"))
                .closed(1)
                .skipped()
                .and(hour(2), deleted())
                .issues("03-01 web std r1 0 0 0");
    }

    @Test
    void a_late_scale_holds_only_until_the_next_one_known() {
        given().and(hour(30), scaled("web", 2, "std"))
                .closed(3)
                .skipped()
                .and(hour(20), scaled("web", 1, "std"))
                .issues("""
                        03-01 web std r0 4 0 0
                        03-02 web std r1 42 0 0
                        """);
    }

    @Test
    void a_late_scale_to_another_size_moves_closed_days_to_it() {
        asked().closed(2).skipped().and(hour(12), scaled("web", 1, "perf")).issues("""
                        03-01 web perf r0 12 0 0
                        03-01 web std r1 12 0 0
                        03-02 web perf r0 24 0 0
                        03-02 web std r1 0 0 0
                        """);
    }

    @Test
    void a_late_deletion_reaches_all_days_after_it() {
        asked().and(hour(50), scaled("web", 2, "std"))
                .closed(4)
                .skipped()
                .and(hour(12), deleted())
                .issues("""
                        03-01 web std r1 12 0 0
                        03-02 web std r1 0 0 0
                        03-03 web std r1 0 0 0
                        03-04 web std r1 0 0 0
                        """);
    }

    @Test
    void a_day_that_closes_twice_or_after_a_later_one_is_not_issued_again() {
        asked().closed(2).skipped().closed(2).closed(1).issuesNothing();
    }

    @Test
    void a_cell_says_how_many_dynos_started_and_where_in_the_log_its_facts_lie() {
        var cell = given().at(10, hour(0), scaled("web", 2, "std"))
                .at(11, hour(1), started("web.1", "std", hour(1)))
                .at(14, hour(3), started("web.2", "std", hour(3)))
                .at(20, hour(8), stopped("web.1", "std", hour(1), hour(8)))
                .at(25, hour(24), Facts.dayClosed(1))
                .cell();

        assertThat(cell.dynoStarts()).isEqualTo(2);
        assertThat(cell.firstPosition()).isEqualTo(10);
        assertThat(cell.lastPosition()).isEqualTo(20);
    }

    @Test
    void a_revision_names_the_fact_that_caused_it() {
        var cell = given().at(10, hour(0), scaled("web", 1, "std"))
                .at(25, hour(24), Facts.dayClosed(1))
                .skipped()
                .at(31, hour(30), stopped("web.1", "std", hour(1), hour(2)))
                .cell();

        assertThat(cell.firstPosition()).isEqualTo(10);
        assertThat(cell.lastPosition()).isEqualTo(31);
    }

    /** One web dyno of size std is asked for, from the first midnight on. */
    private static Metered asked() {
        return given().and(hour(0), scaled("web", 1, "std"));
    }
}
