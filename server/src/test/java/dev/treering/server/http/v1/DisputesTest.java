package dev.treering.server.http.v1;

import static dev.treering.server.fixture.PilotDoors.ACCOUNT;
import static dev.treering.server.fixture.PilotDoors.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.BillingFact.CellsDisputed;
import dev.treering.events.facts.BillingFact.DisputeResolved;
import dev.treering.events.facts.BillingFact.DisputeResolved.Resolution;
import dev.treering.events.vocabulary.AppId;
import dev.treering.server.fixture.PilotDoors;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisputesTest {

    private static final String DISPUTES = ACCOUNT + "/disputes";
    private static final String RESOLVE = DISPUTES + "/d1/resolve";
    private static final String D1 = "{\"dispute\":\"d1\",\"from\":\"2026-01-20\",\"until\":\"2026-01-22\","
            + "\"app\":\"shop\",\"reason\":\"was not running\",\"by\":\"ann\"}";
    private static final String UPHELD = "{\"resolution\":\"UPHELD\",\"reason\":\"it was not\",\"by\":\"bob\"}";

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
    void usage_is_disputed_and_the_dispute_resolved_once_each() {
        assertThat(pilot.done(DISPUTES, D1, 201).path("changed").asBoolean()).isTrue();
        assertThat(pilot.done(DISPUTES, D1, 201).path("changed").asBoolean()).isFalse();
        assertThat(pilot.rules.facts().getLast())
                .isEqualTo(new CellsDisputed(
                        ACME,
                        "d1",
                        LocalDate.of(2026, 1, 20),
                        LocalDate.of(2026, 1, 22),
                        Optional.of(new AppId("shop")),
                        "was not running",
                        "ann"));

        assertThat(pilot.done(RESOLVE, UPHELD, 200).path("changed").asBoolean()).isTrue();
        assertThat(pilot.done(RESOLVE, UPHELD, 200).path("changed").asBoolean()).isFalse();
        assertThat(pilot.rules.facts().getLast())
                .isEqualTo(new DisputeResolved(ACME, "d1", Resolution.UPHELD, "it was not", "bob"));
    }

    @Test
    void a_name_is_used_for_one_dispute() {
        pilot.done(DISPUTES, D1, 201);

        assertThat(pilot.refused(DISPUTES, D1.replace("2026-01-22", "2026-01-23"), 409, "dispute-exists"))
                .isEqualTo("there was a dispute d1 before; a name is used once");
    }

    @Test
    void what_a_dispute_came_to_is_not_changed_afterwards() {
        pilot.done(DISPUTES, D1, 201);
        pilot.done(RESOLVE, UPHELD, 200);

        assertThat(pilot.refused(RESOLVE, UPHELD.replace("UPHELD", "REJECTED"), 409, "dispute-ended"))
                .isEqualTo("dispute d1 has ended: UPHELD");
    }

    @Test
    void a_dispute_or_an_account_that_is_not_there_is_told_so() {
        assertThat(pilot.refused(RESOLVE, UPHELD, 404, "no-such-dispute")).isEqualTo("there is no dispute d1");
        assertThat(pilot.refused("/v1/accounts/lost/disputes", D1, 404, "no-such-account"))
                .isEqualTo("there is no account lost");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                          | /dispute /from /until /reason
            {"dispute":" ","from":"2026-01-20","until":"2026-01-22","reason":"r"}       | /dispute
            {"dispute":"d","from":"20 January","until":"2026-01-22","reason":"r"}       | /from
            {"dispute":"d","from":"2026-01-22","until":"2026-01-22","reason":"r"}       | /until
            {"dispute":"d","from":"2026-01-20","until":"2026-01-22","reason":""}        | /reason
            {"dispute":"d","from":"2026-01-20","until":"2026-01-22","reason":"r","app":""} | /app
            {"dispute":"d","from":"2026-01-20","until":"2026-01-22","reason":"r","apps":[]} | /apps
            """)
    void a_dispute_that_cannot_be_meant_is_told_every_problem(String body, String pointers) {
        assertThat(pilot.malformed(DISPUTES, body)).containsExactly(pointers.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                     | /resolution /reason
            {"resolution":"WON","reason":"r"}      | /resolution
            {"resolution":"UPHELD","reason":" "}   | /reason
            {"resolution":"UPHELD","reason":"r","by":""} | /by
            """)
    void a_resolution_that_cannot_be_meant_is_told_every_problem(String body, String pointers) {
        pilot.done(DISPUTES, D1, 201);

        assertThat(pilot.malformed(RESOLVE, body)).containsExactly(pointers.split(" "));
    }
}
