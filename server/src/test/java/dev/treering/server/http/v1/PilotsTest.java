package dev.treering.server.http.v1;

import static dev.treering.server.fixture.PilotDoors.ACCOUNT;
import static dev.treering.server.fixture.PilotDoors.ACME;
import static dev.treering.server.fixture.PilotDoors.CASES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.PilotConverted.PilotUsage;
import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BackBillTerms.PriceRule;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.server.fixture.PilotDoors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How pilots begin and end at the doors. {@code acme} is in one, {@code bcme} in none. */
class PilotsTest {

    private static final String BCME = "/v1/accounts/bcme/pilot";
    private static final String CONVERT = ACCOUNT + "/pilot/convert";
    private static final String WITHDRAW = ACCOUNT + "/pilot/withdraw";
    private static final String LIVE = "{\"from\":\"2026-04-01\",\"usage\":\"BACK_BILL\"}";

    private PilotDoors pilot;

    @BeforeEach
    void open() {
        pilot = new PilotDoors();
        pilot.done("/v1/accounts", "{\"account\":\"bcme\",\"currency\":\"USD\"}", 201);
    }

    @AfterEach
    void close() {
        pilot.close();
    }

    @Test
    void an_account_is_enrolled_on_terms_and_what_is_not_said_is_the_default() {
        pilot.done(
                BCME,
                "{\"from\":\"2026-04-01\",\"lookback\":\"P6M\",\"discountPercent\":\"20\",\"cap\":\"500\","
                        + "\"priceRule\":\"THEN_CURRENT\"}",
                200);

        assertThat(pilot.rules.facts().getLast())
                .isEqualTo(new AccountFact.PilotEnrolled(
                        new AccountId("bcme"),
                        LocalDate.of(2026, 4, 1),
                        new BackBillTerms(
                                Period.ofMonths(6),
                                new BigDecimal("20"),
                                Optional.of(new BigDecimal("500")),
                                PriceRule.THEN_CURRENT,
                                30)));
    }

    @Test
    void going_live_and_what_becomes_of_the_usage_are_said_together_and_once() {
        assertThat(pilot.done(CONVERT, LIVE, 200).path("changed").asBoolean()).isTrue();
        assertThat(pilot.rules.facts().reversed().subList(0, 2))
                .containsExactly(
                        new AccountFact.PilotConverted(ACME, PilotUsage.BACK_BILL),
                        new AccountFact.LiveScheduled(ACME, LocalDate.of(2026, 4, 1)));

        assertThat(pilot.done(CONVERT, LIVE, 200).path("changed").asBoolean()).isFalse();
        assertThat(pilot.refused(CONVERT, LIVE.replace("BACK_BILL", "WAIVE"), 409, "pilot-ended"))
                .isEqualTo("the pilot of acme was converted; what becomes of its usage is settled: BACK_BILL");
        assertThat(pilot.refused(WITHDRAW, "{\"reason\":\"changed their mind\"}", 409, "pilot-ended"))
                .isEqualTo("the pilot of acme was converted; what becomes of its usage is settled: BACK_BILL");
    }

    @Test
    void of_a_pilot_that_was_withdrawn_nothing_is_charged() {
        pilot.done(WITHDRAW, "{\"reason\":\"not for them\"}", 200);

        assertThat(pilot.refused(CONVERT, LIVE, 409, "pilot-ended"))
                .isEqualTo("the pilot of acme was withdrawn: not for them");
        assertThat(pilot.refused(
                        CASES,
                        "{\"case\":\"c1\",\"from\":\"2026-01-01\",\"until\":\"2026-02-01\"}",
                        409,
                        "pilot-ended"))
                .isEqualTo("the usage of the pilot of acme is waived, all of it");
    }

    @Test
    void usage_that_was_waived_with_the_pilots_end_is_not_back_billed() {
        pilot.done(CONVERT, LIVE.replace("BACK_BILL", "WAIVE"), 200);

        assertThat(pilot.refused(
                        CASES,
                        "{\"case\":\"c1\",\"from\":\"2026-01-01\",\"until\":\"2026-02-01\"}",
                        409,
                        "pilot-ended"))
                .isEqualTo("the usage of the pilot of acme is waived, all of it");
    }

    @Test
    void an_account_that_is_to_go_live_leaves_no_pilot() {
        pilot.done(ACCOUNT + "/live", "{\"from\":\"2026-04-01\"}", 200);

        assertThat(pilot.refused(WITHDRAW, "{\"reason\":\"changed their mind\"}", 409, "already-live"))
                .isEqualTo("account acme is live from 2026-04-01; its pilot may be converted, and its usage waived"
                        + " with it");
    }

    @Test
    void who_was_never_in_a_pilot_ends_none() {
        assertThat(pilot.refused(BCME + "/convert", LIVE, 409, "not-in-pilot"))
                .isEqualTo("account bcme was never in a pilot");
        assertThat(pilot.refused(BCME + "/withdraw", "{\"reason\":\"r\"}", 409, "not-in-pilot"))
                .isEqualTo("account bcme was never in a pilot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/convert", "/withdraw"})
    void an_account_that_is_not_there_has_no_pilot(String step) {
        String body =
                step.equals("/withdraw") ? "{\"reason\":\"r\"}" : step.isEmpty() ? "{\"from\":\"2026-04-01\"}" : LIVE;

        assertThat(pilot.refused("/v1/accounts/lost/pilot" + step, body, 404, "no-such-account"))
                .isEqualTo("there is no account lost");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ''        | {}                                              | /from
            ''        | {"from":"April"}                                | /from
            ''        | {"from":"2026-04-01","discountPercent":"100.1"} | /discountPercent
            ''        | {"from":"2026-04-01","discountPercent":20}      | /discountPercent
            ''        | {"from":"2026-04-01","cap":"-1"}                | /cap
            ''        | {"from":"2026-04-01","lookback":"-P1M"}         | /lookback
            ''        | {"from":"2026-04-01","noticeDays":"-1"}         | /noticeDays
            ''        | {"from":"2026-04-01","noticeDays":"1.5"}        | /noticeDays
            ''        | {"from":"2026-04-01","terms":"mild"}            | /terms
            /convert  | {}                                              | /from /usage
            /convert  | {"from":"2026-04-01","usage":"FORGET"}          | /usage
            /convert  | {"from":"2026-02-30","usage":"WAIVE"}           | /from
            /withdraw | {}                                              | /reason
            /withdraw | {"reason":" "}                                  | /reason
            """)
    void what_cannot_be_meant_is_told_every_problem(String step, String body, String pointers) {
        assertThat(pilot.malformed(BCME + step.replace("'", ""), body)).containsExactly(pointers.split(" "));
    }
}
