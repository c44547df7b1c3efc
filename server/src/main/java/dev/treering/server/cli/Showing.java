package dev.treering.server.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** A command that shows something of the server's: as a page, or as the server's own JSON. */
abstract class Showing implements Callable<Integer> {

    @Option(names = "--json", description = "JSON; amounts are decimal strings.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Where on the server it is. */
    abstract String path();

    /** The thing itself, as the server tells it. */
    JsonNode shown() {
        return Api.fromEnvironment().get(path());
    }

    /** What it is, for people. */
    abstract void print(JsonNode shown, PrintWriter out);

    /** What the command ends with once it has told. */
    int outcome(JsonNode shown) {
        return ExitCode.DONE;
    }

    /** Refuses what cannot be meant, before anybody is asked. */
    void check() {}

    @Override
    public Integer call() {
        check();
        JsonNode shown = shown();
        if (json) {
            out().println(shown.toPrettyString());
        } else {
            print(shown, out());
        }
        return outcome(shown);
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Wrong usage, with why. */
    final ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
