package dev.treering.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ComparePageTest {

    /** An hour and a half of one size and 1 ms of another are not offered. */
    private static final JsonNode COMPARED = Api.JSON.readTree("""
            {"rows": [{"account": "acme", "period": "2026-01", "book": "cedar@1", "currency": "USD", "shadow": "8.00",
              "live": "0.00", "total": "8.00", "withheld": [],
              "notOffered": [{"size": "std", "billedMs": 5400000}, {"size": "big", "billedMs": 1}]}],
             "totals": [{"book": "cedar@1", "currency": "USD", "shadow": "8.00", "live": "0.00", "total": "8.00"}]}""");

    private static String printed(BiConsumer<JsonNode, PrintWriter> page) {
        var text = new StringWriter();
        page.accept(COMPARED, new PrintWriter(text, true));
        return text.toString();
    }

    @Test
    void people_are_told_in_hours_what_is_not_offered_as_statements_tell_what_is() {
        assertThat(printed(ComparePage::print).lines())
                .containsExactly(
                        "ACCOUNT  PERIOD   BOOK     CURRENCY  SHADOW  LIVE  TOTAL  NOT OFFERED h  WITHHELD",
                        "acme     2026-01  cedar@1  USD         8.00  0.00   8.00          1.500  0",
                        "TOTAL             cedar@1  USD         8.00  0.00   8.00");
    }

    @Test
    void the_exact_milliseconds_are_in_the_comma_separated_values() {
        assertThat(printed(ComparePage::printCsv).lines())
                .containsExactly(
                        "account,period,book,currency,shadow,live,total,not_offered_ms,withheld",
                        "acme,2026-01,cedar@1,USD,8.00,0.00,8.00,5400001,0");
    }
}
