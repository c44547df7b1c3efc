package dev.treering.server.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** A month as it was known at a position of the log, as a page. */
final class KnownPage {

    private KnownPage() {}

    static void print(JsonNode known, PrintWriter out) {
        out.println(
                known.path("account").asString() + "  " + known.path("period").asString());
        out.println(known.path("notice").asString()
                + (known.has("lastClosedDay")
                        ? " The last closed day was "
                                + known.path("lastClosedDay").asString() + "."
                        : " No day was closed."));
        if (known.path("statements").isEmpty()) {
            out.println();
            out.println("nothing was known to have been used");
        }
        known.path("statements")
                .forEach(month -> print(month, known.path("asKnownAt").asLong(), out));
    }

    private static void print(JsonNode month, long position, PrintWriter out) {
        out.println();
        out.println(month.path("mode").asString() + "  " + month.path("state").asString());
        if (month.path("why").isString()) {
            out.println(month.path("why").asString());
        }
        out.println();
        StatementPage.lines(month.path("lines")).print(out);
        out.println();
        out.println("comes to " + month.path("total").asString() + " "
                + month.path("currency").asString(""));
        if (month.has("issued")) {
            JsonNode issued = month.path("issued");
            out.println("issued   " + issued.path("total").asString() + " for the fact at position "
                    + month.path("issuedFor").asLong() + ", hash "
                    + issued.path("hash").asString());
            out.println("corrected by " + month.path("corrections").size() + " lines of later statements known at "
                    + position);
        }
    }
}
