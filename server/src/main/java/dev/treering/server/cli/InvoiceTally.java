package dev.treering.server.cli;

import java.io.PrintWriter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the steps of an invoice run have come to so far. */
final class InvoiceTally {

    private static final int MOST_SHOWN = 20;

    private final long began = System.nanoTime();
    private final ObjectNode counts = Api.JSON.createObjectNode();
    private final ArrayNode parked = Api.JSON.createArrayNode();
    private final ArrayNode refused = Api.JSON.createArrayNode();
    private final ArrayNode unanswered = Api.JSON.createArrayNode();
    private String first = "";
    private String last = "";
    private String note = "";
    private boolean delivers;

    void ofRun(JsonNode step) {
        for (String name : new String[] {"considered", "nothingDue", "invoicedBefore", "drafted", "issued"}) {
            add(name, step);
        }
        first = first.isEmpty() ? step.path("first").asString("") : first;
        last = step.path("last").asString(last);
        note = step.path("note").asString(note);
        step.path("parked").forEach(parked::add);
    }

    void ofDelivery(JsonNode step) {
        delivers = true;
        add("delivered", step);
        step.path("refused").forEach(refused::add);
        step.path("unanswered").forEach(unanswered::add);
    }

    private void add(String name, JsonNode step) {
        counts.put(name, count(name) + step.path(name).asLong());
    }

    long count(String name) {
        return counts.path(name).asLong();
    }

    /** Refusals are an answer; what was not answered is none, and may be asked again. */
    int exitCode() {
        if (!unanswered.isEmpty()) {
            return ExitCode.UNKNOWN;
        }
        return parked.isEmpty() && refused.isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }

    void print(PrintWriter out, boolean json, String rateOf) {
        double seconds = (System.nanoTime() - began) / 1e9;
        double rate = count(rateOf) / seconds;
        if (json) {
            if (!first.isEmpty()) {
                counts.put("first", first).put("last", last);
            }
            if (!note.isEmpty()) {
                counts.put("note", note);
            }
            counts.set("parked", parked);
            counts.set("refused", refused);
            counts.set("unanswered", unanswered);
            counts.put("seconds", Math.round(seconds * 1000) / 1000.0);
            counts.put("perSecond", Math.round(rate));
            out.println(counts.toPrettyString());
            return;
        }
        var table = new Table("", ">", "");
        if (counts.has("considered")) {
            table.row("statements", count("considered"), "");
            table.row("nothing due", count("nothingDue"), "");
            table.row("invoiced before", count("invoicedBefore"), "");
            table.row("drafted", count("drafted"), "");
            table.row("issued", count("issued"), first.isEmpty() ? "" : first + " to " + last);
            table.row("parked", parked.size(), "");
        }
        if (delivers) {
            table.row("delivered", count("delivered"), "");
            table.row("refused", refused.size(), "");
            table.row("unanswered", unanswered.size(), "");
        }
        table.row("took", String.format(Locale.ROOT, "%.1f s", seconds), String.format(Locale.ROOT, "%,.0f/s", rate));
        table.print(out);
        if (!note.isEmpty()) {
            out.println("note  " + note);
        }
        reasons(out, "parked", "account", parked);
        reasons(out, "refused", "invoice", refused);
        reasons(out, "unanswered", "invoice", unanswered);
    }

    private static void reasons(PrintWriter out, String what, String who, ArrayNode all) {
        int shown = 0;
        for (JsonNode each : all) {
            if (shown++ == MOST_SHOWN) {
                out.println(what + "  … and " + (all.size() - MOST_SHOWN) + " more; --json lists all");
                return;
            }
            out.println(what + "  " + each.path(who).asString() + ": "
                    + each.path("reason").asString());
        }
    }
}
