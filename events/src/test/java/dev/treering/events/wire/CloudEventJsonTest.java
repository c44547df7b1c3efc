package dev.treering.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AppFact.FormationScaled;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.FactId;
import dev.treering.events.log.Extensions;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.wire.CloudEventJson.Batch;
import dev.treering.events.wire.CloudEventJson.Parsed;
import dev.treering.events.wire.CloudEventJson.Parsed.Invalid;
import dev.treering.events.wire.CloudEventJson.Parsed.Valid;
import dev.treering.events.wire.CloudEventJson.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventJsonTest {

    private static final String SCALED = """
            {"specversion":"1.0","id":"s/1","source":"trace/test","type":"treering.app.formation-scaled.v1",
             "time":"2026-03-01T12:00:00.123Z","datacontenttype":"application/json","subject":"acme",
             "data":{"account":"acme","app":"shop","process":"web","quantity":2,"size":"dyno-1c-4gb"}}""";

    private static final String STARTED = """
            {"specversion":"1.0","id":"d/1","source":"trace/test","type":"treering.dyno.started.v1",
             "time":"2026-03-01T12:00:00Z",
             "data":{"account":"acme","app":"shop","process":"web","dyno":"web.1","size":"dyno-1c-4gb",
                     "startedAt":"2026-03-01T13:00:00+01:00"}}""";

    private static final String STOPPED = """
            {"specversion":"1.0","id":"d/2","source":"trace/test","type":"treering.dyno.stopped.v1",
             "time":"2026-03-01T12:00:00Z",
             "data":{"account":"acme","app":"shop","process":"web","dyno":"web.1","size":"dyno-1c-4gb",
                     "startedAt":"2026-03-01T12:00:00Z","stoppedAt":"2026-03-01T11:59:59Z","reason":"Completed"}}""";

    @Test
    void an_event_is_a_fact_with_its_name_and_time() {
        var submission = valid(SCALED).submission();

        assertThat(submission.id()).isEqualTo(new FactId("trace/test", "s/1"));
        assertThat(submission.heldAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123Z"));
        assertThat(submission.extensions()).isEmpty();
        assertThat(submission.fact())
                .isEqualTo(new FormationScaled(
                        new AccountId("acme"),
                        new AppId("shop"),
                        new ProcessType("web"),
                        2,
                        new DynoSize("dyno-1c-4gb"),
                        "user"));
    }

    @Test
    void times_are_taken_in_any_zone_and_optional_members_have_defaults() {
        var fact = (DynoFact.Started) valid(STARTED).submission().fact();

        assertThat(fact.startedAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(fact.dyno().run()).isEqualTo(new DynoRun("web.1", 0));
    }

    @Test
    void members_of_the_data_that_are_unknown_are_kept() {
        var extensions = valid(SCALED.replace("\"quantity\":2", "\"quantity\":2,\"/x\":[1.50,null],\"mood\":{\"a\":1}"))
                .submission()
                .extensions();

        assertThat(extensions)
                .containsOnlyKeys(Extensions.UNKNOWN_DATA)
                .containsEntry(Extensions.UNKNOWN_DATA, "{\"/~1x\":[1.50,null],\"mood\":{\"a\":1}}");
    }

    @Test
    void further_attributes_are_kept_as_text() {
        var text = SCALED.replace(
                "\"subject\":\"acme\"",
                "\"subject\":\"acme\",\"traceparent\":\"00-1\",\"sampled\":true,\"weight\":7,\"nothing\":null,"
                        + "\"sequence\":\"12\",\"recordedtime\":\"2026-03-01T12:00:01Z\"");

        assertThat(valid(text).submission().extensions())
                .containsOnly(
                        java.util.Map.entry("traceparent", "00-1"),
                        java.util.Map.entry("sampled", "true"),
                        java.util.Map.entry("weight", "7"));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var invalid = invalid("""
                {"specversion":"0.3","id":"x","type":"treering.app.formation-scaled.v1","time":"2026-03-01T12:00:00",
                 "subject":"other","Odd":"1",
                 "data":{"account":"acme","app":"","quantity":-1,"size":7,"cause":null}}""");

        assertThat(invalid.id()).isEqualTo("x");
        assertThat(invalid.problems())
                .containsExactlyInAnyOrder(
                        new Problem("/specversion", "specversion is '0.3'; allowed is 1.0"),
                        new Problem("/source", "source is missing"),
                        new Problem(
                                "/time",
                                "time is '2026-03-01T12:00:00', which has no zone; allowed is a time with its zone, such as"
                                        + " 2026-03-01T12:00:00Z"),
                        new Problem(
                                "/subject", "subject is 'other'; allowed is the data's account, 'acme', or nothing"),
                        new Problem(
                                "/Odd",
                                "the attribute 'Odd' is named wrongly; allowed are lower-case letters and digits"),
                        new Problem("/data/app", "app is empty"),
                        new Problem("/data/process", "process is missing"),
                        new Problem("/data/quantity", "quantity is -1; allowed is 0 to 100000"),
                        new Problem("/data/size", "size is the number 7; allowed is text"),
                        new Problem("/data/cause", "cause is null; allowed is text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "source", "type", "time", "data"})
    void an_attribute_that_is_missing_is_named(String attribute) {
        assertThat(invalid(SCALED.replace("\"" + attribute + "\":", "\"was" + attribute + "\":"))
                        .problems())
                .contains(new Problem("/" + attribute, attribute + " is missing"));
    }

    @Test
    void an_unknown_type_is_answered_with_those_that_are_known() {
        var problem = only(SCALED.replace("formation-scaled", "formation-exploded"));

        assertThat(problem.pointer()).isEqualTo("/type");
        assertThat(problem.detail())
                .startsWith("type is 'treering.app.formation-exploded.v1', which is unknown; known are ")
                .contains(FactCatalogue.names());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "quantity":2.0       | quantity is the number 2.0; allowed is a whole number
            "quantity":2e3       | quantity is the number 2e3; allowed is a whole number
            "quantity":"2"       | quantity is the text '2'; allowed is a whole number
            "quantity":true      | quantity is true; allowed is a whole number
            "quantity":3000000000| quantity is 3000000000; allowed is -2147483648 to 2147483647
            "quantity":100001    | quantity is 100001; allowed is 0 to 100000
            "quantity":[2]       | quantity is a list; allowed is a whole number
            """)
    void a_quantity_is_a_whole_number_in_range(String member, String detail) {
        assertThat(only(SCALED.replace("\"quantity\":2", member))).isEqualTo(new Problem("/data/quantity", detail));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yesterday                 | which is no time
            2026-02-29T12:00:00Z      | which is no time
            2026-03-01T24:00:00Z      | which is no time
            2026-03-01                | which is no time
            2026-03-01T12:00:00       | which has no zone
            1969-12-31T23:59:59Z      | allowed are times from 1970 to 9999
            +10000-01-01T00:00:00Z    | allowed are times from 1970 to 9999
            """)
    void a_time_is_refused_where_it_is_none(String time, String why) {
        var problem = only(SCALED.replace("2026-03-01T12:00:00.123Z", time));

        assertThat(problem.pointer()).isEqualTo("/time");
        assertThat(problem.detail()).contains(time, why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-3-1", "2026-02-30", "01.03.2026", "2026-03-01T00:00:00Z"})
    void a_day_is_a_plain_date(String day) {
        String text = SCALED.replace("app.formation-scaled", "account.live-scheduled")
                .replaceAll("(?s)\"data\":.*", "\"data\":{\"account\":\"acme\",\"from\":\"" + day + "\"}}");

        assertThat(only(text))
                .isEqualTo(new Problem(
                        "/data/from", "from is '" + day + "', which is no day; allowed is a day such as 2026-03-01"));
    }

    @Test
    void a_stop_before_its_start_is_refused_at_the_member() {
        assertThat(only(STOPPED))
                .isEqualTo(new Problem(
                        "/data/stoppedAt", "stoppedAt 2026-03-01T11:59:59Z is before startedAt 2026-03-01T12:00:00Z"));
    }

    @Test
    void a_currency_that_does_not_exist_is_refused() {
        String text = SCALED.replace("app.formation-scaled", "account.opened")
                .replaceAll("(?s)\"data\":.*", "\"data\":{\"account\":\"acme\",\"name\":\"A\",\"currency\":\"XQQ\"}}");

        assertThat(only(text))
                .isEqualTo(new Problem("/data/currency", "currency is 'XQQ'; allowed are ISO 4217 codes such as USD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E999999999", "1e2", "NaN", "", " 1", "0x1"})
    void an_amount_is_decimal_text_without_an_exponent(String amount) {
        String text = book(amount);

        assertThat(only(text).pointer()).isEqualTo("/data/items/0/amount");
        assertThat(only(text).detail()).contains("allowed is decimal text such as 12.50");
    }

    @Test
    void malformed_json_is_refused_with_line_and_column() {
        assertThat(only(SCALED.replace("\"quantity\":2,", "\"quantity\":,")).detail())
                .startsWith("malformed JSON at line 3, column ");
        assertThat(only(SCALED.substring(0, 40)).detail()).startsWith("malformed JSON at line 1, column ");
        assertThat(only(SCALED + "{}").detail()).contains("something follows the end of the document");
        assertThat(only("").detail()).isEqualTo("empty; allowed is JSON");
        assertThat(only("[]").detail()).isEqualTo("the event is a list; allowed is one JSON object");
        assertThat(only("NaN").detail()).startsWith("malformed JSON");
    }

    @Test
    void a_member_that_is_there_twice_is_refused_wherever_it_is() {
        assertThat(invalid(SCALED.replace("\"quantity\":2", "\"quantity\":2,\"quantity\":3"))
                        .problems())
                .containsExactly(new Problem("/data/quantity", "quantity is there more than once; allowed is once"));
        assertThat(invalid(SCALED.replace("\"id\":\"s/1\"", "\"id\":\"s/1\",\"id\":\"s/1\""))
                        .problems())
                .containsExactly(new Problem("/id", "id is there more than once; allowed is once"));
    }

    @Test
    void nesting_is_bounded() {
        String deep = "[".repeat(30) + "]".repeat(30);
        assertThat(CloudEventJson.parse(SCALED.replace("\"quantity\":2", "\"quantity\":2,\"x\":" + deep)))
                .isInstanceOf(Valid.class);
        for (int levels : List.of(32, 100, 1_000_000)) {
            assertThat(only("{\"x\":" + "[".repeat(levels)).detail()).contains("nested more than 32 levels deep");
        }
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        byte[] bytes = SCALED.replace("shop", "sh\u00f6p").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(((Invalid) CloudEventJson.parse(bytes)).problems())
                .containsExactly(new Problem("", "not UTF-8; allowed is JSON in UTF-8"));
        assertThat(CloudEventJson.parse(SCALED.replace("shop", "sh\uFFFDp").getBytes(UTF_8)))
                .isInstanceOf(Valid.class);
    }

    @Test
    void text_that_no_store_can_hold_is_refused() {
        assertThat(invalid(SCALED.replace("\"web\"", "\"we\\u0000b\"")).problems())
                .contains(new Problem("/data/process", "contains the character U+0000, which is not allowed"));
        assertThat(only(SCALED.replace("\"web\"", "\"we\\ud800b\"")).detail()).contains("half a surrogate pair");
        assertThat(CloudEventJson.parse(SCALED.replace("\"web\"", "\"we\\ud83c\\udf33b\"")))
                .isInstanceOf(Valid.class);
    }

    @Test
    void a_name_must_fit_the_key_of_the_log() {
        assertThat(only(SCALED.replace("s/1", "x".repeat(256))))
                .isEqualTo(new Problem("/id", "id has 256 characters; allowed are 255"));
        assertThat(only(SCALED.replace("s/1", "  "))).isEqualTo(new Problem("/id", "id is empty"));
    }

    @Test
    void data_that_is_not_json_is_refused() {
        assertThat(only(SCALED.replace("application/json", "application/xml")).pointer())
                .isEqualTo("/datacontenttype");
        assertThat(invalid(SCALED.replace("\"data\":", "\"data_base64\":")).problems())
                .extracting(Problem::pointer)
                .containsExactly("/data_base64", "/data");
    }

    @Test
    void each_item_of_a_batch_has_its_own_outcome() {
        var batch = (Batch.Items) CloudEventJson.parseBatch(("[" + SCALED + ",7," + STOPPED + ","
                        + SCALED.replace("\"quantity\":2", "\"quantity\":2,\"quantity\":2") + "]")
                .getBytes(UTF_8));

        assertThat(batch.items().get(0)).isInstanceOf(Valid.class);
        assertThat(((Invalid) batch.items().get(1)).problems())
                .containsExactly(new Problem("", "the event is the number 7; allowed is one JSON object"));
        assertThat(((Invalid) batch.items().get(2)).id()).isEqualTo("d/2");
        assertThat(((Invalid) batch.items().get(3)).problems())
                .extracting(Problem::pointer)
                .containsExactly("/data/quantity");
    }

    @Test
    void a_batch_that_is_no_list_is_refused_as_a_whole() {
        assertThat(CloudEventJson.parseBatch(SCALED.getBytes(UTF_8)))
                .isEqualTo(new Batch.Malformed(new Problem("", "no list; allowed is a JSON list of events")));
        assertThat(CloudEventJson.parseBatch(("[" + SCALED + ",").getBytes(UTF_8)))
                .isInstanceOf(Batch.Malformed.class);
    }

    private static String book(String amount) {
        return SCALED.replace("app.formation-scaled", "price.book-published")
                .replaceAll(
                        "(?s)\"data\":.*",
                        "\"data\":{\"priceBook\":\"b\",\"version\":1,\"currency\":\"USD\",\"effectiveFrom\":\"2026-01-01\","
                                + "\"contentHash\":\"" + "0".repeat(64)
                                + "\",\"source\":\"\",\"items\":[{\"sku\":\"s\","
                                + "\"model\":\"calendar-prorated\",\"per\":\"month\",\"amount\":\"" + amount
                                + "\"}]}}");
    }

    private static Valid valid(String text) {
        Parsed parsed = CloudEventJson.parse(text);
        assertThat(parsed).isInstanceOf(Valid.class);
        return (Valid) parsed;
    }

    private static Invalid invalid(String text) {
        Parsed parsed = CloudEventJson.parse(text.getBytes(UTF_8));
        assertThat(parsed).isInstanceOf(Invalid.class);
        return (Invalid) parsed;
    }

    private static Problem only(String text) {
        assertThat(invalid(text).problems()).hasSize(1);
        return invalid(text).problems().getFirst();
    }
}
