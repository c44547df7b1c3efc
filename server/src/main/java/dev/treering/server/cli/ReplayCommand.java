package dev.treering.server.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Builds the read models anew beside those that are asked, compares them and puts them in place. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Builds the read models anew from the topics, beside those that are asked; compares both where they stand at the same"
                        + " offsets; and puts the new ones in place if they are equal. Exit 0 switched, 1 different, with the first"
                        + " difference, 2 could not be done. May be cut off and begun again.",
        footer = {"", "Example: treering replay --threads 4"})
final class ReplayCommand implements Callable<Integer> {

    private static final long MS_BETWEEN_LOOKS = 250;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Readers, each with partitions of its own (${DEFAULT-VALUE}; at most 8).")
    private int threads;

    @Option(
            names = "--keep",
            paramLabel = "N",
            defaultValue = "1",
            description = "Sets that were replaced and stay, as schemas read_1, read_2, ... (${DEFAULT-VALUE}).")
    private int keep;

    @Option(
            names = "--switch-anyway",
            description = "Puts the new set in place even where it differs: when the old one is known to be wrong.")
    private boolean switchAnyway;

    @Option(names = "--json", description = "JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Api api = Api.fromEnvironment();
        JsonNode run = api.post("/v1/replays", Map.of("threads", threads, "keep", keep, "switchAnyway", switchAnyway));
        String path = "/v1/replays/" + run.path("id").asString();
        try (var building = new Progress("building");
                var comparing = new Progress("comparing")) {
            while (List.of("BUILDING", "COMPARING").contains(state(run))) {
                (state(run).equals("BUILDING") ? building : comparing)
                        .at(run.path("done").asLong(), run.path("of").asLong());
                Thread.sleep(MS_BETWEEN_LOOKS); // the server tells when it is asked
                run = again(api, path);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(run.toPrettyString());
        } else {
            print(run, out);
        }
        return switch (state(run)) {
            case "SWITCHED" -> ExitCode.DONE;
            case "DIFFERENT" -> ExitCode.NO;
            default -> ExitCode.UNKNOWN;
        };
    }

    private static String state(JsonNode run) {
        return run.path("state").asString();
    }

    private static JsonNode again(Api api, String path) {
        try {
            return api.get(path);
        } catch (Failure e) {
            throw Failure.unknown(e.getMessage() + "; nothing that is asked has changed, unless it had been switched");
        }
    }

    private static void print(JsonNode run, PrintWriter out) {
        JsonNode report = run.path("report");
        out.println(state(run));
        if (run.has("problem")) {
            out.println("  " + run.path("problem").asString());
            return;
        }
        var table = new Table("table", "rows", "digest");
        for (JsonNode each : report.path("tables")) {
            boolean equal = each.path("live").equals(each.path("anew"));
            table.row(
                    each.path("table").asString(),
                    each.path("live").path("rows").asString()
                            + (equal
                                    ? ""
                                    : " / " + each.path("anew").path("rows").asString()),
                    equal ? each.path("live").path("digest").asString() : "different");
        }
        table.print(out);
        remarks(report).forEach(out::println);
        out.printf(
                Locale.ROOT,
                "%,d offsets read in %.1f s; writing waited %.1f s%n",
                report.path("offsets").asLong(),
                report.path("buildingMs").asLong() / 1000.0,
                report.path("pausedMs").asLong() / 1000.0);
    }

    private static List<String> remarks(JsonNode report) {
        List<String> remarks = new ArrayList<>();
        report.path("leftOut").forEach(each -> remarks.add("not compared, only one has it: " + each.asString()));
        JsonNode difference = report.path("difference");
        if (!difference.isMissingNode()) {
            remarks.add(
                    "first difference: table %s, key %s, column %s: asked so far %s, built anew %s (%s rows of the table differ)"
                            .formatted(
                                    difference.path("table").asString(),
                                    difference.path("key").asString(),
                                    difference.path("column").asString("(the row)"),
                                    difference.path("live").asString("nothing"),
                                    difference.path("anew").asString("nothing"),
                                    difference.path("rows").asString()));
        }
        JsonNode unresolved = report.path("unresolved");
        if (!unresolved.isMissingNode()) {
            remarks.add("the table of resolutions has not what the chain of %s says in entry %s: %s %s"
                    .formatted(
                            unresolved.path("account").asString(),
                            unresolved.path("sequence").asString(),
                            unresolved.path("cell").asString(),
                            unresolved.path("resolution").asString()));
        }
        remarks.add(
                report.has("kept")
                        ? "the set that was replaced is kept as schema "
                                + report.path("kept").asString()
                        : "not switched; what was built is left in schema "
                                + report.path("left").asString());
        return remarks;
    }
}
