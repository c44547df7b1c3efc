package dev.treering.projections.metering;

import static dev.treering.projections.metering.Facts.hour;
import static dev.treering.projections.metering.Metered.given;

import org.junit.jupiter.api.Test;

/** The part of what is billable that falls into maintenance mode. */
class MeterMaintenanceTest {

    private static final Tenant TENANT = new Tenant(Facts.ACCOUNT);

    @Test
    void dynos_run_on_and_the_part_within_maintenance_is_kept_apart() {
        given("""
                hour        |00    06    12    18    |
                web   std   |222222222222222222222222|
                web.1 std   |====================....|
                maintenance |................######..|
                """).closed(1).issues("03-01 web std r0 48 20 20 maintenance 4");
    }

    @Test
    void it_goes_on_over_midnight_until_it_is_turned_off() {
        given("""
                hour        |00    06    12    18    |00    06    12    18    |00    06    12    18    |
                web   std   |111111111111111111111111|111111111111111111111111|111111111111111111111111|
                web.1 std   |========================|========================|=======================>|
                maintenance |....................####|########################|###.....................|
                """).closed(3).issues("""
                        03-01 web std r0 24 24 24 maintenance 4
                        03-02 web std r0 24 24 24 maintenance 24
                        03-03 web std r0 24 24 24 maintenance 3
                        """);
    }

    @Test
    void told_late_it_revises_the_closed_days_until_the_next_that_is_known() {
        given("""
                hour        |00    06    12    18    |00    06    12    18    |00    06    12    18    |
                web   std   |111111111111111111111111|111111111111111111111111|111111111111111111111111|
                web.1 std   |========================|========================|=======================>|
                maintenance |........................|............####........|........................|
                """).closed(3).skipped().and(hour(20), TENANT.maintenance(true)).issues("""
                        03-01 web std r1 24 24 24 maintenance 4
                        03-02 web std r1 24 24 24 maintenance 16
                        """);
    }

    @Test
    void of_two_at_one_instant_the_later_in_the_log_holds() {
        given("""
                hour        |00    06    12    18    |
                web   std   |111111111111111111111111|
                web.1 std   |========================|
                """)
                .and(hour(6), TENANT.maintenance(true))
                .and(hour(6), TENANT.maintenance(false))
                .closed(1)
                .issues("03-01 web std r0 24 24 24");
    }

    @Test
    void turning_it_off_that_was_never_on_is_nothing() {
        given("""
                hour        |00    06    12    18    |
                web   std   |111111111111111111111111|
                web.1 std   |========================|
                """).and(hour(6), TENANT.maintenance(false)).closed(1).issues("03-01 web std r0 24 24 24");
    }

    @Test
    void add_ons_know_no_maintenance() {
        given("""
                hour        |00    06    12    18    |
                addon db    |aaaaaaaaaaaaaaaaaaaaaaaa|
                maintenance |######..................|
                """).closed(1).issues("03-01 db a r0 24 24 24");
    }

    @Test
    void maintenance_of_an_app_that_runs_nothing_makes_no_cell() {
        given("""
                hour        |00    06    12    18    |
                maintenance |########################|
                """).closed(1).closed(2).issuesNothing();
    }
}
