package dev.treering.projections.metering;

import static dev.treering.projections.metering.Facts.hour;
import static dev.treering.projections.metering.Facts.lost;
import static dev.treering.projections.metering.Facts.scaled;
import static dev.treering.projections.metering.Facts.stopped;
import static dev.treering.projections.metering.Metered.given;

import dev.treering.events.facts.Fact;
import org.junit.jupiter.api.Test;

/** What is kept apart of dynos that crash and of dynos that are lost, so that a price book can say what it costs. */
class MeterCrashAndLossTest {

    private static final Tenant TENANT = new Tenant(Facts.ACCOUNT);

    @Test
    void the_time_from_a_crash_to_the_restart_is_kept_apart() {
        given("""
                hour       |00    06    12    18    |
                web   std  |111111111111111111111111|
                web.1 std  |======xx===x====........|
                """).closed(1).issues("03-01 web std r0 24 13 13 crash 3");
    }

    @Test
    void a_crash_loop_told_backwards_is_the_same() {
        var loop = Timeline.of("""
                hour       |00    06    12    18    |
                web   std  |111111111111111111111111|
                web.1 std  |======xx===x====........|
                """);

        given().and(loop.happenings().reversed()).closed(1).issues("03-01 web std r0 24 13 13 crash 3");
    }

    @Test
    void a_crash_without_a_known_restart_is_a_stop() {
        given("""
                hour       |00    06    12    18    |
                web   std  |111111111111111111111111|
                web.1 std  |======xx................|
                """).closed(1).issues("03-01 web std r0 24 6 6");
    }

    @Test
    void a_dyno_that_was_done_and_runs_again_did_not_crash() {
        given("""
                hour       |00    06    12    18    |
                web   std  |111111111111111111111111|
                web.1 std  |======..===.============|
                """).closed(1).issues("03-01 web std r0 24 21 21");
    }

    @Test
    void a_crash_loop_over_midnight_is_measured_in_both_days() {
        given("""
                hour       |00    06    12    18    |00    06    12    18    |
                web   std  |111111111111111111111111|111111111111111111111111|
                web.1 std  |====================xxxx|xx======================|
                """)
                .closed(1)
                .issues("03-01 web std r0 24 20 20 crash 4")
                .closed(2)
                .issues("03-02 web std r0 24 22 22 crash 2");
    }

    @Test
    void a_restart_that_is_told_late_revises_the_day_of_the_crash() {
        given("""
                hour       |00    06    12    18    |
                web   std  |111111111111111111111111|
                web.1 std  |====================xxxx|
                """)
                .closed(1)
                .issues("03-01 web std r0 24 20 20")
                .and(TENANT.started("web.1", "std", 1, hour(26)))
                .issues("03-01 web std r1 24 20 20 crash 4")
                .closed(2)
                .issues("03-02 web std r0 24 22 22 crash 2");
    }

    @Test
    void a_restart_that_turns_out_to_be_later_lengthens_the_crash() {
        crashedAt(4)
                .and(TENANT.started("web.1", "std", 1, hour(6)))
                .closed(1)
                .issues("03-01 web std r0 24 22 22 crash 2")
                .and(TENANT.stopped("web.1", "std", 1, hour(10), hour(24), "Completed"))
                .issues("03-01 web std r1 24 18 18 crash 6");
    }

    @Test
    void a_crash_that_was_none_after_all_leaves_nothing() {
        crashedAt(4)
                .and(TENANT.started("web.1", "std", 1, hour(6)))
                .closed(1)
                .skipped()
                .and(stopped("web.1", "std", hour(0), hour(4)))
                .issues("03-01 web std r1 24 22 22");
    }

    @Test
    void a_restart_before_the_crash_is_no_restart() {
        crashedAt(10).and(TENANT.started("web.1", "std", 1, hour(9))).closed(1).issues("03-01 web std r0 24 25 24");
    }

    @Test
    void a_dyno_is_down_until_it_was_back_even_where_its_new_run_counts_only_from_the_opening_on() {
        given("""
                hour       |00    06    12    18    |
                web   std  |111111111111111111111111|
                """)
                .and(TENANT.stopped("web.1", "std", 0, hour(0), hour(4), "OOMKilled"))
                .and(hour(18), TENANT.opened())
                .and(TENANT.stopped("web.1", "std", 1, hour(6), hour(24), "Completed"))
                .closed(1)
                .issues("03-01 web std r0 24 10 10 crash 2"); // from 4 to 6, and not to 18
    }

    @Test
    void what_nobody_asks_for_does_not_crash() {
        given("""
                hour       |00    06    12    18    |
                web   std  |111111111111000000000000|
                web.1 std  |======xx==xx==xx========|
                web.2 std  |======..================|
                """).closed(1).issues("03-01 web std r0 12 40 10 crash 2"); // from 6 to 8; from 10 on web.2 is enough
    }

    @Test
    void a_restart_in_another_size_counts_for_the_size_that_crashed() {
        crashedAt(4).and(TENANT.started("web.1", "perf", 1, hour(6))).closed(1).issues("""
                        03-01 web perf r0 0 18 0
                        03-01 web std r0 24 4 4 crash 2
                        """);
    }

    @Test
    void the_time_from_the_last_sign_of_life_to_the_declaration_is_kept_apart() {
        given("""
                hour       |00    06    12    18    |00    06    12    18    |
                web   std  |111111111111111111111111|111111111111111111111111|
                web.1 std  |...==================???|??......................|
                """).closed(2).issues("""
                        03-01 web std r0 24 18 18 lost 3
                        03-02 web std r0 24 0 0 lost 2
                        """);
    }

    @Test
    void a_stop_that_is_seen_after_all_takes_the_loss_away() {
        var stop = stopped("web.1", "std", hour(2), hour(7));

        asked().and(hour(9), lost("web.1", "std", hour(2), hour(3)))
                .closed(1)
                .issues("03-01 web std r0 24 1 1 lost 6")
                .and(stop)
                .issues("03-01 web std r1 24 5 5");
    }

    @Test
    void of_two_losses_the_later_sign_of_life_holds_and_of_equal_ones_the_earlier_declaration() {
        Fact seenAtThree = lost("web.1", "std", hour(2), hour(3));
        Fact seenAtFour = lost("web.1", "std", hour(2), hour(4));

        asked().and(hour(5), seenAtFour)
                .and(hour(9), seenAtThree)
                .and(hour(8), seenAtFour)
                .closed(1)
                .issues("03-01 web std r0 24 2 2 lost 1");
    }

    @Test
    void the_later_sign_of_life_holds_also_when_that_run_began_earlier() {
        given("""
                hour       |00    06    12    18    |
                web   std  |111111111111111111111111|
                """)
                .and(hour(12), lost("web.1", "std", hour(3), hour(8)))
                .and(hour(12), lost("web.1", "std", hour(1), hour(10)))
                .closed(1)
                .issues("03-01 web std r0 24 9 9 lost 2");
    }

    @Test
    void both_at_once_come_to_no_more_than_was_asked_for_and_the_crash_is_first() {
        given("""
                hour       |00    06    12    18    |
                web   std  |111111111111111111111111|
                web.1 std  |====xxxx================|
                web.2 std  |====??????..............|
                """).closed(1).issues("03-01 web std r0 24 24 20 crash 4");
    }

    private static Metered crashedAt(int hour) {
        return asked().and(TENANT.stopped("web.1", "std", 0, hour(0), hour(hour), "Error"));
    }

    private static Metered asked() {
        return given().and(hour(0), scaled("web", 1, "std"));
    }
}
