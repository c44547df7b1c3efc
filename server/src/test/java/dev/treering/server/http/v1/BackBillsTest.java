package dev.treering.server.http.v1;

import static dev.treering.server.fixture.PilotDoors.ACCOUNT;
import static dev.treering.server.fixture.PilotDoors.ACME;
import static dev.treering.server.fixture.PilotDoors.C1;
import static dev.treering.server.fixture.PilotDoors.CASE;
import static dev.treering.server.fixture.PilotDoors.CASES;
import static dev.treering.server.fixture.PilotDoors.FIGURES;
import static dev.treering.server.fixture.PilotDoors.HASH;
import static dev.treering.server.fixture.PilotDoors.byHash;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.decision.Asked;
import dev.treering.aggregates.decision.Command.ForBilling.ApproveBackBill;
import dev.treering.events.facts.BillingFact.BackBillProposed;
import dev.treering.events.ledger.BackBillEntry.Computed;
import dev.treering.events.ledger.BackBillEntry.Held;
import dev.treering.events.vocabulary.Hash;
import dev.treering.server.fixture.OpenDoors;
import dev.treering.server.fixture.PilotDoors;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The way of a case through its doors, with the rules behind them:
 *
 * <pre>
 * proposed ──▶ computed ──▶ told of ──▶ approved by two others ──▶ posted
 *    └────────────┴────────────┴────────────────┴──▶ rejected, waived
 * </pre>
 */
class BackBillsTest {

    private static final Hash OTHER = Hash.of("another computation".getBytes(UTF_8));
    private static final String FEBRUARY = "\"from\":\"2026-02-01\",\"until\":\"2026-03-01\",\"by\":\"paul\"";

    private PilotDoors pilot;

    @BeforeEach
    void open() {
        pilot = new PilotDoors();
    }

    @AfterEach
    void close() {
        pilot.close();
    }

