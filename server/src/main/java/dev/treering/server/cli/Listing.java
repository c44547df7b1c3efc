package dev.treering.server.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** A command that lists what the server has: as a table, or as the server's own JSON. */
abstract class Listing implements Callable<Integer> {

    @Option(names = "--json", description = "JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Where on the server the list is. */
    abstract String path();

    /** The list as a table. */
    abstract Table table(JsonNode list);

    @Override
    public final Integer call() {
        JsonNode list = Api.fromEnvironment().get(path());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(list.toPrettyString());
        } else {
            table(list).print(out);
        }
        return ExitCode.DONE;
    }
}
