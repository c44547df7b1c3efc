package dev.treering.server.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.comparison.Charged;
import dev.treering.projections.comparison.Wanted;
import dev.treering.server.fixture.OpenDoors;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ComparingTest {

    private static final String PATH = "/v1/comparisons?from=2026-01&until=2026-02";
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);

    private OpenDoors doors;

    @BeforeEach
    void open() {
        doors = new OpenDoors();
        doors.post("/v1/accounts", OpenDoors.JSON, "{\"account\":\"acme\",\"currency\":\"USD\"}");
        publish("fir");
        publish("cedar");
    }

    @AfterEach
    void close() {
        doors.close();
    }

    private void publish(String id) {
        String book = "id: " + id + "\nversion: 1\ncurrency: USD\neffectiveFrom: 2026-01-01\n"
                + "items:\n  - { sku: std, price: { model: per-unit, amount: \"1\" } }\n";
        var answer = doors.post("/v1/price-books", "application/yaml", book);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static Charged charged(YearMonth period, BillingMode mode, String total) {
        return new Charged(
                new AccountId("acme"),
                period,
                mode,
                Optional.of(Currency.getInstance("USD")),
                Optional.of(new BigDecimal(total)),
                List.of(),
                Optional.empty());
    }

    private JsonNode compared(String path) {
        var answer = doors.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return OpenDoors.json(answer);
    }

    @Test
    void books_are_compared_by_account_and_month_and_in_all() {
        doors.charged = List.of(
                List.of(
                        charged(JANUARY, BillingMode.SHADOW, "10.00"),
                        charged(FEBRUARY, BillingMode.SHADOW, "3.00"),
                        charged(FEBRUARY, BillingMode.LIVE, "4.50"),
                        charged(YearMonth.of(2026, 3), BillingMode.LIVE, "99.00")),
                List.of(new Charged(
                        new AccountId("acme"),
                        JANUARY,
                        BillingMode.SHADOW,
                        Optional.of(Currency.getInstance("USD")),
                        Optional.of(new BigDecimal("8.00")),
                        List.of(new Charged.NotOffered("std", 60_000)),
                        Optional.empty())));

        JsonNode shown = compared(PATH + "&books=fir@1,cedar@1");

        assertThat(shown.path("rows").valueStream().map(ComparingTest::row))
                .containsExactly(
                        "2026-01 fir@1 10.00 + 0.00 = 10.00",
                        "2026-01 cedar@1 8.00 + 0.00 = 8.00",
                        "2026-02 fir@1 3.00 + 4.50 = 7.50");
        assertThat(shown.path("rows").get(1).path("notOffered").toString())
                .isEqualTo("[{\"size\":\"std\",\"billedMs\":60000}]");
        assertThat(shown.path("totals")
                        .valueStream()
                        .map(total -> total.path("book").asString() + " "
                                + total.path("total").asString()))
                .containsExactly("fir@1 17.50", "cedar@1 8.00");
    }

    private static String row(JsonNode row) {
        return row.path("period").asString() + " " + row.path("book").asString() + " "
                + row.path("shadow").asString() + " + " + row.path("live").asString() + " = "
                + row.path("total").asString();
    }

    @Test
    void what_is_asked_for_is_what_is_folded() {
        compared(PATH + "&books=fir@1&map=a:b,c:d&agreements=true&account=acme");
        assertThat(doors.compared)
                .containsExactly(new Wanted(
                        new PriceBookVersion("fir", 1),
                        Map.of(new DynoSize("a"), new DynoSize("b"), new DynoSize("c"), new DynoSize("d")),
                        true));

        compared("/v1/comparisons?from=2026-01&books=cedar@1");
        assertThat(doors.compared).containsExactly(new Wanted(new PriceBookVersion("cedar", 1), Map.of(), false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            books=fir@1                                   | 400 | the query parameter from is missing
            from=2026-01                                  | 400 | the query parameter books is missing
            from=January&books=fir@1                      | 400 | from is 'January'; allowed is a month such as 2026-03
            from=2026-01&until=2026-13&books=fir@1        | 400 | until is '2026-13'; allowed is a month such as 2026-03
            from=2026-02&until=2026-01&books=fir@1        | 400 | until is 2026-01; allowed is 2026-02 or later
            from=2026-01&books=fir                        | 400 | books is 'fir'; allowed is one to eight of id@version, separated by commas
            from=2026-01&books=fir@one                    | 400 | books is 'fir@one'; allowed is one to eight of id@version, separated by commas
            from=2026-01&books=                           | 400 | books is ''; allowed is one to eight of id@version, separated by commas
            from=2026-01&books=fir@1&map=a                | 400 | map is 'a'; allowed is size:size, separated by commas
            from=2026-01&books=fir@1&agreements=perhaps   | 400 | agreements is 'perhaps'; allowed is true or false
            from=2026-01&books=fir@1,lost@3               | 422 | price book lost@3 is not published
            from=2026-01&books=fir@1&account=lost         | 404 | there is no account lost
            """)
    void what_cannot_be_compared_is_refused(String query, int status, String detail) {
        var answer = doors.get("/v1/comparisons?" + query);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(OpenDoors.json(answer).path("detail").asString()).isEqualTo(detail);
        assertThat(doors.compared).isEmpty();
    }

    @Test
    void nine_books_are_one_too_many() {
        String nine = String.join(",", java.util.Collections.nCopies(9, "fir@1"));

        assertThat(doors.get(PATH + "&books=" + nine).statusCode()).isEqualTo(400);
    }

    @Test
    void an_account_compares_nothing() {
        var asAcme = doors.bare(PATH + "&books=fir@1").header("Authorization", "Bearer " + doors.acmeKey);

        assertThat(doors.send(asAcme).statusCode()).isEqualTo(403);
    }
}
