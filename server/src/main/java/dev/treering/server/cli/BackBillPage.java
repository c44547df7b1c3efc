package dev.treering.server.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Back-bill cases as people read them: what it comes to first, then what is missing. */
final class BackBillPage {

    private BackBillPage() {}

    static void print(JsonNode one, PrintWriter out) {
        out.println("BACK-BILL " + one.path("billingCase").asString() + "  "
                + one.path("account").asString() + "  " + one.path("state").asString());
        out.println("days " + one.path("from").asString() + " until "
                + one.path("until").asString() + ", proposed on "
                + one.path("proposedOn").asString() + " by "
                + one.path("proposedBy").asString());
        out.println("hash " + one.path("hash").asString("(not computed yet)"));
        out.println();
        figures(one).print(out);
        out.println();
        lines(one).print(out);
        out.println();
        out.println("approved by " + words(one.path("approvals")) + "; notice sent "
                + one.path("noticeSent").asString("never") + "; may be posted from "
                + one.path("earliest").asString("-"));
        for (JsonNode each : one.path("missing")) {
            out.println("missing: " + each.asString());
        }
    }

    static Table table(JsonNode list) {
        var table = new Table("CASE", "STATE", "FROM", "UNTIL", ">PENDING", ">POSTED", ">TOTAL", "HASH");
        for (JsonNode each : list.path("backBills")) {
            String hash = each.path("hash").asString("-");
            table.row(
                    each.path("billingCase").asString(),
                    each.path("state").asString(),
                    each.path("from").asString(),
                    each.path("until").asString(),
                    each.path("pending").asString(),
                    each.path("posted").asString(),
                    each.path("total").asString(),
                    hash.substring(0, Math.min(12, hash.length())));
        }
        return table;
    }

    private static Table figures(JsonNode one) {
        String currency = one.path("currency").asString();
        var table = new Table("", ">" + (currency.isEmpty() ? "-" : currency))
                .row(
                        "pending, " + one.path("cells").asInt() + " cells",
                        one.path("pending").asString())
                .row("price rule", off(one, "price"))
                .row("discount", off(one, "discount"))
                .row("cap", off(one, "cap"))
                .row("to be posted", one.path("posted").asString())
                .row("with tax", one.path("total").asString());
        one.path("excluded")
                .propertyStream()
                .forEach(reason -> table.row(
                        "left out, " + reason.getKey(), reason.getValue().asString()));
        return table;
    }

    private static String off(JsonNode one, String what) {
        var amount = new BigDecimal(one.path(what).asString("0"));
        return (amount.signum() == 0 ? amount : amount.negate()).toPlainString();
    }

    private static Table lines(JsonNode one) {
        var table = new Table("APP", "PROCESS", "SKU", ">PENDING", ">AMOUNT", "DETAIL");
        for (JsonNode line : one.path("lines")) {
            table.row(
                    line.path("app").asString(),
                    line.path("process").asString(),
                    line.path("sku").asString(),
                    line.path("pending").asString(),
                    line.path("amount").asString(),
                    line.path("detail").asString());
        }
        return table;
    }

    private static String words(JsonNode list) {
        String words = StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "nobody" : words;
    }
}
