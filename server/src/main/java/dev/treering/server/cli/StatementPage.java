package dev.treering.server.cli;

import java.io.PrintWriter;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A statement as a page. */
final class StatementPage {

    /** Units of time that are told in hours. */
    private static final Set<String> HOURLY = Set.of("month", "ms");

    private StatementPage() {}

    static void print(JsonNode statement, PrintWriter out) {
        out.printf(
                "%s  %s  %s%n",
                statement.path("account").asString(),
                statement.path("period").asString(),
                statement.path("mode").asString());
        if (statement.has("notice")) {
            out.println(statement.path("notice").asString());
        }
        out.println();
        lines(statement.path("lines")).print(out);
        out.printf(
                "%ntotal %s %s%nhash  %s%n",
                statement.path("total").asString(),
                statement.path("currency").asString(),
                statement.path("hash").asString());
    }

    /** The lines of a statement, or of an invoice for one. */
    static Table lines(JsonNode lines) {
        var table = new Table(
                "KIND", "APP", "PROCESS", "SKU", ">QUANTITY", ">UNIT PRICE", "PRICE BOOK", ">AMOUNT", "DETAIL");
        for (JsonNode line : lines) {
            table.row(
                    kind(line),
                    app(line),
                    line.path("process").asString(),
                    line.path("sku").asString(),
                    quantity(line),
                    unitPrice(line),
                    orNone(line.path("priceBook").asString()),
                    line.path("amount").asString(),
                    detail(line));
        }
        return table;
    }

    private static String detail(JsonNode line) {
        String detail = line.path("detail").asString();
        if (!line.has("corrects")) {
            return detail;
        }
        JsonNode corrects = line.path("corrects");
        String what = "corrects "
                + (corrects.has("day")
                        ? corrects.path("day").asString()
                        : corrects.path("period").asString());
        return detail.isEmpty() ? what : what + "; " + detail;
    }

    /** Of usage, what was used; of the other lines, what they are. */
    private static String kind(JsonNode line) {
        String kind = line.path("kind").asString();
        return kind.equals("USAGE") ? line.path("resourceKind").asString() : kind;
    }

    private static String app(JsonNode line) {
        String name = line.path("appName").asString();
        return orNone(name.isEmpty() ? line.path("app").asString() : name);
    }

    /** Time at a price a month, or at none as in a back-bill, in hours, which a person can check against the usage; the exact figures are in the JSON. */
    private static String quantity(JsonNode line) {
        long ms = line.path("quantityMs").asLong();
        String unit = line.path("unit").asString();
        if (ms != 0 && HOURLY.contains(unit)) {
            return UsagePage.hours(ms) + " h";
        }
        String quantity = line.path("quantity").asString();
        return isTax(line) ? quantity : quantity + " " + unit;
    }

    private static boolean isTax(JsonNode line) {
        return line.path("kind").asString().equals("TAX");
    }

    private static String unitPrice(JsonNode line) {
        String price = line.path("unitPrice").asString();
        if (price.isEmpty()) {
            return "-";
        }
        return isTax(line) ? price + " %" : price + "/" + line.path("unit").asString();
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
