package dev.treering.projections.metering;

import static dev.treering.projections.metering.Facts.hour;
import static dev.treering.projections.metering.Facts.lost;
import static dev.treering.projections.metering.Facts.scaled;
import static dev.treering.projections.metering.Facts.started;
import static dev.treering.projections.metering.Facts.stopped;
import static dev.treering.projections.metering.Metered.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.ledger.LedgerEntry.FactRejected;
import dev.treering.events.ledger.LedgerEntry.FactRejected.Reason;
import dev.treering.events.vocabulary.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts that cannot be placed, each by its name; and those just within what can. */
class MeterRejectionTest {

    private static final Tenant TENANT = new Tenant(Facts.ACCOUNT);

    /** The close of May 2027 puts the horizon here: 400 days behind. */
    private static final LocalDate HORIZON = LocalDate.of(2027, 6, 1).minusDays(400);

    @Test
    void what_held_before_the_account_was_opened_is_rejected_whatever_it_is() {
        List<Fact> all = List.of(
                scaled("web", 1, "std"),
                TENANT.deleted(),
                TENANT.transferredIn(),
                TENANT.transferredOut(),
                TENANT.maintenance(true),
                TENANT.attached("db", "a"),
                TENANT.planChanged("db", "a"),
                TENANT.detached("db"),
                TENANT.requested("eu", "private"),
                TENANT.provisioned("eu"),
                TENANT.deletedSpace("eu"),
                TENANT.networkAttached("eu", "vpn", "peering"),
                TENANT.networkDetached("eu", "vpn"),
                TENANT.built("amd64", 1),
                TENANT.buildFailed("amd64", 1),
                TENANT.reported("egress", "1", "byte"),
                started("web.1", "std", hour(5)));
        for (Fact fact : all) {
            openedAt(6)
                    .and(hour(5), fact)
                    .issues("rejected BEFORE_ACCOUNT")
                    .closed(1)
                    .issuesNothing();
        }
        openedAt(6).and(stopped("web.1", "std", hour(2), hour(5))).issues("rejected BEFORE_ACCOUNT");
        openedAt(6).and(lost("web.1", "std", hour(2), hour(5))).issues("rejected BEFORE_ACCOUNT");
    }

    @Test
    void what_only_names_an_app_or_its_release_is_never_too_early_and_meters_nothing() {
        openedAt(6)
                .and(hour(5), TENANT.created())
                .and(hour(5), TENANT.released())
                .issuesNothing()
                .closed(1)
                .issuesNothing();
    }

    @Test
    void an_app_that_was_named_before_the_opening_counts_from_what_is_told_after_it() {
        openedAt(6).and(hour(5), TENANT.created()).and("""
                hour       |00    06    12    18    |
                web   std  |000000111111111111111111|
                web.1 std  |........================|
                """).closed(1).issues("03-01 web std r0 18 16 16");
    }

    @Test
    void what_held_when_the_account_was_opened_counts() {
        openedAt(6).and(hour(6), scaled("web", 1, "std")).closed(1).issues("03-01 web std r0 18 0 0");
    }

    @Test
    void a_run_that_reaches_past_the_opening_counts_from_there_on_and_did_not_start() {
        var cell = openedAt(6)
                .and(hour(6), scaled("web", 1, "std"))
                .and(stopped("web.1", "std", hour(2), hour(10)))
                .closed(1)
                .cell();

        assertThat(cell.usage().observedMs()).isEqualTo(4 * Facts.HOUR_MS);
        assertThat(cell.usage().billableMs()).isEqualTo(4 * Facts.HOUR_MS);
        assertThat(cell.dynoStarts()).isZero();
    }

    @Test
    void a_dyno_that_is_told_anew_with_its_own_start_counts_from_the_opening_on() {
        openedAt(6)
                .and(hour(6), scaled("web", 1, "std"))
                .and(hour(8), started("web.1", "std", hour(2)))
                .closed(1)
                .issues("03-01 web std r0 18 18 18");
    }

    @Test
    void an_opening_that_comes_later_in_the_log_takes_nothing_back() {
        given("""
                hour       |00    06    12    18    |
                web   std  |111111111111111111111111|
                web.1 std  |..=====.................|
                """).and(hour(6), TENANT.opened()).closed(1).issues("03-01 web std r0 24 5 5");
    }

    @Test
    void an_opening_bounds_its_own_account_alone() {
        given().and(hour(6), TENANT.opened())
                .and(new AccountId("acct-2"), """
                        hour       |00    06    12    18    |
                        web   std  |111111111111111111111111|
                        """)
                .closed(1)
                .issues("acct-2 03-01 web std r0 24 0 0");
    }

