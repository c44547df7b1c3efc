package dev.treering.server.http.v1;

import static dev.treering.events.fixture.Examples.ACME;
import static dev.treering.events.fixture.Examples.SHOP;
import static dev.treering.events.fixture.Examples.SMALL;
import static dev.treering.events.fixture.Examples.WEB;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.log.Submission;
import dev.treering.server.fixture.OpenDoors;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class DeadLettersTest {

    private static final String ONE = "application/cloudevents+json";
    private static final Instant HELD = Instant.parse("2026-03-01T12:00:00Z");

    private OpenDoors doors;

    @BeforeEach
    void open() {
        doors = new OpenDoors();
        doors.deadLetters.rejected(
                new LoggedFact(
                        43,
                        new FactId("cluster", "a"),
                        HELD,
                        HELD.plusSeconds(1),
                        Map.of("causation", "import-1", "idempotencykey", "k", "commandhash", "h"),
                        new AppFact.FormationScaled(ACME, SHOP, WEB, 1, SMALL, "")),
                "BEFORE_ACCOUNT",
                "it held before the account was opened");
    }

    @AfterEach
    void close() {
        doors.close();
    }

    private static String scaled(String id, String further) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"cluster\"," + further
                + "\"type\":\"treering.app.formation-scaled.v1\",\"time\":\"2026-03-02T12:00:00Z\","
                + "\"data\":{\"account\":\"acme\",\"app\":\"shop\",\"process\":\"web\",\"quantity\":1,"
                + "\"size\":\"dyno-1c-4gb\"}}";
    }

    private HttpResponse<String> mend(String letter, String event) {
        return doors.post("/v1/dead-letters/" + letter + "/mend", ONE, event);
    }

    private HttpResponse<String> replay(String letter) {
        return doors.post("/v1/dead-letters/" + letter + "/replay", OpenDoors.JSON, "");
    }

    private JsonNode letter(String id) {
        return OpenDoors.json(doors.get("/v1/dead-letters/" + id));
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String... words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(OpenDoors.json(answer).path("detail").asString()).contains(words);
    }

    @Test
    void letters_are_listed_by_state_and_account_and_counted() {
        doors.deadLetters.unreadable("platform-events-0-12", new byte[0]);

        assertThat(doors.get("/v1/dead-letters?state=open&account=acme").body())
                .isEqualTo(
                        "{\"deadLetters\":[{\"id\":\"43\",\"position\":43,\"account\":\"acme\",\"source\":\"cluster\","
                                + "\"fact\":\"a\",\"type\":\"treering.app.formation-scaled.v1\",\"reason\":\"BEFORE_ACCOUNT\","
                                + "\"detail\":\"it held before the account was opened\",\"state\":\"OPEN\",\"attempts\":[]}]}");
        assertThat(OpenDoors.json(doors.get("/v1/dead-letters")).path("deadLetters"))
                .hasSize(2);
        assertThat(OpenDoors.json(doors.get("/v1/dead-letters?state=MENDED")).path("deadLetters"))
                .isEmpty();
        assertThat(doors.get("/v1/dead-letters?state=lost").statusCode()).isEqualTo(400);
        assertThat(doors.get("/metrics").body()).contains("treering_dead_letters_open 2\n");
        assertThat(doors.get("/v1/status").body()).contains("\"deadLetters\":2");
    }

    @Test
    void a_letter_is_shown_with_its_fact_as_an_event() {
        JsonNode event = letter("43").path("event");

        assertThat(event.path("id").asString()).isEqualTo("a");
        assertThat(event.path("time").asString()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(event.path("data").path("quantity").intValue()).isEqualTo(1);
        assertRefused(doors.get("/v1/dead-letters/44"), 404, "there is no dead letter 44");
    }

    @Test
    void what_cannot_be_read_is_shown_as_it_is_and_cannot_be_replayed() {
        doors.deadLetters.unreadable("platform-events-0-12", "?".getBytes(UTF_8));

        JsonNode shown = letter("platform-events-0-12");

        assertThat(shown.path("record").toString()).isEqualTo("{\"headers\":{\"ce_id\":\"x\"},\"value\":\"Pw==\"}");
        assertThat(shown.has("event")).isFalse();
        assertRefused(replay("platform-events-0-12"), 422, "cannot be read by this version", "no headers");
        assertThat(doors.log.facts()).isEmpty();
    }

    @Test
    void a_mended_fact_goes_into_the_log_and_names_the_letter_and_who_sent_it() {
        var answer = mend("43", scaled("a/mended", ""));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"letter\":\"43\",\"source\":\"cluster\",\"id\":\"a/mended\",\"position\":0,\"accepted\":true}");
        Submission taken = doors.log.facts().getFirst();
        assertThat(taken.heldAt()).isEqualTo(Instant.parse("2026-03-02T12:00:00Z"));
        assertThat(taken.extensions()).containsEntry("mends", "43").containsEntry("actor", "admin");
        assertThat(letter("43").path("state").asString()).isEqualTo("MENDED");
        assertThat(letter("43").path("mendedBy").asLong()).isZero();
        assertThat(doors.get("/metrics").body()).contains("treering_facts_total{outcome=\"accepted\"} 1\n");
    }

    @Test
    void a_letter_is_mended_once() {
        mend("43", scaled("a/mended", ""));

        assertRefused(mend("43", scaled("a/again", "")), 409, "mended already by cluster a/mended at position 0");
        assertRefused(replay("43"), 409, "mended already");
        assertThat(doors.log.facts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a     | ``                | 422 | has the id of the dead letter itself, cluster a
            b     | "mends":"7",      | 422 | says that it mends 7, not 43
            taken | ``                | 409 | has this fact already, at position 0
            other | ``                | 409 | has another fact of this id at position 1
            """)
    void a_mended_fact_needs_an_id_of_its_own(String id, String further, int status, String words) {
        doors.post("/v1/events", ONE, scaled("taken", ""));
        doors.post("/v1/events", ONE, scaled("other", "").replace("\"quantity\":1", "\"quantity\":2"));

        assertRefused(mend("43", scaled(id, further)), status, words);
        assertThat(doors.log.facts()).hasSize(2);
    }

    @Test
    void a_mended_fact_with_mistakes_is_refused_with_every_place() {
        var answer = mend(
                "43",
                scaled("b", "").replace("\"quantity\":1", "\"quantity\":-1").replace("web", ""));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(OpenDoors.json(answer).path("problems")).hasSize(2);
        assertThat(mend("43", "{").statusCode()).isEqualTo(400);
        assertThat(doors.post("/v1/dead-letters/43/mend", OpenDoors.JSON, scaled("b", ""))
                        .statusCode())
                .isEqualTo(415);
        assertThat(doors.log.facts()).isEmpty();
    }

    @Test
    void a_replay_tells_the_same_once_more_under_a_name_of_its_own_each_time() {
        doors.deadLetters.refuseAttempts("BEFORE_ACCOUNT", "as before");

        assertThat(OpenDoors.json(replay("43")).path("id").asString()).isEqualTo("a/replay-1");
        assertThat(OpenDoors.json(replay("43")).path("id").asString()).isEqualTo("a/replay-2");

        assertThat(doors.log.facts()).extracting(Submission::heldAt).containsExactly(HELD, HELD);
        assertThat(doors.log.facts().getFirst().extensions())
                .containsEntry("mends", "43")
                .doesNotContainKeys("idempotencykey", "commandhash");
        assertThat(letter("43").path("state").asString()).isEqualTo("OPEN");
        assertThat(letter("43").path("attempts").path(1).toString())
                .isEqualTo("{\"position\":1,\"source\":\"cluster\",\"id\":\"a/replay-2\","
                        + "\"reason\":\"BEFORE_ACCOUNT\",\"detail\":\"as before\"}");
    }

    @Test
    void while_it_is_not_known_what_became_of_earlier_facts_nothing_is_submitted() {
        for (int i = 0; i < 9; i++) { // the ledgers stand at 7
            doors.post("/v1/events", ONE, scaled("f" + i, ""));
        }

        assertRefused(replay("43"), 503, "the ledgers are at 7 of 8", "ask again");
        assertThat(doors.log.facts()).hasSize(9);
    }

    @Test
    void only_the_operator_sees_dead_letters() {
        for (String path : List.of("/v1/dead-letters", "/v1/dead-letters/43")) {
            var answer = doors.send(doors.bare(path).header("Authorization", "Bearer " + doors.acmeKey));
            assertThat(answer.statusCode()).isEqualTo(403);
        }
    }
}
