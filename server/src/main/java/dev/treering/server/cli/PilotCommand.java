package dev.treering.server.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How an account's pilot begins and ends. */
@Command(
        name = "pilot",
        mixinStandardHelpOptions = true,
        description = "Begins an account's pilot, in which usage is tracked and not charged, or ends it.",
        subcommands = {PilotCommand.Enrol.class, PilotCommand.Convert.class, PilotCommand.Withdraw.class})
final class PilotCommand {

    private PilotCommand() {}

    /** One word about a pilot. */
    abstract static class Word implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "ACCOUNT")
        private String account;

        @Spec
        private CommandSpec spec;

        final int say(String path, Map<String, Object> body, String said) {
            Api.fromEnvironment().post("/v1/accounts/" + Arguments.segment(account) + path, body);
            spec.commandLine().getOut().println(account + " " + said);
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "enrol",
            mixinStandardHelpOptions = true,
            description = "Shadow-bills an account from a UTC day on; the terms hold for back-bills of the pilot.",
            footer = {"", "Example: treering account pilot enrol acme --from 2027-01-01 --discount 20"})
    static final class Enrol extends Word {

        @Option(names = "--from", required = true, paramLabel = "DAY", converter = Arguments.Day.class)
        private LocalDate from;

        @Mixin
        private TermsOptions terms;

        @Override
        public Integer call() {
            var body = new LinkedHashMap<String, Object>();
            body.put("from", from.toString());
            terms.putInto(body);
            return say("/pilot", body, "is shadow-billed from " + from);
        }
    }

    @Command(
            name = "convert",
            mixinStandardHelpOptions = true,
            description = "Ends a pilot: the account is charged from a UTC day on.")
    static final class Convert extends Word {

        @Option(names = "--from", required = true, paramLabel = "DAY", converter = Arguments.Day.class)
        private LocalDate from;

        @Option(names = "--waive", description = "Never charge the pilot's usage; it stays pending where absent.")
        private boolean waive;

        @Override
        public Integer call() {
            var body = new LinkedHashMap<String, Object>();
            body.put("from", from.toString());
            body.put("usage", waive ? "WAIVE" : "BACK_BILL");
            return say(
                    "/pilot/convert",
                    body,
                    "is live from " + from + "; usage of the pilot is " + (waive ? "waived" : "pending"));
        }
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Ends a pilot: nothing of it is ever charged.")
    static final class Withdraw extends Word {

        @Option(names = "--reason", required = true)
        private String reason;

        @Override
        public Integer call() {
            return say("/pilot/withdraw", new LinkedHashMap<>(Map.of("reason", reason)), "has left the pilot");
        }
    }
}
