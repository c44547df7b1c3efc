package dev.treering.server.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Why a line is what it is, as a page: the line, the formula, the cells, and a day drawn as a timeline. */
final class ExplanationPage {

    private ExplanationPage() {}

    static void print(JsonNode told, PrintWriter out) {
        JsonNode line = told.path("line");
        out.println("line " + told.path("number").asInt() + " of " + text(told, "account") + " " + text(told, "period")
                + " " + text(told, "mode") + ": " + name(line) + "  " + text(line, "amount") + " "
                + text(told, "currency"));
        out.println("statement " + text(told, "statement") + ", issued for the fact at position "
                + told.path("statedFor").asLong());
        if (told.has("bookHash")) {
            out.println("price book " + text(line, "priceBook") + ", sha256 " + text(told, "bookHash"));
        }
        if (line.has("corrects")) {
            out.println("corrects " + text(line.path("corrects"), "period") + " "
                    + line.path("corrects").path("day").asString(""));
            compared("stated until then", told.path("before"), out);
            compared("comes to now", told.path("after"), out);
        }
        out.println();
        told.path("formula").forEach(step -> out.println("  " + step.asString()));
        if (!told.path("cells").isEmpty()) {
            out.println();
            cells(told.path("cells"), line.path("quantityMs").asLong() != 0 || isTime(told))
                    .print(out);
        }
        if (told.has("day")) {
            out.println();
            TimelinePage.print(told.path("day"), out);
        }
        if (!told.path("others").isEmpty()) {
            out.println();
            out.println("further lines that are meant: "
                    + told.path("others").valueStream().map(JsonNode::asString).collect(Collectors.joining(", ")));
        }
    }

    static void printCase(JsonNode told, PrintWriter out) {
        out.println("case " + text(told, "backBill") + " of " + text(told, "account") + ", invoiced in "
                + text(told, "period") + ": " + text(told, "total") + " " + text(told, "currency"));
        out.println("posted for the fact at position " + told.path("postedFor").asLong() + ", computation "
                + text(told, "computation"));
        for (JsonNode each : told.path("lines")) {
            JsonNode line = each.path("line");
            out.println();
            out.println(name(line) + "  " + text(line, "amount") + "  " + text(line, "detail"));
            if (!each.path("cells").isEmpty()) {
                caseCells(each.path("cells")).print(out);
            }
        }
    }

    private static Table caseCells(JsonNode cells) {
        var table = new Table(
                "DAY",
                ">REV",
                ">BILLED MS",
                ">PENDING",
                ">- PRICE",
                ">- DISCOUNT",
                ">- CAP",
                ">= POSTED",
                "STATED IN",
                ">SEQ");
        for (JsonNode cell : cells) {
            table.row(
                    text(cell, "day"),
                    cell.path("revision").asInt(),
                    cell.path("billedMs").asLong(),
                    text(cell, "pending"),
                    text(cell, "price"),
                    text(cell, "discount"),
                    text(cell, "cap"),
                    text(cell, "posted"),
                    cell.path("stated").path("period").asString("-"),
                    cell.path("stated").path("sequence").asLong());
        }
        return table;
    }

    private static void compared(String what, JsonNode lines, PrintWriter out) {
        if (lines.isEmpty()) {
            out.println("  " + what + ": nothing");
        }
        lines.forEach(line -> out.println("  " + what + ": " + billed(line) + ", " + text(line, "amount")));
    }

    /** Time in milliseconds, and all else in its unit. */
    private static String billed(JsonNode line) {
        long ms = line.path("quantityMs").asLong();
        return ms != 0 ? ms + " ms billed" : text(line, "quantity") + " " + text(line, "unit");
    }

    private static Table cells(JsonNode cells, boolean isTime) {
        var table = isTime
                ? new Table(
                        "DAY",
                        ">REV",
                        ">COMMANDED MS",
                        ">OBSERVED MS",
                        ">BILLABLE MS",
                        ">BILLED MS",
                        ">MADE AT",
                        ">STATED MS")
                : new Table("DAY", ">REV", ">QUANTITY", ">REPORTS", ">MADE AT", ">STATED");
        for (JsonNode cell : cells) {
            if (isTime) {
                table.row(
                        text(cell, "day"),
                        cell.path("revision").asInt(),
                        cell.path("commandedMs").asLong(),
                        cell.path("observedMs").asLong(),
                        cell.path("billableMs").asLong(),
                        cell.path("billedMs").asLong(),
                        cell.path("madeAt").asLong(),
                        cell.has("stated")
                                ? cell.path("stated").path("billableMs").asLong()
                                : "");
            } else {
                table.row(
                        text(cell, "day"),
                        cell.path("revision").asInt(),
                        text(cell, "quantity"),
                        cell.path("reports").asLong(),
                        cell.path("madeAt").asLong(),
                        cell.has("stated") ? text(cell.path("stated"), "quantity") : "");
            }
        }
        return table;
    }

    private static boolean isTime(JsonNode told) {
        return !told.path("day").path("intervals").isEmpty();
    }

    private static String name(JsonNode line) {
        return (text(line, "kind") + " " + text(line, "appName") + " " + text(line, "process") + " "
                        + text(line, "sku"))
                .replaceAll(" +", " ");
    }

    static String text(JsonNode of, String name) {
        return of.path(name).asString("");
    }
}
