package dev.treering.server.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A comparison of price books, for people in hours as statements are, and as comma-separated values in exact milliseconds. */
final class ComparePage {

    private ComparePage() {}

    static void print(JsonNode compared, PrintWriter out) {
        var table = new Table(
                "ACCOUNT", "PERIOD", "BOOK", "CURRENCY", ">SHADOW", ">LIVE", ">TOTAL", ">NOT OFFERED h", "WITHHELD");
        compared.path("rows")
                .forEach(row -> table.row(
                        columns(row, UsagePage.hours(notOfferedMs(row))).toArray()));
        compared.path("totals")
                .forEach(total -> table.row(
                        "TOTAL",
                        "",
                        total.path("book").asString(),
                        total.path("currency").asString(),
                        total.path("shadow").asString(),
                        total.path("live").asString(),
                        total.path("total").asString(),
                        "",
                        ""));
        table.print(out);
    }

    static void printCsv(JsonNode compared, PrintWriter out) {
        out.println("account,period,book,currency,shadow,live,total,not_offered_ms,withheld");
        compared.path("rows")
                .forEach(row -> out.println(String.join(",", columns(row, Long.toString(notOfferedMs(row))))));
    }

    private static List<String> columns(JsonNode row, String notOffered) {
        var columns = new ArrayList<String>();
        for (String name : List.of("account", "period", "book", "currency", "shadow", "live", "total")) {
            columns.add(row.path(name).asString(""));
        }
        columns.add(notOffered);
        columns.add(Integer.toString(row.path("withheld").size()));
        return columns;
    }

    private static long notOfferedMs(JsonNode row) {
        return row.path("notOffered")
                .valueStream()
                .mapToLong(each -> each.path("billedMs").asLong())
                .sum();
    }
}
