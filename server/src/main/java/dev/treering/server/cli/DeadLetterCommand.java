package dev.treering.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Facts that are in the log and in no cell: shown, mended by another fact, or told once more. */
@Command(
        name = "dead-letter",
        mixinStandardHelpOptions = true,
        description = "Facts that could not be metered: lists, shows, mends and replays them.",
        subcommands = {
            DeadLetterCommand.ListThem.class,
            DeadLetterCommand.Show.class,
            DeadLetterCommand.Mend.class,
            DeadLetterCommand.Replay.class
        })
final class DeadLetterCommand {

    private static final String PATH = "/v1/dead-letters";

    private DeadLetterCommand() {}

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Those that are open, oldest first.",
            footer = {"", "Example: treering dead-letter list --account acme"})
    static final class ListThem extends Listing {

        @Option(names = "--account", paramLabel = "A", description = "Only this account's.")
        private @Nullable String account;

        @Option(names = "--all", description = "Those that are mended, too.")
        private boolean all;

        @Override
        String path() {
            return PATH + "?" + (all ? "" : "state=OPEN&")
                    + (account == null ? "" : "account=" + Arguments.segment(account));
        }

        @Override
        Table table(JsonNode list) {
            var table = new Table("ID", "ACCOUNT", "STATE", "REASON", "SOURCE", "FACT", "DETAIL");
            for (JsonNode each : list.path("deadLetters")) {
                table.row(
                        each.path("id").asString(),
                        each.path("account").asString("-"),
                        each.path("state").asString(),
                        each.path("reason").asString(),
                        each.path("source").asString(),
                        each.path("fact").asString(),
                        each.path("detail").asString());
            }
            return table;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "One with its fact, and what was tried to mend it.",
            footer = {"", "Example: treering dead-letter show 4711"})
    static final class Show extends Showing {

        @Parameters(paramLabel = "ID")
        private String id;

        @Override
        String path() {
            return at(id);
        }

        @Override
        void print(JsonNode letter, PrintWriter out) {
            out.printf(
                    "%s  %s%n%s: %s%n",
                    letter.path("id").asString(),
                    letter.path("state").asString(),
                    letter.path("reason").asString(),
                    letter.path("detail").asString());
            for (JsonNode attempt : letter.path("attempts")) {
                out.printf(
                        "tried at %d: %s %s: %s%n",
                        attempt.path("position").asLong(),
                        attempt.path("source").asString(),
                        attempt.path("id").asString(),
                        Mended.outcome(attempt));
            }
            out.println((letter.has("event") ? letter.path("event") : letter.path("record")).toPrettyString());
        }
    }

    @Command(
            name = "mend",
            mixinStandardHelpOptions = true,
            description = "Puts a mended fact, with an id of its own, in the place of a dead letter.",
            footer = {
                "",
                "Exit 0 once it is metered, 1 when it is refused or rejected in its turn.",
                "Example: treering dead-letter mend 4711 mended.json"
            })
    static final class Mend implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "ID")
        private String id;

        @Parameters(index = "1", paramLabel = "FILE", description = "One CloudEvent in JSON.")
        private Path file;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            byte[] event = read(file);
            Api api = Api.fromEnvironment();
            JsonNode submitted =
                    api.post(PATH + "/" + Arguments.segment(id) + "/mend", "application/cloudevents+json", event);
            new Settling(api).await();
            return new Mended(api, spec.commandLine().getOut()).tell(submitted) ? ExitCode.DONE : ExitCode.NO;
        }

        private static byte[] read(Path file) {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw Failure.missing("cannot read " + file + " (" + e + ")");
            }
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Tells the facts of dead letters once more, as they are.",
            footer = {
                "",
                "Exit 0 once all are metered, 1 when one is refused or rejected again.",
                "Example: treering dead-letter replay 4711 4712"
            })
    static final class Replay implements Callable<Integer> {

        @Parameters(paramLabel = "ID", arity = "0..*", description = "Which.")
        private @Nullable List<String> ids;

        @Option(names = "--all", description = "All that are open.")
        private boolean all;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (all == (ids != null)) {
                throw new ParameterException(spec.commandLine(), "either the IDs of dead letters or --all is needed");
            }
            Api api = Api.fromEnvironment();
            List<String> wanted = ids == null ? open(api) : ids;
            List<JsonNode> submitted = submit(api, wanted);
            new Settling(api).await();
            PrintWriter out = spec.commandLine().getOut();
            var mended = new Mended(api, out);
            long metered = submitted.stream().filter(mended::tell).count();
            out.printf("replayed %d, metered %d%n", submitted.size(), metered);
            return metered == wanted.size() ? ExitCode.DONE : ExitCode.NO;
        }

        private List<JsonNode> submit(Api api, List<String> wanted) {
            List<JsonNode> submitted = new ArrayList<>();
            try (Progress progress = new Progress("replaying")) {
                for (String id : wanted) {
                    submit(api, id, submitted);
                    progress.at(submitted.size(), wanted.size());
                }
            }
            return submitted;
        }

        private static List<String> open(Api api) {
            return api.get(PATH + "?state=OPEN")
                    .path("deadLetters")
                    .valueStream()
                    .map(letter -> letter.path("id").asString())
                    .toList();
        }

        /** One that is refused does not keep the others. */
        private void submit(Api api, String id, List<JsonNode> submitted) {
            try {
                submitted.add(
                        api.post(PATH + "/" + Arguments.segment(id) + "/replay", "application/json", new byte[0]));
            } catch (Failure refused) {
                if (refused.exitCode() != ExitCode.NO) {
                    throw refused;
                }
                spec.commandLine().getErr().println(id + ": refused: " + refused.getMessage());
            }
        }
    }

    static JsonNode letter(Api api, String id) {
        return api.get(at(id));
    }

    private static String at(String id) {
        return PATH + "/" + Arguments.segment(id);
    }
}
