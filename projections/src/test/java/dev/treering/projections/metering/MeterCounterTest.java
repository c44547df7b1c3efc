package dev.treering.projections.metering;

import static dev.treering.projections.metering.Facts.hour;
import static dev.treering.projections.metering.Metered.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.Fact;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.step.MemoryShelves;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is added up: reported usage, and builds. */
class MeterCounterTest {

    private static final Tenant TENANT = new Tenant(Facts.ACCOUNT);

    @Test
    void reports_are_added_up_by_the_day_they_held_and_issued_when_it_closes() {
        given().and(hour(1), egress("2.5"))
                .and(hour(23), egress("4"))
                .and(hour(24), egress("1"))
                .closed(1)
                .issues("03-01 byte egress r0 6.5 in 2 peak 4")
                .closed(2)
                .issues("03-02 byte egress r0 1 in 1 peak 1");
    }

    @Test
    void a_report_for_a_closed_day_is_a_revision_at_once() {
        given().and(hour(1), egress("2.5"))
                .closed(2)
                .skipped()
                .and(hour(3), egress("1"))
                .issues("03-01 byte egress r1 3.5 in 2 peak 2.5")
                .and(hour(30), egress("7"))
                .issues("03-02 byte egress r0 7 in 1 peak 7");
    }

    @Test
    void the_same_report_again_is_nothing_new_whenever_it_comes() {
        given().at(3, hour(1), egress("2.5"))
                .at(4, hour(2), egress("1"))
                .at(3, hour(1), egress("2.5"))
                .at(9, hour(24), Facts.dayClosed(1))
                .issues("03-01 byte egress r0 3.5 in 2 peak 2.5")
                .at(4, hour(2), egress("1"))
                .issuesNothing();
    }

    @Test
    void an_equal_report_of_its_own_counts() {
        given().and(hour(1), egress("2.5"))
                .and(hour(1), egress("2.5"))
                .closed(1)
                .issues("03-01 byte egress r0 5 in 2 peak 2.5");
    }

    @Test
    void a_negative_report_takes_back_and_may_leave_less_than_nothing() {
        given().and(hour(1), egress("2.5"))
                .and(hour(2), egress("-4"))
                .closed(1)
                .issues("03-01 byte egress r0 -1.5 in 2 peak 2.5");
    }

    @Test
    void a_report_of_nothing_is_a_report() {
        given().and(hour(1), egress("0")).closed(1).issues("03-01 byte egress r0 0 in 1 peak 0");
    }

    @Test
    void the_figures_are_the_same_in_any_order_to_the_last_zero() {
        String sum = "03-01 byte egress r0 100 in 3 peak 99.5";

        given().and(hour(1), egress("99.50"))
                .and(hour(1), egress("0.25"))
                .and(hour(1), egress("0.250"))
                .closed(1)
                .issues(sum);
        given().and(hour(1), egress("0.250"))
                .and(hour(1), egress("99.5"))
                .and(hour(1), egress("0.25"))
                .closed(1)
                .issues(sum);
    }

    @Test
    void meters_and_units_are_counted_apart_and_so_is_the_account_itself() {
        given().and(hour(1), egress("1"))
                .and(hour(1), TENANT.reported("requests", "5", "request"))
                .and(hour(1), TENANT.reported("egress", "2", "GB"))
                .and(hour(1), TENANT.reported("", "egress", "9", "byte"))
                .closed(1)
                .issues("""
                        03-01 byte egress r0 9 in 1 peak 9
                        03-01 GB egress r0 2 in 1 peak 2
                        03-01 byte egress r0 1 in 1 peak 1
                        03-01 request requests r0 5 in 1 peak 5
                        """);
    }

    @Test
    void builds_are_counted_in_milliseconds_by_architecture_and_by_how_they_ended() {
        given().and(hour(1), TENANT.built("amd64", 60_000))
                .and(hour(2), TENANT.built("amd64", 30_000))
                .and(hour(3), TENANT.buildFailed("amd64", 5_000))
                .and(hour(4), TENANT.built("", 1_000))
                .closed(1)
                .issues("""
                        03-01 amd64 build r0 90000 in 2 peak 60000
                        03-01 amd64 build-failed r0 5000 in 1 peak 5000
                        03-01 any build r0 1000 in 1 peak 1000
                        """);
    }

    @Test
    void counters_come_after_the_cells_of_their_day() {
        given("""
                hour      |00    06    12    18    |
                web   std |111111111111111111111111|
                """)
                .and(hour(1), egress("1"))
                .and(hour(25), egress("2"))
                .closed(2)
                .issues("""
                        03-01 web std r0 24 0 0
                        03-01 byte egress r0 1 in 1 peak 1
                        03-02 web std r0 24 0 0
                        03-02 byte egress r0 2 in 1 peak 2
                        """);
    }

    @Test
    void a_counter_says_whose_it_is_and_where_in_the_log_its_reports_lie() {
        var meter = new Meter(new MemoryShelves());
        meter.accept(Facts.logged(10, hour(1), egress("1")));
        meter.accept(Facts.logged(14, hour(2), egress("1")));
        var issued = meter.accept(Facts.logged(20, hour(24), Facts.dayClosed(1)));

        assertThat(issued).singleElement().satisfies(entry -> {
            var counter = (CounterMetered) entry.entry();
            assertThat(counter.resource())
                    .isEqualTo(new Resource(ResourceKind.USAGE, "shop", "byte", new Sku("egress")));
            assertThat(List.of(counter.firstPosition(), counter.lastPosition())).containsExactly(10L, 14L);
        });
    }

    private static Fact egress(String bytes) {
        return TENANT.reported("egress", bytes, "byte");
    }
}
