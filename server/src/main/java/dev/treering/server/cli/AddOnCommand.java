package dev.treering.server.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Add-ons of an app. */
@Command(
        name = "add-on",
        mixinStandardHelpOptions = true,
        description = "Attaches add-ons to an app, moves them to another plan, detaches them.",
        subcommands = {AddOnCommand.Attach.class, AddOnCommand.Plan.class, AddOnCommand.Detach.class})
final class AddOnCommand {

    private AddOnCommand() {}

    /** One add-on of one app. */
    abstract static class OfApp implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "APP", description = "Its name or id.")
        private String app;

        @Parameters(index = "1", paramLabel = "ADD-ON", description = "Names it within the app, for ever.")
        private String addOn;

        @Spec
        private CommandSpec spec;

        final String addOn() {
            return addOn;
        }

        /** Where the app's add-ons are. */
        final String all() {
            return AppCommand.path(app) + "/add-ons";
        }

        /** Where this one is. */
        final String path() {
            return all() + "/" + Arguments.segment(addOn);
        }

        final int done(String said) {
            spec.commandLine().getOut().println(addOn + " of " + app + " " + said);
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "attach",
            mixinStandardHelpOptions = true,
            description = "Attaches an add-on on a plan; the plan is the SKU of its price.",
            footer = {"", "Example: treering app add-on attach shop postgres-1 postgres:standard-0"})
    static final class Attach extends OfApp {

        @Parameters(index = "2", paramLabel = "PLAN", description = "SKU of its price.")
        private String plan;

        @Override
        public Integer call() {
            Api.fromEnvironment().post(all(), Map.of("addOn", addOn(), "plan", plan));
            return done("is on plan " + plan);
        }
    }

    @Command(name = "plan", mixinStandardHelpOptions = true, description = "Moves an add-on to another plan.")
    static final class Plan extends OfApp {

        @Parameters(index = "2", paramLabel = "PLAN", description = "SKU of its price.")
        private String plan;

        @Override
        public Integer call() {
            Api.fromEnvironment().post(path() + "/plan", Map.of("plan", plan));
            return done("is on plan " + plan);
        }
    }

    @Command(name = "detach", mixinStandardHelpOptions = true, description = "Detaches an add-on, for ever.")
    static final class Detach extends OfApp {

        @Override
        public Integer call() {
            Api.fromEnvironment().delete(path());
            return done("is detached");
        }
    }
}
