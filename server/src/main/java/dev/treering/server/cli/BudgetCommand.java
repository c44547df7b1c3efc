package dev.treering.server.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
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
final class BudgetCommand implements Callable<Integer> {

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
            defaultValue = "100",
            description = "Parts of the amount that are told, in percent; ${DEFAULT-VALUE} where absent.")
    private String thresholds;

    @Option(names = "--none", description = "No budget any more.")
    private boolean none;

    @Option(names = "--json", description = "JSON; amounts are decimal strings.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String path = "/v1/accounts/" + Arguments.segment(account) + "/budget";
        PrintWriter out = spec.commandLine().getOut();
        if (amount != null || none) {
            var body = new LinkedHashMap<String, Object>();
            if (amount != null) {
                body.put("amount", amount);
                body.put("thresholds", thresholds);
            }
            Api.fromEnvironment().post(path, body);
            out.println(account + (amount == null ? " has no budget" : " has a budget of " + amount + " a month"));
            return ExitCode.DONE;
        }
        JsonNode budget = Api.fromEnvironment().get(path);
        if (json) {
            out.println(budget.toPrettyString());
        } else {
            print(budget, out);
        }
        return ExitCode.DONE;
    }

    private void print(JsonNode budget, PrintWriter out) {
        out.println(
                budget.has("amount")
                        ? account + "  budget " + budget.path("amount").asString() + " a month"
                        : account + "  no budget");
        if (budget.has("forecast")) {
            JsonNode month = budget.path("forecast");
            out.printf(
                    "%s  %s %s up to and with %s; %s at its end if every day is like that%n",
                    month.path("month").asString(),
                    month.path("spent").asString(),
                    month.path("currency").asString(),
                    month.path("asOf").asString(),
                    month.path("monthEnd").asString());
        }
        if (!budget.path("reached").isEmpty()) {
            var table = new Table("MONTH", ">REACHED", ">OF", ">SPENT", "ON");
            for (JsonNode each : budget.path("reached")) {
                table.row(
                        each.path("month").asString(),
                        each.path("threshold").asInt() + " %",
                        each.path("budget").asString(),
                        each.path("spent").asString(),
                        each.path("asOf").asString());
            }
            out.println();
            table.print(out);
        }
    }
}
