package dev.treering.projections.metering;

import static dev.treering.projections.metering.Facts.deleted;
import static dev.treering.projections.metering.Facts.hour;
import static dev.treering.projections.metering.Facts.scaled;
import static dev.treering.projections.metering.Metered.given;

import org.junit.jupiter.api.Test;

/** One-off dynos and the release phase: nobody scales them, they are commanded for as long as they run. */
class MeterOneOffTest {

    @Test
    void a_one_off_dyno_is_commanded_for_as_long_as_it_runs() {
        given("""
                hour       |00    06    12    18    |
                run.1 std  |....======..............|
                run.2 std  |......====..............|
                """).closed(1).issues("03-01 run std r0 10 10 10");
    }

    @Test
    void so_is_the_release_phase_beside_what_is_scaled() {
        given("""
                hour          |00    06    12    18    |
                web     std   |111111111111111111111111|
                web.1   std   |......==================|
                release.1 std |===.....................|
                """).closed(1).issues("""
                        03-01 release std r0 3 3 3
                        03-01 web std r0 24 18 18
                        """);
    }

    @Test
    void over_midnight_it_counts_in_both_days() {
        given("""
                hour       |00    06    12    18    |00    06    12    18    |
                run.1 std  |......................==|=====...................|
                """).closed(2).issues("""
                        03-01 run std r0 2 2 2
                        03-02 run std r0 5 5 5
                        """);
    }

    @Test
    void to_scale_one_is_rejected() {
        given().and(hour(0), scaled("run", 1, "std"))
                .and(hour(0), scaled("release", 2, "std"))
                .issues("""
                        rejected NOT_SCALED
                        rejected NOT_SCALED
                        """)
                .closed(1)
                .issuesNothing();
    }

    @Test
    void to_scale_one_to_none_is_simply_nothing() {
        given("""
                hour       |00    06    12    18    |
                run.1 std  |....======..............|
                """)
                .and(hour(6), scaled("run", 0, "std"))
                .and(hour(7), scaled("run", -1, "std"))
                .closed(1)
                .issues("03-01 run std r0 6 6 6");
    }

    @Test
    void while_it_restarts_after_a_crash_it_is_not_commanded() {
        given("""
                hour       |00    06    12    18    |
                run.1 std  |....===xxx==............|
                """).closed(1).issues("03-01 run std r0 5 5 5");
    }

    @Test
    void within_maintenance_it_is_like_any_dyno() {
        given("""
                hour        |00    06    12    18    |
                run.1 std   |....======..............|
                maintenance |........######..........|
                """).closed(1).issues("03-01 run std r0 6 6 6 maintenance 2");
    }

    @Test
    void it_counts_for_as_long_as_it_runs_even_when_its_app_is_deleted() {
        given("""
                hour       |00    06    12    18    |
                web   std  |111111111111111111111111|
                web.1 std  |=======================>|
                run.1 std  |....======..............|
                """).and(hour(8), deleted()).closed(1).issues("""
                        03-01 run std r0 6 6 6
                        03-01 web std r0 8 24 8
                        """);
    }
}
