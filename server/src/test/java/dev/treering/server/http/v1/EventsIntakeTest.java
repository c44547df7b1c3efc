package dev.treering.server.http.v1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.log.Submission;
import dev.treering.server.fixture.OpenDoors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EventsIntakeTest {

    private static final String ONE = "application/cloudevents+json";
    private static final String LIST = "application/cloudevents-batch+json";
    private static final String LINES = "application/x-ndjson";

    private OpenDoors doors;

    @BeforeEach
    void open() {
        doors = new OpenDoors();
    }

    @AfterEach
    void close() {
        doors.close();
    }

    private static String scaled(String id, int quantity) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"test\","
                + "\"type\":\"treering.app.formation-scaled.v1\",\"time\":\"2026-03-01T12:00:00Z\","
                + "\"data\":{\"account\":\"acme\",\"app\":\"shop\",\"process\":\"web\",\"quantity\":" + quantity
                + ",\"size\":\"dyno-1c-4gb\"}}";
    }

    @Test
    void one_event_is_accepted_once_it_is_in_the_log() {
        var answer = doors.post("/v1/events", ONE, scaled("a", 1));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"accepted\":1,\"duplicates\":0,\"rejected\":[]}");
        assertThat(doors.log.facts()).extracting(Submission::id).hasToString("[test a]");
    }

    @Test
    void a_list_is_taken_in_its_order_and_what_is_wrong_is_told_by_index() {
        var answer = doors.post(
                "/v1/events", LIST, "[" + scaled("a", 1) + "," + scaled("b", -1) + "," + scaled("c", 2) + "]");

        JsonNode taken = OpenDoors.json(answer);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(taken.path("accepted").intValue()).isEqualTo(2);
        assertThat(taken.path("rejected")).hasSize(1);
        JsonNode rejected = taken.path("rejected").path(0);
        assertThat(rejected.path("index").intValue()).isEqualTo(1);
        assertThat(rejected.path("id").stringValue()).isEqualTo("b");
        assertThat(rejected.path("problem").stringValue()).isEqualTo("quantity is -1; allowed is 0 to 100000");
        assertThat(rejected.path("problems").path(0).path("pointer").stringValue())
                .isEqualTo("/data/quantity");
        assertThat(doors.log.facts()).extracting(fact -> fact.id().id()).containsExactly("a", "c");
    }

    @Test
    void a_number_below_zero_is_taken_where_the_next_event_takes_the_step_back_up_in_the_same_instant() {
        var taken = OpenDoors.json(doors.post("/v1/events", LINES, scaled("down", -1) + "\n" + scaled("up", 0)));
        var alone = OpenDoors.json(doors.post("/v1/events", LINES, scaled("again", -1)));

        assertThat(taken.path("accepted").intValue()).isEqualTo(2);
        assertThat(alone.path("rejected").path(0).path("problem").stringValue())
                .isEqualTo("quantity is -1; allowed is 0 to 100000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/ndjson", "application/jsonl; charset=utf-8"})
    void lines_are_taken_each_for_itself(String type) {
        String body = scaled("a", 1) + "\r\n\n{broken\n" + scaled("c", 2);

        var taken = OpenDoors.json(doors.post("/v1/events", type, body));

        assertThat(taken.path("accepted").intValue()).isEqualTo(2);
        assertThat(taken.path("rejected")).hasSize(1);
        assertThat(taken.path("rejected").path(0).path("index").intValue()).isEqualTo(2);
        assertThat(taken.path("rejected").path(0).path("problem").stringValue())
                .startsWith("malformed JSON at line 1, column ");
        assertThat(taken.path("rejected").path(0).has("id")).isFalse();
    }

    @Test
    void the_same_again_is_a_duplicate_and_something_else_under_its_name_a_conflict() {
        doors.post("/v1/events", ONE, scaled("a", 1));

        var again = OpenDoors.json(doors.post("/v1/events", ONE, scaled("a", 1)));
        var other = OpenDoors.json(doors.post("/v1/events", LINES, scaled("b", 1) + "\n" + scaled("a", 2)));

        assertThat(again.path("duplicates").intValue()).isEqualTo(1);
        assertThat(again.path("accepted").intValue()).isZero();
        assertThat(other.path("accepted").intValue()).isEqualTo(1);
        assertThat(other.path("rejected").path(0).path("index").intValue()).isEqualTo(1);
        assertThat(other.path("rejected").path(0).path("problem").stringValue())
                .isEqualTo("conflict with the fact at position 0: the data is not the same");
        assertThat(doors.log.facts()).hasSize(2);
        assertThat(doors.get("/metrics").body())
                .contains("treering_facts_total{outcome=\"accepted\"} 2\n")
                .contains("treering_facts_total{outcome=\"duplicate\"} 1\n")
                .contains("treering_facts_total{outcome=\"rejected\"} 1\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "account":"acme",                  |                            | /data/account
            formation-scaled                   | formation-exploded         | /type
            "quantity":1                       | "quantity":-1              | /data/quantity
            12:00:00Z                          | 12:00:00                   | /time
            "specversion":"1.0"                | "specversion":"0.3"        | /specversion
            """)
    void an_event_with_a_mistake_is_rejected_where_it_is(String right, String wrong, String pointer) {
        String body = scaled("a", 1).replace(right, wrong == null ? "" : wrong);

        var answer = doors.post("/v1/events", ONE, body);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(OpenDoors.json(answer)
                        .path("rejected")
                        .path(0)
                        .path("problems")
                        .path(0)
                        .path("pointer")
                        .stringValue())
                .isEqualTo(pointer);
        assertThat(doors.log.facts()).isEmpty();
    }

    @Test
    void a_body_that_is_no_json_is_refused_as_a_whole() {
        for (String type : new String[] {ONE, LIST}) {
            var answer = doors.post("/v1/events", type, "[{\"a\":");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(OpenDoors.json(answer)
                            .path("problems")
                            .path(0)
                            .path("detail")
                            .stringValue())
                    .contains("line 1, column ");
        }
        assertThat(doors.post("/v1/events", LIST, scaled("a", 1)).statusCode()).isEqualTo(400);
    }

    @Test
    void another_media_type_is_refused_with_those_that_are_taken() {
        var answer = doors.post("/v1/events", "text/xml", "<x/>");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(OpenDoors.json(answer).path("detail").stringValue()).contains("text/xml", ONE, LIST, LINES);
    }

    @Test
    void a_body_of_eleven_megabytes_is_refused() {
        byte[] large = new byte[11 * 1024 * 1024];
        Arrays.fill(large, (byte) ' ');

        var answer = doors.post("/v1/events", LINES, large);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(OpenDoors.json(answer).path("title").stringValue()).isEqualTo("too large");
        assertThat(doors.get("/v1/status").statusCode()).isEqualTo(200);
    }

    @Test
    void a_packed_body_is_unpacked_within_the_same_limit() throws IOException {
        var good = gzip(scaled("a", 1).getBytes(UTF_8));
        var bomb = gzip(new byte[64 * 1024 * 1024]);

        assertThat(packed(good).body()).isEqualTo("{\"accepted\":1,\"duplicates\":0,\"rejected\":[]}");
        assertThat(bomb).hasSizeLessThan(100_000);
        assertThat(packed(bomb).statusCode()).isEqualTo(413);
        assertThat(packed(scaled("b", 1).getBytes(UTF_8)).statusCode()).isEqualTo(400);
        assertThat(packed(Arrays.copyOf(good, good.length / 2)).statusCode()).isEqualTo(400);
    }

    @Test
    void a_log_that_is_away_is_told_with_a_time_to_ask_again() {
        doors.log.goAway();

        var answer = doors.post("/v1/events", ONE, scaled("a", 1));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(OpenDoors.json(answer).path("detail").stringValue()).contains("ask again");
    }

    private HttpResponse<String> packed(byte[] body) {
        return doors.send(doors.request("/v1/events")
                .header("Content-Type", LINES)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
