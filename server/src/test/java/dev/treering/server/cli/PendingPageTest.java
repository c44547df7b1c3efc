package dev.treering.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PendingPageTest {

    private static String printed(boolean addsUp) {
        var text = new StringWriter();
        PendingPage.print(Api.JSON.readTree("""
                        {"account": "acme", "currency": "USD", "pending": "24.00", "posted": "6.75", "discounted": "2.25",
                         "waived": "3.00", "expired": "4.00", "stillPending": "8.00", "disputed": "5.00",
                         "stillPendingCells": 2, "addsUp": %s}""".formatted(addsUp)), new PrintWriter(text, true));
        return text.toString();
    }

    @Test
    void each_part_has_a_line_and_the_last_line_ties_them_to_the_whole() {
        assertThat(printed(true).lines())
                .containsExactly(
                        "                         USD",
                        "posted                  6.75",
                        "discounted              2.25",
                        "waived                  3.00",
                        "expired                 4.00",
                        "still pending, 2 cells  8.00",
                        "  of it disputed        5.00",
                        "",
                        "pending 24.00 = 6.75 + 2.25 + 3.00 + 4.00 + 8.00");
    }

    @Test
    void what_does_not_add_up_is_not_written_as_if_it_did() {
        assertThat(printed(false)).contains("pending 24.00 is not 6.75 + 2.25 + 3.00 + 4.00 + 8.00: ask again");
    }
}
