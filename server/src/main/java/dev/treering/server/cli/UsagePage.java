package dev.treering.server.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Usage as tables: dyno time first, then what else there is. */
final class UsagePage {

    private UsagePage() {}

    static void print(JsonNode usage, PrintWriter out) {
        dynos(usage).print(out);
        List<JsonNode> others = cells(usage, UsagePage::isOther);
        if (!others.isEmpty()) {
            out.println();
            levels(others).print(out);
        }
        if (!usage.path("counters").isEmpty()) {
            out.println();
            counters(usage.path("counters")).print(out);
        }
    }

    private static boolean isOther(JsonNode cell) {
        return !cell.path("kind").asString().equals("DYNO");
    }

    private static List<JsonNode> cells(JsonNode usage, Predicate<JsonNode> which) {
        return usage.path("cells").valueStream().filter(which).toList();
    }

    private static Table dynos(JsonNode usage) {
        var table = new Table(
                "DAY",
                "APP",
                "PROCESS",
                "SIZE",
                ">COMMANDED h",
                ">OBSERVED h",
                ">BILLABLE h",
                ">UNSERVED h",
                ">OVERRUN h");
        for (JsonNode cell : cells(usage, each -> !isOther(each))) {
            table.row(
                    cell.path("day").asString(),
                    cell.path("app").asString(),
                    cell.path("process").asString(),
                    cell.path("size").asString(),
                    hours(cell, "commandedMs"),
                    hours(cell, "observedMs"),
                    hours(cell, "billableMs"),
                    hours(cell, "unservedMs"),
                    hours(cell, "overrunMs"));
        }
        return table;
    }

    private static Table levels(List<JsonNode> cells) {
        var table = new Table("DAY", "KIND", "APP", "NAME", "SKU", ">COMMANDED h", ">OBSERVED h", ">BILLABLE h");
        for (JsonNode cell : cells) {
            table.row(
                    cell.path("day").asString(),
                    cell.path("kind").asString(),
                    orNone(cell.path("app").asString()),
                    cell.path("name").asString(),
                    cell.path("sku").asString(),
                    hours(cell, "commandedMs"),
                    hours(cell, "observedMs"),
                    hours(cell, "billableMs"));
        }
        return table;
    }

    private static Table counters(JsonNode counters) {
        var table = new Table("DAY", "APP", "METER", "ARCH", ">QUANTITY", "UNIT", ">EVENTS", ">PEAK");
        for (JsonNode counter : counters) {
            table.row(
                    counter.path("day").asString(),
                    orNone(counter.path("app").asString()),
                    counter.path("meter").asString(),
                    counter.path("arch").asString("-"),
                    counter.path("quantity").asString(),
                    counter.path("unit").asString(),
                    counter.path("events").asLong(),
                    counter.path("peak").asString());
        }
        return table;
    }

    private static String orNone(String app) {
        return app.isEmpty() ? "-" : app;
    }

    private static String hours(JsonNode cell, String levelMs) {
        return hours(cell.path(levelMs).asLong());
    }

    /** Hours to three decimals, for reading; the exact milliseconds are in the CSV and the JSON. */
    static String hours(long ms) {
        return BigDecimal.valueOf(ms)
                .divide(BigDecimal.valueOf(3_600_000), 3, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
