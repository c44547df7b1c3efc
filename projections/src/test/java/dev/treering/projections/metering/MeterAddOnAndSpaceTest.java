package dev.treering.projections.metering;

import static dev.treering.projections.metering.Facts.deleted;
import static dev.treering.projections.metering.Facts.hour;
import static dev.treering.projections.metering.Metered.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.vocabulary.Sku;
import org.junit.jupiter.api.Test;

/** Levels that the cluster does not show: add-ons, spaces and the networks of spaces. */
class MeterAddOnAndSpaceTest {

    private static final Tenant TENANT = new Tenant(Facts.ACCOUNT);

    @Test
    void an_add_on_is_there_from_being_attached_to_being_detached_on_one_plan_at_a_time() {
        given("""
                hour     |00    06    12    18    |
                addon db |....aaaaaaaabbbb........|
                """).closed(1).issues("""
                        03-01 db a r0 8 8 8
                        03-01 db b r0 4 4 4
                        """);
    }

    @Test
    void an_add_on_is_accrued_day_by_day() {
        given("""
                hour     |00    06    12    18    |00    06    12    18    |00    06    12    18    |
                addon db |....................aaaa|aaaaaaaaaaaaaaaaaaaaaaaa|aa......................|
                """).closed(3).issues("""
                        03-01 db a r0 4 4 4
                        03-02 db a r0 24 24 24
                        03-03 db a r0 2 2 2
                        """);
    }

    @Test
    void a_change_of_plan_before_it_is_known_to_be_attached_counts_like_that() {
        given().and(hour(6), TENANT.planChanged("db", "a")).closed(1).issues("03-01 db a r0 18 18 18");
    }

    @Test
    void of_two_plans_at_one_instant_the_later_in_the_log_holds() {
        given().and(hour(6), TENANT.attached("db", "a"))
                .and(hour(6), TENANT.planChanged("db", "b"))
                .closed(1)
                .issues("03-01 db b r0 18 18 18");
    }

    @Test
    void add_ons_end_with_their_app() {
        given("""
                hour     |00    06    12    18    |
                addon db |aaaaaaaaaaaaaaaaaaaaaaaa|
                """)
                .and(hour(10), deleted())
                .and(hour(12), TENANT.attached("cache", "c"))
                .closed(2)
                .issues("03-01 db a r0 10 10 10");
    }

    @Test
    void a_detachment_told_late_revises_closed_days() {
        given("""
                hour     |00    06    12    18    |
                addon db |aaaaaaaaaaaaaaaaaaaaaaaa|
                """).closed(2).skipped().and(hour(20), TENANT.detached("db")).issues("""
                        03-01 db a r1 20 20 20
                        03-02 db a r1 0 0 0
                        """);
    }

    @Test
    void a_space_is_commanded_from_the_request_and_observed_from_its_being_provisioned() {
        given("""
                hour     |00    06    12    18    |
                space eu |..rrrrpppp..............|
                """).closed(1).issues("03-01 eu private r0 8 4 4");
    }

    @Test
    void a_space_that_is_provisioned_counts_only_when_its_request_is_told_and_then_whole() {
        given("""
                hour     |00    06    12    18    |00    06    12    18    |
                space eu |....pppppppppppppppppppp|pp......................|
                """)
                .closed(1)
                .issuesNothing()
                .and(hour(2), TENANT.requested("eu", "private"))
                .issues("03-01 eu private r0 22 20 20")
                .closed(2)
                .issues("03-02 eu private r0 2 2 2");
    }

    @Test
    void a_request_that_held_after_the_provisioning_leaves_time_that_nobody_asked_for() {
        given("""
                hour     |00    06    12    18    |
                space eu |....pprrrr..............|
                """).closed(1).issues("03-01 eu private r0 4 6 4");
    }

    @Test
    void a_request_that_held_earlier_says_what_the_space_is() {
        given("""
                hour     |00    06    12    18    |
                space eu |..rrpp..................|
                """)
                .closed(1)
                .issues("03-01 eu private r0 4 2 2")
                .and(hour(1), TENANT.requested("eu", "shield"))
                .issues("""
                        03-01 eu private r1 0 0 0
                        03-01 eu shield r0 5 2 2
                        """);
    }

    @Test
    void and_all_its_closed_days_are_metered_by_that() {
        given("""
                hour     |00    06    12    18    |00    06    12    18    |
                space eu |..rrpppppppppppppppppppp|pppppp..................|
                """)
                .closed(2)
                .skipped()
                .and(hour(1), TENANT.requested("eu", "shield"))
                .issues("""
                        03-01 eu private r1 0 0 0
                        03-01 eu shield r0 23 20 20
                        03-02 eu private r1 0 0 0
                        03-02 eu shield r0 6 6 6
                        """);
    }

    @Test
    void a_request_that_held_later_says_nothing_of_what_the_space_is() {
        given("""
                hour     |00    06    12    18    |
                space eu |..rrpp..................|
                """)
                .closed(1)
                .skipped()
                .and(hour(3), TENANT.requested("eu", "shield"))
                .issuesNothing();
    }

    @Test
    void the_earliest_deletion_of_a_space_holds_whatever_is_said_later() {
        given("""
                hour     |00    06    12    18    |
                space eu |rrpppppppp..rrpp........|
                """).and(hour(8), TENANT.deletedSpace("eu")).closed(2).issues("03-01 eu private r0 8 6 6");
    }

    @Test
    void a_network_is_there_while_it_is_attached_and_no_longer_than_its_space() {
        given("""
                hour        |00    06    12    18    |
                space eu    |rrpppppppppp............|
                network vpn |....====.===============|
                """).closed(2).issues("""
                        03-01 eu private r0 12 10 10
                        03-01 eu/vpn peering r0 7 7 7
                        """);
    }

    @Test
    void spaces_belong_to_the_account_and_each_is_by_itself() {
        var cells = given("""
                hour     |00    06    12    18    |
                space eu |pppppppppppp............|
                space us |rrrrrrrrrrrrrrrrrrrrrrrr|
                """)
                .and(hour(0), TENANT.requested("eu", "private"))
                .closed(1)
                .cells();

        assertThat(cells)
                .extracting(cell -> cell.resource())
                .containsExactly(
                        new Resource(ResourceKind.SPACE, "", "eu", new Sku("private")),
                        new Resource(ResourceKind.SPACE, "", "us", new Sku("private")));
        assertThat(cells).allSatisfy(cell -> assertThat(cell.dynoStarts()).isZero());
    }
}
