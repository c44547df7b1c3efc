package dev.treering.server.cli;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.knowledge.AsKnown;
import dev.treering.projections.knowledge.Moment;
import dev.treering.projections.verify.LogKnowledge.Found;
import dev.treering.server.http.v1.KnownJson;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Statements of closed periods. */
@Command(
        name = "statement",
        mixinStandardHelpOptions = true,
        description = "What closed periods come to. A SHADOW statement is not an invoice.",
        subcommands = {StatementCommand.Show.class, StatementCommand.ListAll.class, CompareCommand.class})
final class StatementCommand {

    private StatementCommand() {}

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description =
                    "One statement, line by line. With --as-known-at what was known of the month when the log had come to a position:"
                            + " as it was stated, with every correction known by then; of an open month, what its closed days come to.",
            footer = {
                "",
                "Example: treering statement show acme 2026-03 --json",
                "Example: treering statement show acme 2026-03 --as-known-at 524",
                "Example: treering statement show acme 2026-03 --as-known-at checkpoint:3"
            })
    static final class Show extends Showing {

        @Parameters(index = "0", paramLabel = "ACCOUNT")
        private String account;

        @Parameters(index = "1", paramLabel = "MONTH", converter = Arguments.Month.class)
        private YearMonth month;

        @Option(
                names = "--mode",
                paramLabel = "SHADOW|LIVE",
                description = "Which, in a month that went live part-way.")
        private @Nullable String mode;

        @Option(
                names = "--as-known-at",
                paramLabel = "POSITION|checkpoint:N",
                converter = Arguments.When.class,
                description =
                        "A position of the log, or the close that a checkpoint speaks of: facts beyond it count for nothing.")
        private @Nullable Moment moment;

        @Option(
                names = "--kafka",
                paramLabel = "ADDR",
                description = "With --as-known-at: folds in this process from the Kafka there, and asks no server.")
        private @Nullable String kafka;

        @Option(
                names = "--keys",
                paramLabel = "FILE",
                description =
                        "With --kafka and a checkpoint, where the log has changed its key: the file `keys` of the signed log.")
        private @Nullable Path keys;

        @Override
        void check() {
            if (kafka != null && moment == null) {
                throw wrong("--kafka goes with --as-known-at");
            }
            if (keys != null && kafka == null) {
                throw wrong("--keys goes with --kafka: the server knows its own");
            }
        }

        @Override
        JsonNode shown() {
            return kafka == null || moment == null ? super.shown() : foldHere(kafka, moment);
        }

        private JsonNode foldHere(String bootstrapServers, Moment when) {
            Optional<BillingMode> wanted =
                    Optional.ofNullable(mode).map(word -> BillingMode.valueOf(word.toUpperCase(Locale.ROOT)));
            return AskingTheLog.at(bootstrapServers, keys, log -> switch (log.knownAt(
                    new AccountId(account), month, AskingTheLog.position(log, when))) {
                case Found.Answer<AsKnown>(var known) -> KnownJson.of(known, wanted);
                case Found.NotReached<AsKnown> notReached -> throw Failure.unknown(notReached.toString());
            });
        }

        @Override
        String path() {
            var query = new Query().and("mode", mode).and("asKnownAt", moment);
            return "/v1/accounts/" + Arguments.segment(account) + "/statements/" + month + query;
        }

        @Override
        void print(JsonNode statement, PrintWriter out) {
            if (moment == null) {
                StatementPage.print(statement, out);
            } else {
                KnownPage.print(statement, out);
            }
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "All statements, or those of a month.")
    static final class ListAll extends Listing {

        @Option(names = "--month", paramLabel = "MONTH", converter = Arguments.Month.class)
        private @Nullable YearMonth month;

        @Override
        String path() {
            return "/v1/statements" + (month == null ? "" : "?month=" + month);
        }

        @Override
        Table table(JsonNode list) {
            var table = new Table("PERIOD", "ACCOUNT", "MODE", ">LINES", ">TOTAL", "CURRENCY", "HASH");
            for (JsonNode each : list.path("statements")) {
                table.row(
                        each.path("period").asString(),
                        each.path("account").asString(),
                        each.path("mode").asString(),
                        each.path("lines").asInt(),
                        each.path("total").asString(),
                        each.path("currency").asString(),
                        each.path("hash").asString().substring(0, 12));
            }
            return table;
        }
    }
}
