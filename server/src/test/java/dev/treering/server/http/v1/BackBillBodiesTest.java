package dev.treering.server.http.v1;

import static dev.treering.server.fixture.PilotDoors.ACCOUNT;
import static dev.treering.server.fixture.PilotDoors.ACME;
import static dev.treering.server.fixture.PilotDoors.C1;
import static dev.treering.server.fixture.PilotDoors.CASES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BackBillTerms.PriceRule;
import dev.treering.events.facts.BillingFact.BackBillProposed;
import dev.treering.events.facts.BillingFact.Exclusion;
import dev.treering.events.vocabulary.AppId;
import dev.treering.server.fixture.OpenDoors;
import dev.treering.server.fixture.PilotDoors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doors of cases take, and what they refuse before any rule sees it. Today is 2026-03-10, UTC. */
class BackBillBodiesTest {

    private static final String HASH = "0".repeat(64);

    private PilotDoors pilot;

    @BeforeEach
    void open() {
        pilot = new PilotDoors();
    }

    @AfterEach
    void close() {
        pilot.close();
    }

    @Test
    void a_proposal_may_be_kinder_than_the_pilot_and_leave_days_out() {
        pilot.done(
                CASES,
                "{\"case\":\"c1\",\"from\":\"2026-01-01\",\"until\":\"2026-02-01\",\"lookback\":\"P6M\","
                        + "\"discountPercent\":\"12.5\",\"cap\":\"500\",\"priceRule\":\"LOWER\",\"noticeDays\":\"14\","
                        + "\"exclusions\":[{\"from\":\"2026-01-10\",\"until\":\"2026-01-12\",\"app\":\"shop\","
                        + "\"reason\":\"outage\"}]}",
                201);

        assertThat(pilot.rules.facts().getLast())
                .isEqualTo(new BackBillProposed(
                        ACME,
                        C1,
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 2, 1),
                        new BackBillTerms(
                                Period.ofMonths(6),
                                new BigDecimal("12.5"),
                                Optional.of(new BigDecimal("500")),
                                PriceRule.LOWER,
                                14),
                        List.of(new Exclusion(
                                LocalDate.of(2026, 1, 10),
                                LocalDate.of(2026, 1, 12),
                                Optional.of(new AppId("shop")),
                                "outage")),
                        LocalDate.of(2026, 3, 10),
                        "admin")); // the key's name, where nobody is named
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                                 | /case /from /until
            {"case":"","from":"2026-01-01","until":"2026-02-01"}                               | /case
            {"case":"c","from":"January","until":"2026-02-01"}                                 | /from
            {"case":"c","from":"2026-01-01","until":"2026-02-30"}                              | /until
            {"case":"c","from":"2026-01-01","until":"2026-02-01","cap":500}                    | /cap
            {"case":"c","from":"2026-01-01","until":"2026-02-01","cap":"1e9"}                  | /cap
            {"case":"c","from":"2026-01-01","until":"2026-02-01","discountPercent":"half"}     | /discountPercent
            {"case":"c","from":"2026-01-01","until":"2026-02-01","lookback":"12 months"}       | /lookback
            {"case":"c","from":"2026-01-01","until":"2026-02-01","priceRule":"HIGHER"}         | /priceRule
            {"case":"c","from":"2026-01-01","until":"2026-02-01","noticeDays":"soon"}          | /noticeDays
            {"case":"c","from":"2026-01-01","until":"2026-02-01","by":" "}                     | /by
            {"case":"c","from":"2026-01-01","until":"2026-02-01","days":"30"}                  | /days
            {"case":"c","from":"2026-01-01","until":"2026-02-01","exclusions":"none"}          | /exclusions
            {"case":"c","from":"2026-01-01","until":"2026-02-01","exclusions":[{"from":"2026-01-10"}]} | /until /reason
            {"case":"c","from":"2026-01-01","until":"2026-02-01","exclusions":[{"from":"2026-01-10","until":"2026-01-12","reason":" "}]} | /reason
            """)
    void a_proposal_that_cannot_be_meant_is_told_every_problem(String body, String pointers) {
        assertThat(pilot.malformed(CASES, body)).containsExactly(pointers.split(" "));
        assertThat(pilot.rules.facts()).noneMatch(BackBillProposed.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "until":"2026-01-01"                           | malformed    | until is 2026-01-01; allowed is a day after from, 2026-01-01
            "until":"2026-02-01","discountPercent":"101"   | malformed    | discountPercent is 101; allowed is 0 to 100
            "until":"2026-02-01","cap":"-1"                | malformed    | cap is -1; allowed is 0 or more
            "until":"2026-02-01","lookback":"P0D"          | malformed    | lookback is P0D; allowed is a period such as P12M or P30D
            "until":"2026-02-01","noticeDays":"-1"         | malformed    | noticeDays is -1; allowed is 0 or more
            "until":"2026-02-01","lookback":"P13M"         | beyond-terms | lookback is P13M; agreed for the pilot, and allowed, is P12M or less
            "until":"2026-02-01","priceRule":"THEN_CURRENT" | beyond-terms | priceRule is THEN_CURRENT; agreed for the pilot, and allowed, is LOWER
            """)
    void terms_that_cannot_be_or_are_harder_than_agreed_are_refused(String rest, String kind, String detail) {
        String body = "{\"case\":\"c1\",\"from\":\"2026-01-01\"," + rest + "}";

        assertThat(pilot.refused(CASES, body, 422, kind)).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "cap":"501"            | cap is 501; agreed for the pilot, and allowed, is 500 or less
            "discountPercent":"19" | discount is 19; agreed for the pilot, and allowed, is 20 or more
            "noticeDays":"13"      | noticeDays is 13; agreed for the pilot, and allowed, is 14 or more
            """)
    void what_the_pilot_agreed_is_the_least(String wished, String detail) {
        pilot.done("/v1/accounts", "{\"account\":\"bcme\",\"currency\":\"USD\"}", 201);
        pilot.done(
                "/v1/accounts/bcme/pilot",
                "{\"from\":\"2026-01-01\",\"cap\":\"500\",\"discountPercent\":\"20\",\"noticeDays\":\"14\"}",
                200);
        String body = "{\"case\":\"c1\",\"from\":\"2026-01-01\",\"until\":\"2026-02-01\"," + wished + "}";

        assertThat(pilot.refused("/v1/accounts/bcme/back-bills", body, 422, "beyond-terms"))
                .isEqualTo(detail);
    }

    @Test
    void days_that_are_live_or_not_over_are_not_back_billed() {
        assertThat(pilot.refused(
                        CASES, "{\"case\":\"c1\",\"from\":\"2026-03-01\",\"until\":\"2026-03-11\"}", 409, "not-over"))
                .isEqualTo("until is 2026-03-11; today is 2026-03-10, allowed are days that are over");
        pilot.goesLive("2026-03-01");
        assertThat(pilot.refused(
                        CASES, "{\"case\":\"c1\",\"from\":\"2026-02-01\",\"until\":\"2026-03-02\"}", 409, "not-shadow"))
                .isEqualTo("until is 2026-03-02; the account is live from 2026-03-01, days before it were in shadow");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            notice  | {}                                  | /hash /evidence
            notice  | {"hash":"%s","evidence":" "}        | /evidence
            notice  | {"hash":"0549f16a","evidence":"m"}  | /hash
            approve | {}                                  | /hash
            approve | {"hash":"0549f16a","by":"ann"}      | /hash
            approve | {"hash":"%s","reason":"good"}       | /reason
            release | {"hash":7}                          | /hash
            release | {"hash":"%s","by":""}               | /by
            reject  | {}                                  | /reason
            reject  | {"reason":""}                       | /reason
            waive   | {"reason":7}                        | /reason
            waive   | {"reason":"goodwill","hash":"%s"}   | /hash
            """)
    void a_step_that_lacks_something_is_told_what(String step, String body, String pointers) {
        pilot.isProposed();

        assertThat(pilot.malformed(CASES + "/c1/" + step, body.replace("%s", HASH)))
                .containsExactly(pointers.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/back-bills", "/back-bills/c1/approve", "/disputes", "/pilot", "/pilot/convert"})
    void what_is_no_object_of_json_is_refused(String path) {
        for (String body : List.of("", "[]", "{")) {
            assertThat(pilot.doors.post(ACCOUNT + path, OpenDoors.JSON, body).statusCode())
                    .as(path + " " + body)
                    .isEqualTo(400);
        }
        assertThat(pilot.doors.post(ACCOUNT + path, "text/plain", "{}").statusCode())
                .isEqualTo(415);
    }
}
