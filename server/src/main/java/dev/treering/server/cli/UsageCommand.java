package dev.treering.server.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The usage cells of an account in a month. */
@Command(
        name = "usage",
        mixinStandardHelpOptions = true,
        description = "What an account used in a UTC month, by app, process type, size and day.",
        footer = {"", "Example: treering usage acme 2026-03 --csv"})
final class UsageCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ACCOUNT")
    private String account;

    @Parameters(index = "1", paramLabel = "MONTH", converter = Arguments.Month.class)
    private YearMonth month;

    @ArgGroup
    private @Nullable Form form;

    @Spec
    private CommandSpec spec;

    static final class Form {
        @Option(names = "--csv", description = "Comma-separated, sorted, milliseconds.")
        private boolean csv;

        @Option(names = "--json", description = "JSON.")
        private boolean json;
    }

    @Override
    public Integer call() {
        Api api = Api.fromEnvironment();
        String path = "/v1/accounts/" + Arguments.segment(account) + "/usage/" + month;
        PrintWriter out = spec.commandLine().getOut();
        if (form != null && form.csv) {
            out.print(api.get(path, "text/csv"));
        } else if (form != null && form.json) {
            out.println(api.get(path).toPrettyString());
        } else {
            table(api.get(path)).print(out);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static Table table(JsonNode usage) {
        var table = new Table("DAY", "APP", "PROCESS", "SIZE", ">COMMANDED h", ">OBSERVED h", ">BILLABLE h");
        for (JsonNode cell : usage.path("cells")) {
            table.row(
                    cell.path("day").asString(),
                    cell.path("app").asString(),
                    cell.path("process").asString(),
                    cell.path("size").asString(),
                    hours(cell.path("commandedMs").asLong()),
                    hours(cell.path("observedMs").asLong()),
                    hours(cell.path("billableMs").asLong()));
        }
        return table;
    }

    /** Hours to three decimals, for reading; the exact milliseconds are in the CSV and the JSON. */
    static String hours(long ms) {
        return BigDecimal.valueOf(ms)
                .divide(BigDecimal.valueOf(3_600_000), 3, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
