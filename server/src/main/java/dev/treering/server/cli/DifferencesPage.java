package dev.treering.server.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** What was known at one position and not at another, as a page. */
final class DifferencesPage {

    private static final String NONE = "-";

    private DifferencesPage() {}

    static void print(JsonNode told, PrintWriter out) {
        out.println("from position " + told.path("from").asLong() + " to "
                + told.path("to").asLong() + (told.path("differs").asBoolean() ? "" : ": no difference"));
        for (JsonNode account : told.path("opened")) {
            out.println("opened  " + account.asString());
        }
        section(stated(told.path("stated")), told.path("stated"), out);
        section(months(told.path("months")), told.path("months"), out);
        section(lines(told.path("months")), told.path("months"), out);
        section(late(told.path("late")), told.path("late"), out);
    }

    private static void section(Table table, JsonNode rows, PrintWriter out) {
        if (!rows.isEmpty()) {
            out.println();
            table.print(out);
        }
    }

    private static Table stated(JsonNode stated) {
        var table = new Table("STATED", "PERIOD", "MODE", ">TOTAL", ">POSITION", "HASH");
        for (JsonNode each : stated) {
            table.row(
                    text(each, "account"),
                    text(each, "period"),
                    text(each, "mode"),
                    text(each, "total"),
                    each.path("position").asLong(),
                    text(each, "hash").substring(0, 12));
        }
        return table;
    }

    private static Table months(JsonNode months) {
        var table = new Table("MONTH OF", "PERIOD", "MODE", ">BEFORE", ">AFTER", ">DIFFERENCE", "CURRENCY");
        for (JsonNode each : months) {
            table.row(
                    text(each, "account"),
                    text(each, "period"),
                    text(each, "mode"),
                    text(each, "before"),
                    text(each, "after"),
                    text(each, "difference"),
                    text(each, "currency"));
        }
        return table;
    }

    private static Table lines(JsonNode months) {
        var table = new Table("LINE OF", "PERIOD", "KIND", "APP", "PROCESS", "SKU", ">QUANTITY", ">AMOUNT");
        for (JsonNode month : months) {
            for (JsonNode line : month.path("lines")) {
                table.row(
                        text(month, "account"),
                        text(month, "period"),
                        text(line, "kind"),
                        text(line, "app"),
                        text(line, "process"),
                        text(line, "sku"),
                        text(line, "quantity"),
                        text(line, "amount"));
            }
        }
        return table;
    }

    private static Table late(JsonNode late) {
        var table = new Table("LATE FACT OF", ">POSITION", "TYPE", "ID", "HELD AT", "CHANGED", "DAY");
        for (JsonNode each : late) {
            table.row(
                    text(each, "account"),
                    each.path("position").asLong(),
                    text(each, "type"),
                    text(each, "source") + " " + text(each, "id"),
                    text(each, "heldAt"),
                    text(each, "app") + " " + text(each, "process") + " " + text(each, "sku"),
                    text(each, "day"));
        }
        return table;
    }

    private static String text(JsonNode of, String name) {
        String text = of.path(name).asString("");
        return text.isEmpty() ? NONE : text;
    }
}
