package dev.treering.server.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What would be, as a page: accounts, totals, and a histogram of how much they change. */
final class WhatIfPage {

    private static final int WIDEST_BAR = 40;

    private WhatIfPage() {}

    static void print(JsonNode told, PrintWriter out) {
        out.println("supposed: " + String.join(", ", supposed(told)) + "; nothing is written");
        out.println();
        var table = new Table("ACCOUNT", "CURRENCY", ">WAS", ">WOULD BE", ">DIFFERENCE", ">%", ">NOT KNOWN", "WHY");
        told.path("accounts")
                .forEach(each -> table.row(row(each, each.path("account").asString())));
        told.path("totals").forEach(each -> table.row(row(each, "TOTAL")));
        table.print(out);
        out.println();
        histogram(told.path("histogram"), out);
    }

    static void csv(JsonNode told, PrintWriter out) {
        out.println("account,period,mode,currency,was,would_be,difference,reason");
        for (JsonNode each : told.path("statements")) {
            var columns = new ArrayList<String>();
            for (String name : List.of("account", "period", "mode", "currency", "was", "wouldBe", "difference")) {
                columns.add(cell(each.path(name).asString("")));
            }
            columns.add(cell(joined(each.path("reasons"), "; ")));
            out.println(String.join(",", columns));
        }
    }

    private static List<String> supposed(JsonNode told) {
        var words = new ArrayList<String>();
        word(told, "book", "price book ", words);
        if (told.has("basis")) {
            words.add("basis " + told.path("basis").asString().toLowerCase(Locale.ROOT));
        }
        word(told, "from", "from ", words);
        word(told, "until", "until ", words);
        return words;
    }

    private static void word(JsonNode told, String name, String before, List<String> words) {
        if (told.has(name)) {
            words.add(before + told.path(name).asString());
        }
    }

    private static Object[] row(JsonNode each, String name) {
        return new Object[] {
            name,
            each.path("currency").asString(""),
            each.path("was").asString(),
            each.path("wouldBe").asString(),
            each.path("difference").asString(),
            each.path("percent").asString(),
            each.path("unknown").asInt(0) == 0 ? "" : each.path("unknown").asInt(),
            joined(each.path("reasons"), "; ")
        };
    }

    private static void histogram(JsonNode bars, PrintWriter out) {
        int most = 1;
        for (JsonNode bar : bars) {
            most = Math.max(most, bar.path("accounts").asInt());
        }
        for (JsonNode bar : bars) {
            int accounts = bar.path("accounts").asInt();
            int length = (accounts * WIDEST_BAR + most - 1) / most;
            out.println(String.format(
                            Locale.ROOT, "%16s  %5d  %s", bar.path("band").asString(), accounts, "#".repeat(length))
                    .stripTrailing());
        }
    }

    private static String joined(JsonNode list, String between) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.joining(between));
    }

    /** Quoted where it must be. */
    private static String cell(String text) {
        return text.matches("[^,\"\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
