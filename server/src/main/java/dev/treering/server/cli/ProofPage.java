package dev.treering.server.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Proofs of lines, told to people. */
final class ProofPage {

    private ProofPage() {}

    /** A line as it was sealed. */
    static String line(JsonNode sealed) {
        String what = Stream.of("lineKind", "appName", "name", "sku", "detail")
                .map(member -> sealed.path(member).asString(""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        String backBill = sealed.path("billingCase").asString("");
        String document = backBill.isEmpty()
                ? sealed.path("period").asString() + " " + sealed.path("mode").asString()
                : "back-bill " + backBill;
        return "line " + sealed.path("line").asString() + " of "
                + sealed.path("account").asString() + " " + document + ": " + what + "  "
                + sealed.path("amount").asString() + " "
                + sealed.path("currency").asString();
    }

    /** A bundle that was checked, and what was. */
    static void verified(JsonNode told, PrintWriter out) {
        out.println(told.path("verdict").asString());
        out.println(line(told.path("line")));
        for (var each : told.path("checked").properties()) {
            out.printf(
                    Locale.ROOT, "  %-12s %s%n", each.getKey(), each.getValue().asString());
        }
    }

    /** A bundle that was written to a file. */
    static void written(JsonNode told, PrintWriter out) {
        out.println(line(told.path("line")));
        out.printf(
                Locale.ROOT,
                "  %-12s %s, %s bytes%n",
                "bundle",
                told.path("file").asString(),
                told.path("bytes").asString());
        out.printf(
                Locale.ROOT,
                "  %-12s treering audit verify --bundle %s --key 'NAME+ID+KEY'%n",
                "verify with",
                told.path("file").asString());
    }
}
