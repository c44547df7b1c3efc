package dev.treering.server.cli;

import java.io.PrintWriter;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The usage cells of an account in a month. */
@Command(
        name = "usage",
        mixinStandardHelpOptions = true,
        description =
                "What an account used in a UTC month: dyno time by app, process type, size and day; add-ons, spaces, counters.",
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
        @Option(names = "--csv", description = "Dyno time, comma-separated, sorted, milliseconds.")
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
            UsagePage.print(api.get(path), out);
        }
        out.flush();
        return ExitCode.DONE;
    }
}
