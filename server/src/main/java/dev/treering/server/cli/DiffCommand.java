package dev.treering.server.cli;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.knowledge.Differences;
import dev.treering.projections.verify.LogKnowledge.Found;
import dev.treering.server.http.v1.DifferencesJson;
import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
final class DiffCommand extends Showing {

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

    @Override
    void check() {
        if (from > to) {
            throw wrong("FROM is " + from + ", behind TO, " + to);
        }
    }

    @Override
    JsonNode shown() {
        return kafka == null ? super.shown() : foldHere(kafka);
    }

    @Override
    String path() {
        return "/v1/audit/differences"
                + new Query().and("from", from).and("to", to).and("account", account);
    }

    @Override
    void print(JsonNode told, PrintWriter out) {
        DifferencesPage.print(told, out);
    }

    @Override
    int outcome(JsonNode told) {
        return told.path("differs").asBoolean() ? ExitCode.NO : ExitCode.DONE;
    }

    private JsonNode foldHere(String bootstrapServers) {
        return AskingTheLog.at(bootstrapServers, log -> switch (log.between(
                from, to, Optional.ofNullable(account).map(AccountId::new))) {
            case Found.Answer<Differences>(var found) -> DifferencesJson.of(from, to, found);
            case Found.NotReached<Differences> notReached -> throw Failure.unknown(notReached.toString());
        });
    }
}
