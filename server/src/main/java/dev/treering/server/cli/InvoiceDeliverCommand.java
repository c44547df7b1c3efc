package dev.treering.server.cli;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Hands issued invoices to the provider, step by step. Safe to repeat: each is delivered once. */
@Command(
        name = "deliver",
        mixinStandardHelpOptions = true,
        description = "Delivers what is issued and not delivered yet, at the rate the provider allows.",
        footer = {"", "Example: treering invoice deliver 2026-03"})
final class InvoiceDeliverCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "MONTH",
            converter = Arguments.Month.class,
            description = "Whose invoices; all where absent.")
    private @Nullable YearMonth month;

    @Option(names = "--json", description = "The counts as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var tally = new InvoiceTally();
        deliver(Api.fromEnvironment(), month, tally);
        tally.print(spec.commandLine().getOut(), json, "delivered");
        return tally.exitCode();
    }

    /** Asks for one step after the other until nothing is left, or a step in which the provider answered nothing at all. */
    static void deliver(Api api, @Nullable YearMonth month, InvoiceTally tally) {
        var body = new LinkedHashMap<String, Object>();
        if (month != null) {
            body.put("month", month.toString());
        }
        long all = 0;
        long considered = 0;
        try (var progress = new Progress("delivering")) {
            for (boolean more = true; more; ) {
                JsonNode step = api.post("/v1/invoice-deliveries", body);
                tally.ofDelivery(step);
                all = Math.max(all, step.path("of").asLong());
                considered += step.path("considered").asLong();
                progress.at(considered, all);
                boolean silent = step.path("delivered").asLong() == 0
                        && !step.path("unanswered").isEmpty();
                more = step.has("next") && !silent;
                body.put("after", step.path("next").asString("-1"));
            }
        }
    }
}
