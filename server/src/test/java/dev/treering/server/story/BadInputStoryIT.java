package dev.treering.server.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.server.story.ServerProcess.Finished;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whatever is sent to a real server or given to a real command: a clear answer, and a log in which nothing is lost or half-taken. */
class BadInputStoryIT {

    private static final String ONE = "application/cloudevents+json";
    private static final String LIST = "application/cloudevents-batch+json";
    private static final String LINES = "application/x-ndjson";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    @TempDir
    private static Path folder;

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.up(Files.createDirectory(folder.resolve("data")));
        var opened = server.post("/v1/accounts", JSON, "{\"account\":\"known\",\"currency\":\"USD\"}".getBytes(UTF_8));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String scaled(String id) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"bad-input\","
                + "\"type\":\"treering.app.formation-scaled.v1\",\"time\":\"2026-03-01T12:00:00Z\","
                + "\"data\":{\"account\":\"acme\",\"app\":\"shop\",\"process\":\"web\",\"quantity\":1,"
                + "\"size\":\"dyno-1c-4gb\"}}";
    }

    private static long head() {
        return server.status().path("head").asLong();
    }

    /** A refusal of the whole request: its status, a problem in words, and nothing in the log. */
    private static JsonNode refused(HttpResponse<String> answer, int status, long headBefore) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains(PROBLEM);
        JsonNode problem = Openb.JSON.readTree(answer.body());
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("type").asString()).startsWith("urn:treering:problem:");
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(head()).as("the log is as it was").isEqualTo(headBefore);
        return problem;
    }

    private static JsonNode taken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Openb.JSON.readTree(answer.body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            application/cloudevents+json       | {"specversion":
            application/cloudevents+json       | ``
            application/cloudevents+json       | [1]
            application/cloudevents-batch+json | [{"id":"x"},
            application/cloudevents-batch+json | {"id":"x"}
            """)
    void a_body_that_is_not_what_it_says_is_refused_whole(String type, String body) {
        long before = head();

        JsonNode problem = refused(server.post("/v1/events", type, body.getBytes(UTF_8)), 400, before);

        assertThat(problem.path("problems").path(0).path("detail").asString()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "account":"acme",                 | ``                              | /data/account    | missing
            "quantity":1,                     | ``                              | /data/quantity   | missing
            "specversion":"1.0",              | ``                              | /specversion     | missing
            treering.app.formation-scaled.v1  | treering.app.exploded.v1        | /type            | unknown
            "quantity":1                      | "quantity":-1                   | /data/quantity   | -1; allowed is 0 to
            "quantity":1                      | "quantity":-2147483648          | /data/quantity   | allowed is
            "quantity":1                      | "quantity":1.5                  | /data/quantity   | allowed is
            "quantity":1                      | "quantity":1e99999999           | /data/quantity   | allowed is
            2026-03-01T12:00:00Z              | 2026-03-01T12:00:00             | /time            | zone
            2026-03-01T12:00:00Z              | 1969-12-31T23:59:59Z            | /time            | 1970
            2026-03-01T12:00:00Z              | +10000-01-01T00:00:00Z          | /time            | allowed
            "id":"a"                          | "id":"a","id":"b"               | /id              | once
            "id":"a"                          | "id":"a\\u0007"                 | /id              | control
            "id":"a"                          | "id":""                         | /id              | empty
            "id":"a"                          | "id":"a\\u0000"                 | /id              | U+0000
            "source":"bad-input"              | "source":"bad-input","x":"\\u0000" | /x            | U+0000
            """)
    void a_fact_with_a_mistake_is_rejected_where_the_mistake_is(
            String right, String wrong, String pointer, String words) {
        long before = head();

        JsonNode rejected = taken(
                server.post("/v1/events", ONE, scaled("a").replace(right, wrong).getBytes(UTF_8)));

        assertThat(rejected.path("accepted").intValue()).isZero();
        JsonNode problem = rejected.path("rejected").path(0).path("problems").path(0);
        assertThat(problem.path("pointer").asString()).as(rejected.toString()).isEqualTo(pointer);
        assertThat(problem.path("detail").asString()).contains(words);
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void one_bad_line_among_good_ones_is_rejected_alone() {
        long before = head();
        String bad = scaled("bad").replace("\"size\":\"dyno-1c-4gb\"", "\"size\":\"\"");
        var body = new ByteArrayOutputStream();
        body.writeBytes((scaled("good-1") + "\n" + bad + "\n").getBytes(UTF_8));
        body.writeBytes(scaled("not-utf-8").replace("shop", "sh\u00f6p").getBytes(ISO_8859_1));
        body.writeBytes(("\n" + scaled("good-2") + "\n").getBytes(UTF_8));

        JsonNode taken = taken(server.post("/v1/events", LINES, body.toByteArray()));

        assertThat(taken.path("accepted").intValue()).isEqualTo(2);
        assertThat(taken.path("rejected"))
                .extracting(each -> each.path("index").intValue())
                .containsExactly(1, 2);
        assertThat(taken.path("rejected").path(1).path("problem").asString()).contains("UTF-8");
        assertThat(head()).isEqualTo(before + 2);
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        long before = head();
        byte[] latin = scaled("latin").replace("shop", "sh\u00f6p").getBytes(ISO_8859_1);

        assertThat(refused(server.post("/v1/events", ONE, latin), 400, before).toString())
                .contains("UTF-8");
        assertThat(refused(server.post("/v1/events", LIST, latin), 400, before).toString())
                .contains("UTF-8");
        assertThat(refused(server.post("/v1/price-books", "application/yaml", latin), 400, before)
                        .toString())
                .contains("UTF-8");
    }

    @Test
    void something_else_under_a_name_that_is_taken_is_a_conflict_and_the_same_again_is_none() {
        taken(server.post("/v1/events", ONE, scaled("mine").getBytes(UTF_8)));
        long before = head();
        String other = scaled("mine").replace("\"quantity\":1", "\"quantity\":2");

        JsonNode taken = taken(server.post("/v1/events", LINES, (scaled("mine") + "\n" + other).getBytes(UTF_8)));

        assertThat(taken.path("duplicates").intValue()).isEqualTo(1);
        assertThat(taken.path("accepted").intValue()).isZero();
        assertThat(taken.path("rejected").path(0).path("problem").asString())
                .contains("conflict with the fact at position " + before);
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void a_fact_that_is_too_large_for_the_log_is_rejected_and_the_others_are_taken() {
        long before = head();
        String large = scaled("large")
                .replace("\"quantity\":1", "\"quantity\":1,\"remark\":\"" + "x".repeat(1_500_000) + "\"");

        JsonNode taken = taken(server.post(
                "/v1/events", LINES, (scaled("small-1") + "\n" + large + "\n" + scaled("small-2")).getBytes(UTF_8)));

        assertThat(taken.path("accepted").intValue()).isEqualTo(2);
        assertThat(taken.path("rejected").path(0).path("index").intValue()).isEqualTo(1);
        assertThat(taken.path("rejected").path(0).path("id").asString()).isEqualTo("large");
        assertThat(taken.path("rejected").path(0).path("problem").asString()).contains("bytes; allowed are");
        assertThat(head()).isEqualTo(before + 2);
    }

    @Test
    void eleven_megabytes_are_too_much_for_one_request() {
        long before = head();
        byte[] body = new byte[11 * 1024 * 1024];
        Arrays.fill(body, (byte) '\n');

        refused(server.post("/v1/events", LINES, body), 413, before);
    }

    @Test
    void another_content_type_is_refused_with_those_that_are_taken() {
        long before = head();
        byte[] body = scaled("typed").getBytes(UTF_8);

        assertThat(refused(server.post("/v1/events", "text/xml", body), 415, before)
                        .path("detail")
                        .asString())
                .contains(ONE, LIST, LINES);
        refused(server.post("/v1/accounts", "text/xml", body), 415, before);
    }

    @Test
    void nobody_is_let_in_without_a_token_that_opens_something() {
        long before = head();
        for (String credentials :
                List.of("", "Bearer ", "Bearer tr_wrong", "Basic !!!", "Bearer " + "x".repeat(5_000))) {
            var request = server.request("/v1/events")
                    .header("Content-Type", ONE)
                    .POST(BodyPublishers.ofString(scaled("in")));
            if (!credentials.isEmpty()) {
                request.header("Authorization", credentials);
            }
            var answer = server.sendAsIs(request);

            refused(answer, 401, before);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/accounts/nobody,                  404",
        "/v1/accounts/nobody/usage/2026-03,    404",
        "/v1/accounts/known/usage/March,       400",
        "/v1/accounts/known/usage/2026-13,     400",
        "/v1/accounts/known/statements/2026-03, 404",
        "/v1/price-books/unknown/1,            404",
        "/v1/price-books/unknown/one,          400",
        "/v1/nowhere,                          404"
    })
    void what_is_not_there_or_makes_no_sense_is_told_so(String path, int status) {
        refused(server.get(path, JSON), status, head());
    }

    @Test
    void an_account_that_used_nothing_has_an_empty_usage() {
        var answer = server.get("/v1/accounts/known/usage/2026-03", JSON);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Openb.JSON.readTree(answer.body()).path("cells")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /v1/close/day/9998-01-01          | ``                                                    | 409 | not-over
            /v1/close/period/9998-01          | ``                                                    | 409 | not-over
            /v1/close/period/2026-02          | ``                                                    | 409 | days-open
            /v1/close/day/yesterday           | ``                                                    | 400 | malformed
            /v1/close/day/2026-02-30          | ``                                                    | 400 | malformed
            /v1/accounts                      | {"account":"known","currency":"EUR"}                  | 409 | account-exists
            /v1/accounts                      | {"account":"", "currency":"XXXX", "size":1}           | 422 | invalid
            /v1/accounts                      | {"account":"new"                                      | 400 | malformed
            /v1/accounts/nobody/live          | {"from":"2027-01-01"}                                 | 404 | no-such-account
            /v1/accounts/known/live           | {"from":"soon"}                                       | 422 | invalid
            /v1/accounts/known/price-book     | {"priceBook":"unknown","version":1,"from":"2027-01-01"} | 422 | no-such-price-book
            /v1/accounts/known/price-book     | {"priceBook":"unknown","version":0,"from":"2027-01-01"} | 422 | invalid
            """)
    void a_wish_that_cannot_be_granted_says_why_and_changes_nothing(String path, String body, int status, String kind) {
        JsonNode problem = refused(server.post(path, JSON, body.getBytes(UTF_8)), status, head());

        assertThat(problem.path("type").asString()).isEqualTo("urn:treering:problem:" + kind);
    }

    @Test
    void a_name_too_large_for_the_log_is_refused() {
        String body = "{\"account\":\"large\",\"currency\":\"USD\",\"name\":\"" + "n".repeat(1_000_000) + "\"}";

        refused(server.post("/v1/accounts", JSON, body.getBytes(UTF_8)), 422, head());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST  | /apps                       | {"name":                                             | 400
            POST  | /apps                       | {"name":"No Such Name"}                              | 422
            GET   | /apps/no-such-app           | ``                                                   | 404
            PATCH | /apps/no-such-app/formation | {"updates":[{"type":"web","quantity":1}]}            | 404
            """)
    void the_heroku_door_refuses_in_herokus_form(String method, String path, String body, int status) {
        long before = head();

        var answer = server.send(
                server.request(path).header("Content-Type", JSON).method(method, BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode error = Openb.JSON.readTree(answer.body());
        assertThat(error.path("id").asString()).isNotBlank();
        assertThat(error.path("message").asString()).isNotBlank();
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void an_import_takes_what_is_good_and_names_the_lines_that_are_not() throws IOException {
        Path file = folder.resolve("facts.jsonl");
        Path rejects = folder.resolve("rejects.jsonl");
        var lines = new ByteArrayOutputStream();
        lines.writeBytes(
                (scaled("line-1") + "\n\n{broken\n" + scaled("line-4").replace("Z\"", "\"") + "\n").getBytes(UTF_8));
        lines.writeBytes(scaled("line-5").replace("shop", "sh\u00f6p").getBytes(ISO_8859_1));
        lines.writeBytes(("\n" + scaled("line-6").replace("shop", "sh\u00f6p")).getBytes(UTF_8));
        Files.write(file, lines.toByteArray());
        long before = head();

        Finished imported = server.treering("import", "--rejects", rejects.toString(), file.toString());
        Finished again = server.treering("import", file.toString());

        assertThat(imported.output()).contains("accepted 2, duplicate 0, rejected 3");
        assertThat(imported.exitCode()).isEqualTo(1);
        assertThat(again.output())
                .contains("accepted 0, duplicate 2, rejected 3")
                .contains(file + ":3: rejected");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(head()).isEqualTo(before + 2);
        var rows =
                Files.readAllLines(rejects).stream().map(Openb.JSON::readTree).toList();
        assertThat(rows).extracting(row -> row.path("line").intValue()).containsExactly(3, 4, 5);
        assertThat(rows)
                .extracting(row -> row.path("problems").path(0).path("detail").asString())
                .satisfiesExactly(
                        broken -> assertThat(broken).contains("malformed JSON"),
                        zoneless -> assertThat(zoneless).contains("zone"),
                        latin -> assertThat(latin).contains("UTF-8"));
        assertThat(rows.getFirst().path("event").asString()).isEqualTo("{broken");
    }

    @Test
    void an_import_of_a_line_beyond_all_measure_rejects_that_line_alone() throws IOException {
        Path file = folder.resolve("long.jsonl");
        Files.writeString(file, scaled("before") + "\n" + "x".repeat(11 * 1024 * 1024) + "\n" + scaled("after") + "\n");

        Finished imported = server.treering("import", file.toString());

        assertThat(imported.output())
                .contains("accepted 2, duplicate 0, rejected 1")
                .contains(file + ":2: rejected");
        assertThat(imported.exitCode()).isEqualTo(1);
    }

    @Test
    void an_import_of_what_cannot_be_read_is_told_in_one_sentence() throws IOException {
        Path torn = folder.resolve("torn.jsonl.gz");
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write((scaled("torn") + "\n").repeat(100).getBytes(UTF_8));
        }
        Files.write(torn, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

        Finished imported = server.treering("import", torn.toString());
        Finished missing =
                server.treering("import", folder.resolve("missing.jsonl").toString());

        assertThat(imported.exitCode()).as(imported.output()).isEqualTo(69);
        assertThat(imported.output()).contains("treering: cannot read " + torn).doesNotContain("\tat ");
        assertThat(missing.exitCode()).isEqualTo(69);
        assertThat(missing.output()).contains("treering: cannot read").doesNotContain("\tat ");
    }

    @Test
    void a_bad_price_book_is_told_with_every_problem_and_its_place() throws IOException {
        Path file = folder.resolve("prices.yaml");
        Files.writeString(file, """
                id: list
                version: 0
                currency: XYZW
                effectiveFrom: 2026-02-30
                items:
                  - sku: dyno-1c-4gb
                    price: { model: calendar-prorated, amount: "-80", per: month }
                """);

        Finished checked = server.treering("price-book", "check", file.toString());

        assertThat(checked.exitCode()).isEqualTo(1);
        assertThat(checked.output().lines())
                .allMatch(line -> line.matches(java.util.regex.Pattern.quote(file.toString()) + ":\\d+:\\d+: .+"));
        assertThat(checked.output()).contains(file + ":2:10: ", file + ":3:11: ", file + ":4:16: ", file + ":7:");
        assertThat(checked.output().lines()).hasSize(4);
    }

    @Test
    void exit_codes_tell_wrong_usage_from_no_from_not_known() {
        assertThat(server.treering().exitCode()).isEqualTo(64);
        assertThat(server.treering("explode").exitCode()).isEqualTo(64);
        assertThat(server.treering("usage", "known", "March").exitCode()).isEqualTo(64);
        assertThat(server.treering("up", "--partitions", "3").exitCode()).isEqualTo(64);
        assertThat(server.treering("usage", "nobody", "2026-03").exitCode()).isEqualTo(1);
        assertThat(server.treering(Map.of("TREERING_TOKEN", "tr_wrong"), "account", "list")
                        .exitCode())
                .isEqualTo(1);
        var unreachable = server.treering(Map.of("TREERING_URL", "http://localhost:1"), "account", "list");
        assertThat(unreachable.exitCode()).isEqualTo(2);
        assertThat(unreachable.output())
                .contains("is `treering up` running there?")
                .doesNotContain("\tat ");
    }
}
