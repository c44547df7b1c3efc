package dev.treering.server.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What an app is billed by besides its dynos. Everything else about apps is the Heroku CLI's. */
@Command(
        name = "app",
        mixinStandardHelpOptions = true,
        description = "Transfers apps between accounts, turns maintenance on and off, attaches add-ons.",
        subcommands = {AppCommand.Transfer.class, AppCommand.Maintenance.class, AddOnCommand.class})
final class AppCommand {

    private AppCommand() {}

    static String path(String app) {
        return "/v1/apps/" + Arguments.segment(app);
    }

    @Command(
            name = "transfer",
            mixinStandardHelpOptions = true,
            description = "The app belongs to another account from now on, with all that it runs.",
            footer = {"", "Example: treering app transfer shop bcme"})
    static final class Transfer implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "APP", description = "Its name or id.")
        private String app;

        @Parameters(index = "1", paramLabel = "ACCOUNT", description = "The account it goes to.")
        private String account;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Api.fromEnvironment().post(path(app) + "/transfer", Map.of("to", account));
            spec.commandLine().getOut().println(app + " belongs to " + account);
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "maintenance",
            mixinStandardHelpOptions = true,
            description =
                    "Turns maintenance mode on or off. Dynos run on; whether they cost is a policy of the price book.",
            footer = {"", "Example: treering app maintenance shop on"})
    static final class Maintenance implements Callable<Integer> {

        /** The words of the command line. */
        enum Mode {
            ON,
            OFF
        }

        @Parameters(index = "0", paramLabel = "APP", description = "Its name or id.")
        private String app;

        @Parameters(index = "1", paramLabel = "on|off", description = "on or off.")
        private Mode mode;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Api.fromEnvironment().post(path(app) + "/maintenance", Map.of("on", mode == Mode.ON));
            spec.commandLine().getOut().println("maintenance of " + app + " is " + (mode == Mode.ON ? "on" : "off"));
            return ExitCode.DONE;
        }
    }
}
