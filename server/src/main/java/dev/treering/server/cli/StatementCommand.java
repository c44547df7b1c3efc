package dev.treering.server.cli;

import java.io.PrintWriter;
import java.time.YearMonth;
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
            description = "One statement, line by line.",
            footer = {"", "Example: treering statement show acme 2026-03 --json"})
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

        @Override
        String path() {
            String query = mode == null ? "" : "?mode=" + Arguments.segment(mode);
            return "/v1/accounts/" + Arguments.segment(account) + "/statements/" + month + query;
        }

        @Override
        void print(JsonNode statement, PrintWriter out) {
            StatementPage.print(statement, out);
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
