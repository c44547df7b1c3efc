package dev.treering.server.cli;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The invoicing job over a month, step by step. Safe to repeat, and to cut off at any moment. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Issues an invoice for every live statement of a month, numbered without a gap, and delivers them. What is invoiced is"
                        + " passed over; an account whose figures do not hold is parked and the others go on. A month that is not closed is refused, but"
                        + " for back-bill cases that were posted in it.",
        footer = {"", "Example: treering invoice run 2026-03"})
final class InvoiceRunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MONTH", converter = Arguments.Month.class)
    private YearMonth month;

    @Option(
            names = "--series",
            paramLabel = "NAME",
            defaultValue = "INV",
            description = "Whose next numbers are given (${DEFAULT-VALUE}).")
    private String series;

    @Option(
            names = "--due-days",
            paramLabel = "N",
            defaultValue = "30",
            description = "Days until payment is due (${DEFAULT-VALUE}).")
    private int dueDays;

    @Option(names = "--draft", description = "Only draws up; nothing is issued.")
    private boolean draft;

    @Option(names = "--no-deliver", description = "Issues, and leaves delivery to `invoice deliver`.")
    private boolean noDeliver;

    @Option(names = "--json", description = "The counts as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Api api = Api.fromEnvironment();
        var tally = new InvoiceTally();
        issue(api, tally);
        if (!draft && !noDeliver) {
            InvoiceDeliverCommand.deliver(api, month, tally);
        }
        tally.print(spec.commandLine().getOut(), json, "considered");
        return tally.exitCode();
    }

    private void issue(Api api, InvoiceTally tally) {
        var body = new LinkedHashMap<String, Object>();
        body.put("month", month.toString());
        body.put("series", series);
        body.put("dueDays", dueDays);
        body.put("draft", draft);
        long all = 0;
        try (var progress = new Progress("invoicing")) {
            for (boolean more = true; more; ) {
                JsonNode step = api.post("/v1/invoice-runs", body);
                tally.ofRun(step);
                all = Math.max(all, step.path("of").asLong());
                progress.at(tally.count("considered"), all);
                more = step.has("next");
                body.put("after", step.path("next").asString(""));
            }
        }
    }
}
