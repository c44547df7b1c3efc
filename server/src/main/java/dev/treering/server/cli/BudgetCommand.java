package dev.treering.server.cli;

import java.io.PrintWriter;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What an account means to spend a month, what of it is reached, and what the month is going to come to. */
@Command(
        name = "budget",
        mixinStandardHelpOptions = true,
        description =
                "Shows an account's budget, what of it is reached and what the month is going to come to; with an amount, sets it."
                        + " Nothing stops at a budget: reaching a part of it is told, once a month.",
        footer = {
            "",
            "Example: treering account budget acme 500 --at 50,80,100",
            "         treering account budget acme",
            "         treering account budget acme --none"
        })
final class BudgetCommand extends Showing {

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account's id.")
    private String account;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "AMOUNT",
            description = "What it means to spend a month, in its currency.")
    private @Nullable String amount;

    @Option(
            names = "--at",
            paramLabel = "PERCENT,…",
            description = "Parts of the amount that are told, in percent; 100 where absent.")
    private @Nullable String thresholds;

    @Option(names = "--none", description = "No budget any more.")
    private boolean none;

    @Option(
            names = "--month",
            paramLabel = "MONTH",
            converter = Arguments.Month.class,
            description = "Whose end is told; the one that is open where absent.")
    private @Nullable YearMonth month;

    @Override
    public Integer call() {
        if (none && (amount != null || thresholds != null)) {
            throw wrong("with --none there is no amount, and no --at");
        }
        if (thresholds != null && amount == null) {
            throw wrong("--at goes with an amount: " + account + " 500 --at " + thresholds);
        }
        return amount == null && !none ? super.call() : set();
    }

    private int set() {
        var body = new LinkedHashMap<String, Object>();
        put(body, "amount", amount);
        put(body, "thresholds", thresholds);
        Api.fromEnvironment().post(budget(), body);
        out().println(account + (amount == null ? " has no budget" : " has a budget of " + amount + " a month"));
        return ExitCode.DONE;
    }

    private static void put(Map<String, Object> body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    @Override
    String path() {
        return budget() + (month == null ? "" : "?month=" + month);
    }

    private String budget() {
        return "/v1/accounts/" + Arguments.segment(account) + "/budget";
    }

    @Override
    void print(JsonNode budget, PrintWriter out) {
        out.println(
                budget.has("amount")
                        ? account + "  budget " + budget.path("amount").asString() + " a month"
                        : account + "  no budget");
        if (budget.has("forecast")) {
            forecast(budget.path("forecast"), out);
        }
        if (!budget.path("reached").isEmpty()) {
            out.println();
            reached(budget.path("reached")).print(out);
        }
    }

    private static void forecast(JsonNode month, PrintWriter out) {
        String name = month.path("month").asString();
        if (month.path("asOf").asString().compareTo(name) < 0) {
            out.println(name + "  no day of it is closed yet");
        } else {
            out.printf(
                    "%s  %s %s up to and with %s; %s at its end if every day is like that%n",
                    name,
                    month.path("spent").asString(),
                    month.path("currency").asString(),
                    month.path("asOf").asString(),
                    month.path("monthEnd").asString());
        }
    }

    private static Table reached(JsonNode all) {
        var table = new Table("MONTH", ">REACHED", ">OF", ">SPENT", "ON");
        for (JsonNode each : all) {
            table.row(
                    each.path("month").asString(),
                    each.path("threshold").asInt() + " %",
                    each.path("budget").asString(),
                    each.path("spent").asString(),
                    each.path("asOf").asString());
        }
        return table;
    }
}
