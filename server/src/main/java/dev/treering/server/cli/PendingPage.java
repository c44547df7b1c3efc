package dev.treering.server.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** What became of an account's shadow usage, part by part, and that the parts are the whole. */
final class PendingPage {

    private PendingPage() {}

    static void print(JsonNode one, PrintWriter out) {
        new Table("", ">" + one.path("currency").asString())
                .row("posted", one.path("posted").asString())
                .row("discounted", one.path("discounted").asString())
                .row("waived", one.path("waived").asString())
                .row("expired", one.path("expired").asString())
                .row(
                        "still pending, " + one.path("stillPendingCells").asInt() + " cells",
                        one.path("stillPending").asString())
                .row("  of it disputed", one.path("disputed").asString())
                .print(out);
        out.println();
        String parts = String.join(
                " + ",
                one.path("posted").asString(),
                one.path("discounted").asString(),
                one.path("waived").asString(),
                one.path("expired").asString(),
                one.path("stillPending").asString());
        out.println("pending " + one.path("pending").asString()
                + (one.path("addsUp").asBoolean()
                        ? " = " + parts
                        : " is not " + parts + ": ask again, then `audit resolutions`"));
    }
}