    private List<String> missing() {
        return pilot.shown(CASE)
                .path("missing")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void a_case_says_at_each_step_what_is_missing_until_nothing_is() {
        pilot.isProposed();
        assertThat(missing())
                .containsExactly(
                        "a day on which the account goes live: `account pilot convert`",
                        "2 more approval(s) of this computation, not by paul",
                        "notice to the customer of this computation");

        pilot.goesLive("2026-03-01");
        pilot.isApprovedBy("ann");
        assertThat(missing())
                .containsExactly(
                        "1 more approval(s) of this computation, not by paul",
                        "notice to the customer of this computation");

        pilot.isAnnounced();
        pilot.isApprovedBy("bob");
        assertThat(missing()).isEmpty();

        pilot.done(CASE + "/release", byHash(HASH, "paul"), 200);
        pilot.isPosted();
        assertThat(pilot.shown(CASE).path("state").asString()).isEqualTo("POSTED");
    }

    @Test
    void a_case_is_shown_with_what_is_pending_what_is_off_and_what_is_left_out() {
        pilot.isProposed();
        pilot.isApprovedBy("bob");
        pilot.isApprovedBy("ann");
        pilot.isAnnounced();

        JsonNode shown = pilot.shown(CASE);

        assertThat(shown.path("hash").asString()).isEqualTo(HASH.toString());
        assertThat(shown.path("pending").asString()).isEqualTo("10.00");
        assertThat(shown.path("price").asString()).isEqualTo("0.00");
        assertThat(shown.path("discount").asString()).isEqualTo("2.00");
        assertThat(shown.path("posted").asString()).isEqualTo("8.00");
        assertThat(shown.path("excluded").path("DISPUTED").asString()).isEqualTo("5.00");
        assertThat(shown.path("approvals").toString()).isEqualTo("[\"ann\",\"bob\"]");
        assertThat(shown.path("noticeSent").asString()).isEqualTo("2026-03-10");
        assertThat(shown.path("earliest").asString()).isEqualTo("2026-03-10");
        assertThat(pilot.shown(CASES).path("backBills").get(0)).isEqualTo(shown);
    }

    @Test
    void the_text_of_a_computation_has_the_hash_that_is_approved() {
        pilot.done(CASES, "{\"case\":\"c1\"," + FEBRUARY + "}", 201);
        assertThat(pilot.doors.get(CASE + "/computation").statusCode()).isEqualTo(404);
        assertThat(missing()).contains("the computation");

        pilot.rules.says(C1, new Computed(C1, HASH, FIGURES));
        var text = pilot.doors.get(CASE + "/computation");

        assertThat(text.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(Hash.of(text.body().getBytes(UTF_8)).toString())
                .isEqualTo(pilot.shown(CASE).path("hash").asString());
    }

    @Test
    void whoever_proposed_a_case_is_none_of_the_two_who_approve_it() {
        pilot.isProposed();

        assertThat(pilot.refused(CASE + "/approve", byHash(HASH, "paul"), 409, "is-proposer"))
                .isEqualTo("paul proposed the case; it is approved by two who did not");
    }

    @Test
    void nobody_is_two_people_not_even_with_a_space() {
        pilot.isProposed();
        pilot.goesLive("2026-03-01");
        pilot.isAnnounced();
        assertThat(pilot.isApprovedBy("ann").path("changed").asBoolean()).isTrue();
        assertThat(pilot.isApprovedBy(" ann ").path("changed").asBoolean()).isFalse();

        assertThat(pilot.refused(CASE + "/release", byHash(HASH, "paul"), 409, "not-approved"))
                .isEqualTo(HASH + " is approved by ann; two who did not propose the case are to approve it first");
    }

    @Test
    void approvals_and_notice_hold_for_the_computation_they_name() {
        pilot.isProposed();
        pilot.goesLive("2026-03-01");
        pilot.rules.says(C1, new Computed(C1, OTHER, FIGURES));
        pilot.done(CASE + "/approve", byHash(OTHER, "ann"), 200);
        pilot.done(CASE + "/approve", byHash(OTHER, "bob"), 200);
        pilot.done(CASE + "/notice", "{\"hash\":\"" + OTHER + "\",\"evidence\":\"mail 16\"}", 200);
        pilot.rules.says(C1, new Computed(C1, HASH, FIGURES));

        assertThat(pilot.refused(CASE + "/release", byHash(HASH, "paul"), 409, "not-approved"))
                .startsWith(HASH + " is approved by nobody");
        assertThat(pilot.shown(CASE).path("approvals")).isEmpty();

        pilot.isApprovedBy("ann");
        pilot.isApprovedBy("bob");
        assertThat(pilot.refused(CASE + "/release", byHash(HASH, "paul"), 409, "notice-not-sent"))
                .isEqualTo("the customer was not told of " + HASH + "; notice of it is to be sent first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notice", "approve"})
    void who_has_not_seen_the_newest_computation_neither_tells_of_it_nor_approves_it(String step) {
        pilot.done(CASES, "{\"case\":\"c1\"," + FEBRUARY + "}", 201);
        String evidence = step.equals("notice") ? ",\"evidence\":\"mail 17\"" : "";
        String former = "{\"hash\":\"" + OTHER + "\",\"by\":\"ann\"" + evidence + "}";
        int before = pilot.rules.facts().size();

        assertThat(pilot.refused(CASE + "/" + step, former, 409, "not-the-newest"))
                .isEqualTo("case c1 is not computed yet; `backbill show acme c1` tells when it is");

        pilot.rules.says(C1, new Computed(C1, HASH, FIGURES));
        assertThat(pilot.refused(CASE + "/" + step, former, 409, "not-the-newest"))
                .isEqualTo(OTHER + " is not the hash of the newest computation of case c1;"
                        + " look at what it comes to now, and at its hash, by `backbill show acme c1`");
        assertThat(pilot.rules.facts()).hasSize(before);

        pilot.done(CASE + "/" + step, former.replace(OTHER.toString(), HASH.toString()), 200);
        assertThat(pilot.rules.facts()).hasSize(before + 1);
    }

    @Test
    void what_was_approved_by_a_file_of_facts_passed_no_door_and_counts_for_its_own_computation_only() {
        pilot.isProposed();
        pilot.goesLive("2026-03-01");
        pilot.isAnnounced();
        pilot.isApprovedBy("ann");
        pilot.rules.decide(new Asked(new ApproveBackBill(ACME, C1, OTHER, "bob"), OpenDoors.NOW, Map.of()));

        assertThat(pilot.shown(CASE).path("approvals").toString()).isEqualTo("[\"ann\"]");
        assertThat(pilot.refused(CASE + "/release", byHash(HASH, "paul"), 409, "not-approved"))
                .startsWith(HASH + " is approved by ann;");
    }

    @Test
    void the_days_of_notice_are_waited_for() {
        pilot.done(CASES, "{\"case\":\"c1\",\"noticeDays\":\"30\"," + FEBRUARY + "}", 201);
        pilot.rules.says(C1, new Computed(C1, HASH, FIGURES));
        pilot.goesLive("2026-03-01");
        pilot.isAnnounced();
        pilot.isApprovedBy("ann");
        pilot.isApprovedBy("bob");

        assertThat(pilot.refused(CASE + "/release", byHash(HASH, "paul"), 409, "notice-too-short"))
                .isEqualTo("notice was sent on 2026-03-10; it may be posted on 2026-04-09 or later");
    }

    @Test
    void nothing_is_posted_of_an_account_that_does_not_go_live() {
        pilot.isProposed();

        assertThat(pilot.refused(CASE + "/release", byHash(HASH, "paul"), 409, "not-live"))
                .isEqualTo("account acme has no day on which it goes live; its pilot is to be converted first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reject", "waive"})
    void a_case_that_has_ended_is_told_so_whatever_is_asked_of_it(String end) {
        pilot.isProposed();
        pilot.done(CASE + "/" + end, "{\"reason\":\"wrong days\",\"by\":\"ann\"}", 200);

        JsonNode shown = pilot.shown(CASE);
        assertThat(shown.path("state").asString()).isEqualTo(end.equals("reject") ? "REJECTED" : "WAIVED");
        assertThat(shown.path("missing")).isEmpty();
        for (String step : List.of("approve", "release")) {
            assertThat(pilot.refused(CASE + "/" + step, byHash(HASH, "bob"), 409, "case-ended"))
                    .isEqualTo("case c1 has ended");
        }
    }

    @Test
    void a_case_that_was_held_has_ended_once_another_follows_it() {
        pilot.isProposed();
        pilot.goesLive("2026-03-01");
        pilot.isAnnounced();
        pilot.isApprovedBy("ann");
        pilot.isApprovedBy("bob");
        pilot.done(CASE + "/release", byHash(HASH, "paul"), 200);
        pilot.rules.says(
                C1,
                new Computed(C1, HASH, FIGURES),
                new Held(C1, Held.Reason.NOTHING_PENDING, "no cell of the case's days is left"));
        assertThat(pilot.shown(CASE).path("state").asString()).isEqualTo("HELD");
        assertThat(missing()).containsExactly("last held: NOTHING_PENDING, no cell of the case's days is left");

        pilot.done(CASES, "{\"case\":\"c2\"," + FEBRUARY + "}", 201);

        assertThat(pilot.shown(CASE).path("state").asString()).isEqualTo("FOLLOWED");
        assertThat(missing()).isEmpty();
    }

    @Test
    void one_case_is_open_at_a_time_and_its_name_is_used_once() {
        pilot.isProposed();

        assertThat(pilot.refused(CASES, "{\"case\":\"c2\"," + FEBRUARY + "}", 409, "case-open"))
                .isEqualTo("case c1 is open; it is to be posted, waived or rejected first");
        assertThat(pilot.refused(CASES, "{\"case\":\"c1\"," + FEBRUARY + "}", 409, "case-exists"))
                .isEqualTo("there was a case c1 before; an id is used once");

        var same = pilot.done(
                CASES, "{\"case\":\"c1\",\"from\":\"2026-01-01\",\"until\":\"2026-02-01\",\"by\":\"paul\"}", 201);
        assertThat(same.path("changed").asBoolean()).isFalse();
        assertThat(pilot.rules.facts())
                .filteredOn(BackBillProposed.class::isInstance)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notice", "approve", "release", "reject", "waive"})
    void what_is_said_of_a_case_or_an_account_that_is_not_there_is_said_of_nothing(String step) {
        String body = switch (step) {
            case "notice" -> "{\"hash\":\"" + HASH + "\",\"evidence\":\"mail 17\"}";
            case "reject", "waive" -> "{\"reason\":\"none\"}";
            default -> byHash(HASH, "ann");
        };

        assertThat(pilot.refused(CASES + "/lost/" + step, body, 404, "no-such-case"))
                .isEqualTo("there is no case lost");
        assertThat(pilot.refused("/v1/accounts/lost/back-bills/c1/" + step, body, 404, "no-such-account"))
                .isEqualTo("there is no account lost");
    }

    @Test
    void a_case_or_an_account_that_is_not_there_is_not_shown() {
        for (String path : List.of(CASES + "/lost", CASES + "/lost/computation", "/v1/accounts/lost/back-bills")) {
            assertThat(pilot.doors.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(pilot.shown(CASES + "/lost").path("detail").asString()).isEqualTo("there is no case lost");
        assertThat(pilot.shown(CASES).path("backBills")).isEmpty();
    }

    @Test
    void an_account_neither_charges_nor_spares_itself() {
        for (String path :
                List.of(CASES, CASE + "/approve", CASE + "/waive", ACCOUNT + "/disputes", ACCOUNT + "/pilot")) {
            var asAcme = pilot.doors
                    .bare(path)
                    .header("Authorization", "Bearer " + pilot.doors.acmeKey)
                    .POST(BodyPublishers.ofString("{}"));
            assertThat(pilot.doors.send(asAcme).statusCode()).as(path).isEqualTo(403);
        }
    }
}
