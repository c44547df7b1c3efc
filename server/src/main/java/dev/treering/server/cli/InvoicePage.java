package dev.treering.server.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** An invoice for people. */
final class InvoicePage {

    private InvoicePage() {}

    static void print(JsonNode invoice, PrintWriter out) {
        String currency = invoice.path("currency").asString();
        out.println("invoice " + text(invoice, "number") + "  " + text(invoice, "state"));
        out.println("account " + text(invoice, "account") + "  period " + text(invoice, "period") + "  issued "
                + text(invoice, "issuedOn") + "  due " + text(invoice, "dueOn"));
        out.println("entry " + invoice.path("entry").path("sequence").asLong() + " of the account's ledger, "
                + invoice.path("entry").path("hash").asString());
        out.println();
        StatementPage.lines(invoice.path("lines")).print(out);
        out.println();
        out.println("total    " + text(invoice, "total") + " " + currency);
        out.println("credited " + text(invoice, "credited") + " " + currency);
        out.println();
        var story = new Table("WHAT", "AT", "AMOUNT", "BY", "DETAIL");
        for (JsonNode each : invoice.path("story")) {
            story.row(
                    text(each, "what"),
                    text(each, "at"),
                    text(each, "amount"),
                    text(each, "by"),
                    (text(each, "creditNote") + " " + text(each, "detail")).strip());
        }
        story.print(out);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
