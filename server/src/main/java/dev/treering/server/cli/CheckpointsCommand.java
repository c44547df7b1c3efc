package dev.treering.server.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Lists what was signed, and who keeps it. */
@Command(
        name = "checkpoints",
        mixinStandardHelpOptions = true,
        description =
                "Every checkpoint of the signed log: its number, the month that was closed, root, counts, when it was signed and by which"
                        + " key, and the anchors that keep it; below, how much could still be rewritten unnoticed.",
        footer = {"", "Example: treering audit checkpoints"})
final class CheckpointsCommand extends Showing {

    private static final int ROOT_SHOWN = 12;

    @Override
    String path() {
        return "/v1/checkpoints";
    }

    @Override
    void print(JsonNode told, PrintWriter out) {
        var table = new Table(
                ">NUMBER", "FOR", ">POSITION", ">ACCOUNTS", ">LINES", "ROOT", "SIGNED AT", "BY KEY", "KEPT BY");
        for (JsonNode each : told.path("checkpoints")) {
            table.row(
                    each.path("number").asString(),
                    each.path("period").asString("a change of keys"),
                    each.path("position").asString("-"),
                    each.path("accounts").asString("-"),
                    each.path("lines").asString("-"),
                    each.path("root").asString().substring(0, ROOT_SHOWN),
                    each.path("signedAt").asString(),
                    all(each.path("keys")),
                    each.path("anchors").isEmpty() ? "nobody else" : all(each.path("anchors")));
        }
        table.print(out);
        out.println();
        out.println("signed log " + told.path("origin").asString() + ", " + exposure(told));
        for (JsonNode anchor : told.path("anchors")) {
            if (anchor.has("trouble")) {
                out.println("anchor " + anchor.path("name").asString() + ": "
                        + anchor.path("trouble").asString());
            }
        }
        if (told.has("refusal")) {
            out.println("nothing more is signed: " + told.path("refusal").asString());
        }
    }

    private static String all(JsonNode texts) {
        return texts.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    private static String exposure(JsonNode told) {
        long size = told.path("size").asLong();
        long exposed = told.path("exposedEntries").asLong();
        if (!told.has("exposedSeconds")) {
            return "which nobody else keeps: all of it could be rewritten unnoticed";
        }
        var window = Duration.ofSeconds(told.path("exposedSeconds").asLong());
        String kept = exposed == 0
                ? "all of it is kept by an anchor"
                : exposed + " of its " + size + " entries are kept by nobody else";
        return kept + "; anchored last " + inWords(window) + " ago: what came since could be rewritten unnoticed";
    }

    private static String inWords(Duration window) {
        if (window.toHours() >= 1) {
            return window.toHours() + " h " + window.toMinutesPart() + " min";
        }
        return window.toMinutes() >= 1 ? window.toMinutes() + " min" : window.toSeconds() + " s";
    }
}
