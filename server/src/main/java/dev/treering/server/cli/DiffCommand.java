package dev.treering.server.cli;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.knowledge.Differences;
import dev.treering.projections.verify.LogKnowledge.Found;
import dev.treering.server.http.v1.DifferencesJson;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What was known at one position of the log and not at another. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description =
                "What was known when the log had come to TO and not when it had come to FROM: accounts, statements, months with their"
                        + " lines, and the late facts that changed months that were closed. Exit 0 no difference, 1 differences, 2 it"
                        + " cannot be found out.",
        footer = {"", "Example: treering audit diff 524 607 --account acme"})
final class DiffCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FROM", description = "A position of the log; -1 is before everything.")
    private long from;

    @Parameters(index = "1", paramLabel = "TO", description = "A position that is not before it.")
    private long to;

    @Option(names = "--account", paramLabel = "A", description = "Only this account.")
    private @Nullable String account;

    @Option(
            names = "--kafka",
            paramLabel = "ADDR",
            description = "Folds in this process from the Kafka there; without it the server is asked to.")
    private @Nullable String kafka;

    @Option(names = "--json", description = "JSON; amounts are decimal strings.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (from > to) {
            throw new ParameterException(spec.commandLine(), "FROM is " + from + ", behind TO, " + to);
        }
        JsonNode told = kafka == null ? askServer() : foldHere(kafka);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(told.toPrettyString());
        } else {
            DifferencesPage.print(told, out);
        }
        return told.path("differs").asBoolean() ? ExitCode.NO : ExitCode.DONE;
    }

    private JsonNode askServer() {
        var query = new Query().and("from", from).and("to", to).and("account", account);
        return Api.fromEnvironment().get("/v1/audit/differences" + query);
    }

    private JsonNode foldHere(String bootstrapServers) {
        return AskingTheLog.at(bootstrapServers, log -> switch (log.between(
                from, to, Optional.ofNullable(account).map(AccountId::new))) {
            case Found.Answer<Differences>(var found) -> DifferencesJson.of(from, to, found);
            case Found.NotReached<Differences> notReached -> throw Failure.unknown(notReached.toString());
        });
    }
}
