package dev.treering.server.cli;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;

/** What a verification came to, told to people or to programs, and what a command ends with. */
final class VerdictPage {

    private VerdictPage() {}

    static int told(JsonNode result, boolean json, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(result.toPrettyString());
        } else {
            print(result, out);
        }
        return switch (result.path("verdict").asString()) {
            case "VERIFIED" -> ExitCode.DONE;
            case "MISMATCH" -> ExitCode.NO;
            default -> ExitCode.UNKNOWN;
        };
    }

    private static void print(JsonNode result, PrintWriter out) {
        if (result.has("checked")) {
            ProofPage.verified(result, out);
            return;
        }
        out.println(result.path("verdict").asString().toUpperCase(Locale.ROOT));
        for (var entry : result.properties()) {
            if (entry.getKey().equals("verdict") || entry.getKey().equals("exitCode")) {
                continue;
            }
            out.printf(
                    Locale.ROOT,
                    "  %-13s %s%n",
                    entry.getKey(),
                    entry.getValue().asString());
        }
    }
}