    @Test
    void a_run_a_report_or_a_build_from_before_the_lookback_is_rejected() {
        Instant justBefore = horizon().minusMillis(1);

        longLater().and(stopped("web.1", "std", hour(2), justBefore)).issues("rejected BEFORE_LOOKBACK");
        longLater().and(lost("web.1", "std", hour(2), justBefore)).issues("rejected BEFORE_LOOKBACK");
        longLater().and(justBefore, TENANT.reported("egress", "1", "byte")).issues("rejected BEFORE_LOOKBACK");
        longLater().and(justBefore, TENANT.built("amd64", 1)).issues("rejected BEFORE_LOOKBACK");
        longLater().and(justBefore, TENANT.buildFailed("amd64", 1)).issues("rejected BEFORE_LOOKBACK");
        longLater().and(horizon(), TENANT.built("amd64", 1)).issues("04-27 amd64 build r0 1 in 1 peak 1");
    }

    @Test
    void steps_and_starts_from_before_the_lookback_count_from_there_on() {
        var first = longLater().and(hour(0), scaled("web", 1, "std")).cells().getFirst();
        assertThat(first.day()).isEqualTo(HORIZON);

        var started = longLater()
                .and(hour(0), started("web.1", "std", hour(0)))
                .cells()
                .getFirst();
        assertThat(started.day()).isEqualTo(HORIZON);
        assertThat(started.usage().observedMs()).isEqualTo(24 * Facts.HOUR_MS);
        assertThat(started.dynoStarts()).isZero();
    }

    @Test
    void a_stop_from_before_the_lookback_of_a_dyno_that_is_held_to_run_on_ends_it() {
        var metered = close(given().and(started("web.1", "std", hour(0)))).skipped();

        var first =
                metered.and(stopped("web.1", "std", hour(0), hour(5))).cells().getFirst();

        assertThat(first.day()).isEqualTo(HORIZON);
        assertThat(first.revision()).isEqualTo(1);
        assertThat(first.usage().observedMs()).isZero();
    }

    @Test
    void a_start_a_stop_or_a_last_sign_of_life_in_the_future_is_rejected() {
        Instant seen = hour(5);
        Instant ahead = seen.plus(Duration.ofMinutes(5)).plusMillis(1);

        given().and(seen, started("web.1", "std", ahead)).issues("rejected IN_THE_FUTURE");
        given().and(seen, stopped("web.1", "std", hour(1), ahead)).issues("rejected IN_THE_FUTURE");
        given().and(seen, stopped("web.1", "std", ahead, ahead)).issues("rejected IN_THE_FUTURE");
        given().and(seen, lost("web.1", "std", hour(1), ahead)).issues("rejected IN_THE_FUTURE");
    }

    @Test
    void clocks_may_differ_by_five_minutes() {
        var metered = given().and(hour(5), started("web.1", "std", hour(5).plus(Duration.ofMinutes(5))));

        assertThat(metered.closed(1).cell().usage().observedMs()).isEqualTo(19 * Facts.HOUR_MS - 300_000);
    }

    @Test
    void of_several_reasons_the_first_is_named() {
        openedAt(6).and(hour(5), scaled("run", 1, "std")).issues("rejected BEFORE_ACCOUNT");
        close(openedAt(6))
                .skipped()
                .and(hour(1), stopped("web.1", "std", hour(1), hour(5)))
                .issues("rejected BEFORE_ACCOUNT")
                .and(hour(1), stopped("web.1", "std", hour(1), hour(7)))
                .issues("rejected BEFORE_LOOKBACK");
    }

    @Test
    void a_rejection_names_the_fact_and_says_what_was_wrong_and_what_is_allowed() {
        var rejection = openedAt(6).at(7, hour(5), TENANT.maintenance(true)).rejection();

        assertThat(rejection)
                .isEqualTo(new FactRejected(
                        7,
                        Facts.logged(7, hour(5), TENANT.maintenance(true)).id(),
                        "treering.app.maintenance-set.v1",
                        Reason.BEFORE_ACCOUNT,
                        "tells of 2026-03-01T05:00:00Z; allowed is 2026-03-01T06:00:00Z, when the account was opened,"
                                + " or later"));
    }

    @Test
    void facts_of_the_account_itself_are_never_rejected() {
        openedAt(6).and(hour(1), TENANT.opened()).issuesNothing();
    }

    private static Metered openedAt(int hour) {
        return given().and(hour(hour), TENANT.opened());
    }

    private static Metered longLater() {
        return close(given());
    }

    private static Metered close(Metered metered) {
        return metered.and(new ClockFact.DayClosed(LocalDate.of(2027, 5, 31)));
    }

    private static Instant horizon() {
        return hour(24 * (HORIZON.toEpochDay() - Facts.FIRST_DAY.toEpochDay()));
    }
}
