package dev.treering.projections.metering;

import static dev.treering.projections.metering.Facts.FIRST_DAY;
import static dev.treering.projections.metering.Facts.hour;
import static dev.treering.projections.metering.Metered.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.projections.step.Key;
import dev.treering.projections.step.MemoryShelves;
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
    void it_ends_with_the_app_also_for_a_one_off_dyno_that_runs_on() {
        given("""
                hour        |00    06    12    18    |
                run.1 std   |..==========............|
                maintenance |####################....|
                """).and(hour(8), TENANT.deleted()).closed(1).issues("03-01 run std r0 10 10 10 maintenance 6");
    }

    @Test
    void an_app_that_was_deleted_within_it_is_not_looked_at_every_day() {
        var shelves = new MemoryShelves();
        var meter = new Meter(shelves);
        meter.accept(Facts.logged(0, hour(1), TENANT.maintenance(true)));
        meter.accept(Facts.logged(1, hour(2), TENANT.deleted()));
        meter.accept(Facts.logged(2, hour(24), Facts.dayClosed(1)));

        var heads = MeterShelves.of(shelves).heads().under(Key.of());
        long nextYear = FIRST_DAY.plusYears(1).toEpochDay();
        assertThat(heads)
                .singleElement()
                .satisfies(
                        head -> assertThat(head.value().isIdleThrough(nextYear)).isTrue());
    }

    @Test
    void maintenance_of_an_app_that_runs_nothing_makes_no_cell() {
        given("""
                hour        |00    06    12    18    |
                maintenance |########################|
                """).closed(1).closed(2).issuesNothing();
    }
}
