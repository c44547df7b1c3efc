package dev.treering.projections.metering;

import static dev.treering.projections.metering.Facts.hour;
import static dev.treering.projections.metering.Metered.given;
import static dev.treering.projections.metering.Tenant.formation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.AccountId;
import org.junit.jupiter.api.Test;

/** An app that changes hands: what is not owned counts as nothing, and goes on beneath it. */
class MeterTransferTest {

    private static final AccountId OTHER = new AccountId("acct-2");
    private static final Tenant TENANT = new Tenant(Facts.ACCOUNT);

    private static final String UNTIL_TEN = """
            hour      |00    06    12    18    |
            owned     |==========..............|
            web   std |222222222222222222222222|
            web.1 std |========================|
            """;

    /** The same dyno, told anew with its own start. */
    private static final String FROM_TEN = """
            hour      |00    06    12    18    |
            owned     |..........==============|
            web   std |000000000022222222222222|
            web.1 std |========================|
            """;

    @Test
    void app_transferred_in_mid_day_each_account_has_its_own_part() {
        given(UNTIL_TEN).and(OTHER, FROM_TEN).closed(1).issues("""
                03-01 web std r0 20 10 10
                acct-2 03-01 web std r0 28 14 14
                """);
    }

    @Test
    void the_parts_of_both_accounts_are_the_whole_day() {
        var whole = given("""
                hour      |00    06    12    18    |
                web   std |222222222222222222222222|
                web.1 std |========================|
                """).closed(1).cell();
        var parts = given(UNTIL_TEN).and(OTHER, FROM_TEN).closed(1).cells();

        assertThat(parts.stream().map(CellMetered::usage).reduce(Usage.NONE, Usage::plus))
                .isEqualTo(whole.usage());
        assertThat(parts).extracting(CellMetered::dynoStarts).containsExactly(1, 0);
    }

    @Test
    void an_app_that_comes_brings_what_it_was_commanded_to_run() {
        given().and(
                        hour(10),
                        TENANT.transferredIn(
                                formation("web", 2, "std"), formation("worker", 1, "perf"), formation("run", 1, "std")))
                .closed(1)
                .issues("""
                        03-01 web std r0 28 0 0
                        03-01 worker perf r0 14 0 0
                        """);
    }

    @Test
    void what_was_told_of_the_time_before_it_came_counts_for_nothing() {
        given("""
                hour      |00    06    12    18    |
                web   std |111111111111111111111111|
                web.1 std |====....................|
                """).and(hour(10), TENANT.transferredIn()).closed(1).issues("03-01 web std r0 14 0 0");
    }

    @Test
    void a_dyno_that_runs_on_is_there_again_when_the_app_comes_back() {
        given("""
                hour        |00    06    12    18    |
                owned       |======............======|
                web   std   |111111111111111111111111|
                web.1 std   |========================|
                addon db    |aaaaaaaaaaaaaaaaaaaaaaaa|
                run.1 std   |====....====............|
                """).closed(1).issues("""
                        03-01 db a r0 12 12 12
                        03-01 run std r0 4 4 4
                        03-01 web std r0 12 12 12
                        """);
    }

    @Test
    void crashes_losses_and_maintenance_count_only_while_it_is_owned() {
        given("""
                hour        |00    06    12    18    |
                owned       |==================......|
                web   std   |222222222222222222222222|
                web.1 std   |========................|
                web.2 std   |============xxxxxxxx====|
                web.3 std   |..............==????????|
                maintenance |......................##|
                """).closed(1).issues("03-01 web std r0 36 22 22 crash 6 lost 2");
    }

    @Test
    void a_transfer_that_is_told_late_revises_the_closed_days_each_once() {
        allDay().closed(2)
                .skipped()
                .and(hour(12), TENANT.transferredOut())
                .issues("""
                        03-01 web std r1 12 12 12
                        03-02 web std r1 0 0 0
                        """)
                .closed(3)
                .issuesNothing();
    }

    @Test
    void a_coming_that_is_told_late_takes_back_all_before_it() {
        allDay().closed(2)
                .skipped()
                .and(hour(30), TENANT.transferredIn(formation("web", 2, "std")))
                .issues("""
                        03-01 web std r1 0 0 0
                        03-02 web std r1 36 18 18
                        """);
    }

    @Test
    void a_going_that_is_told_after_a_later_coming_gives_back_what_was_before_it() {
        allDay().and(hour(30), TENANT.transferredIn())
                .closed(2)
                .issues("03-02 web std r0 18 18 18")
                .and(hour(6), TENANT.transferredOut())
                .issues("03-01 web std r0 6 6 6");
    }

    @Test
    void of_two_transfers_at_one_instant_the_later_in_the_log_holds() {
        allDay().and(hour(6), TENANT.transferredIn())
                .and(hour(6), TENANT.transferredOut())
                .closed(1)
                .issuesNothing();
    }

    @Test
    void a_transfer_told_twice_is_nothing_new() {
        given(UNTIL_TEN).closed(1).skipped().and(UNTIL_TEN).issuesNothing();
    }

    @Test
    void an_app_that_is_gone_stays_gone() {
        allDay().and(hour(10), TENANT.transferredOut()).closed(3).issues("03-01 web std r0 10 10 10");
    }

    private static Metered allDay() {
        return given("""
                hour      |00    06    12    18    |
                web   std |111111111111111111111111|
                web.1 std |=======================>|
                """);
    }
}
