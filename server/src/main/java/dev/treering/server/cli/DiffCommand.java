package dev.treering.server.cli;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.knowledge.Differences;
import dev.treering.projections.knowledge.Moment;
import dev.treering.projections.verify.LogKnowledge.Found;
import dev.treering.server.http.Inquiries;
import dev.treering.server.http.v1.DifferencesJson;
import java.io.PrintWriter;
import java.nio.file.Path;
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
        footer = {
            "",
            "Example: treering audit diff 524 607 --account acme",
            "Example: treering audit diff checkpoint:1 checkpoint:2"
        })
final class DiffCommand extends Showing {

    @Parameters(
            index = "0",
            paramLabel = "FROM",
            converter = Arguments.When.class,
            description = "A position of the log, -1 being before everything, or checkpoint:N.")
    private Moment from;

    @Parameters(
            index = "1",
            paramLabel = "TO",
            converter = Arguments.When.class,
            description = "A position or a checkpoint that is not before it.")
    private Moment to;

    @Option(names = "--account", paramLabel = "A", description = "Only this account.")
    private @Nullable String account;

    @Option(
            names = "--kafka",
            paramLabel = "ADDR",
            description = "Folds in this process from the Kafka there; without it the server is asked to.")
    private @Nullable String kafka;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description =
                    "With --kafka and a checkpoint, where the log has changed its key: the file `keys` of the signed log.")
    private @Nullable Path keys;

    @Override
    void check() {
        if (keys != null && kafka == null) {
            throw wrong("--keys goes with --kafka: the server knows its own");
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
        return AskingTheLog.at(
                bootstrapServers,
                keys,
                log -> between(log, AskingTheLog.position(log, from), AskingTheLog.position(log, to)));
    }

    private DifferencesJson between(Inquiries log, long earlier, long later) {
        if (earlier > later) {
            throw Failure.usage("FROM is position " + earlier + ", behind TO, " + later);
        }
        return switch (log.between(earlier, later, Optional.ofNullable(account).map(AccountId::new))) {
            case Found.Answer<Differences>(var found) -> DifferencesJson.of(earlier, later, found);
            case Found.NotReached<Differences> notReached -> throw Failure.unknown(notReached.toString());
        };
    }
}
