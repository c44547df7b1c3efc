package dev.treering.server.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Closes days and periods by hand. */
@Command(
        name = "close",
        mixinStandardHelpOptions = true,
        description = "Writes a clock fact by hand; refuses with every reason.",
        subcommands = {CloseCommand.Day.class, CloseCommand.Period.class})
final class CloseCommand {

    private CloseCommand() {}

    @Command(
            name = "day",
            mixinStandardHelpOptions = true,
            description = "Closes a UTC day: what is open is accrued up to its end.",
            footer = {"", "Example: treering close day 2026-03-31"})
    static final class Day implements Callable<Integer> {

        @Parameters(paramLabel = "DAY", converter = Arguments.Day.class)
        private LocalDate day;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return close(spec, "/v1/close/day/" + day, day + " is closed");
        }
    }

    @Command(
            name = "period",
            mixinStandardHelpOptions = true,
            description =
                    "Closes a UTC month: its statements are drawn up. Refused with every reason while the month or its grace is"
                            + " not over, days are open, the ledgers are behind or are not what the log leads to, a source is"
                            + " silent, or dead letters are open.",
            footer = {"", "Example: treering close period 2026-03"})
    static final class Period implements Callable<Integer> {

        @Parameters(paramLabel = "MONTH", converter = Arguments.Month.class)
        private YearMonth month;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return close(spec, "/v1/close/period/" + month, month + " is closed");
        }
    }

    private static int close(CommandSpec spec, String path, String done) {
        Api api = Api.fromEnvironment();
        JsonNode closed = api.post(path, "application/json", new byte[0]);
        new Settling(api).await();
        PrintWriter out = spec.commandLine().getOut();
        out.println(closed.path("changed").asBoolean(true) ? done : done + " already");
        closed.path("warnings").forEach(warning -> out.println("warning: " + warning.asString()));
        long more = closed.path("withheld").asLong() - closed.path("warnings").size();
        if (more > 0) {
            out.println("warning: " + more + " more statements are withheld");
        }
        return ExitCode.DONE;
    }
}
