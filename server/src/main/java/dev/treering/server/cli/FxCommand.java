package dev.treering.server.cli;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rates of exchange. */
@Command(
        name = "fx",
        mixinStandardHelpOptions = true,
        description = "Fixes rates of exchange, for accounts whose price book is in another currency.",
        subcommands = FxCommand.Fix.class)
final class FxCommand {

    private FxCommand() {}

    @Command(
            name = "fix",
            mixinStandardHelpOptions = true,
            description = "Fixes what one unit of BASE is worth in QUOTE from a UTC day on, until the next is fixed.",
            footer = {"", "Example: treering fx fix USD EUR 0.92 --from 2027-01-01 --source ECB"})
    static final class Fix implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "BASE", description = "ISO 4217 code; the price book's currency.")
        private String base;

        @Parameters(index = "1", paramLabel = "QUOTE", description = "ISO 4217 code; the account's currency.")
        private String quote;

        @Parameters(index = "2", paramLabel = "RATE", description = "Units of QUOTE for one of BASE, such as 0.92.")
        private String rate;

        @Option(
                names = "--from",
                required = true,
                paramLabel = "DAY",
                converter = Arguments.Day.class,
                description = "First day it holds, UTC; one that is not closed yet.")
        private LocalDate from;

        @Option(names = "--source", required = true, paramLabel = "NAME", description = "Who says so, such as ECB.")
        private String source;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Api.fromEnvironment()
                    .post(
                            "/v1/fx-rates",
                            Map.of(
                                    "base", base,
                                    "quote", quote,
                                    "rate", rate,
                                    "from", from.toString(),
                                    "source", source));
            spec.commandLine().getOut().println("1 " + base + " is " + rate + " " + quote + " from " + from);
            return ExitCode.DONE;
        }
    }
}
