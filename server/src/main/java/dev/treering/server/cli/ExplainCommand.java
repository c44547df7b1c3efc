package dev.treering.server.cli;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.server.http.v1.CaseExplanationJson;
import dev.treering.server.http.v1.ExplanationJson;
import dev.treering.server.http.v1.LineChoice;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Why a line is what it is. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Walks a line of a statement to its price, its cells, and the intervals of a day with the facts that begin and end them,"
                        + " from the log itself. Exit 0 told, 1 there is no such line, 2 the log cannot be read.",
        footer = {
            "",
            "Example: treering audit explain acme 2026-03 --line 2",
            "Example: treering audit explain acme 2026-03 --app shop --sku dyno-1c-4gb --day 2026-03-10",
            "Example: treering audit explain acme --case pilot-2026"
        })
final class ExplainCommand extends Showing {

    @Parameters(index = "0", paramLabel = "ACCOUNT")
    private String account;

    @Parameters(index = "1", arity = "0..1", paramLabel = "MONTH", converter = Arguments.Month.class)
    private @Nullable YearMonth month;

    @Option(names = "--line", paramLabel = "N", description = "The line's number, from 1.")
    private @Nullable Integer line;

    @Option(names = "--app", paramLabel = "APP", description = "The first line of this app, by its id or name.")
    private @Nullable String app;

    @Option(names = "--process", paramLabel = "P", description = "The first line of this process type.")
    private @Nullable String process;

    @Option(names = "--sku", paramLabel = "SKU", description = "The first line of this SKU.")
    private @Nullable String sku;

    @Option(
            names = "--day",
            paramLabel = "DAY",
            converter = Arguments.Day.class,
            description = "The day to draw; without it the first on which anything changed.")
    private @Nullable LocalDate day;

    @Option(names = "--mode", paramLabel = "SHADOW|LIVE", description = "Which, in a month that went live part-way.")
    private @Nullable BillingMode mode;

    @Option(names = "--case", paramLabel = "CASE", description = "A posted back-billing case in place of a month.")
    private @Nullable String backBill;

    @Option(
            names = "--kafka",
            paramLabel = "ADDR",
            description = "Folds in this process from the Kafka there; without it the server is asked to.")
    private @Nullable String kafka;

    @Override
    void check() {
        if ((month == null) == (backBill == null)) {
            throw wrong("name a MONTH, or a --case");
        }
    }

    @Override
    JsonNode shown() {
        if (kafka == null) {
            return super.shown();
        }
        return month == null ? ofCase(kafka, String.valueOf(backBill)) : ofMonth(kafka, month);
    }

    @Override
    String path() {
        String owner = "/v1/accounts/" + Arguments.segment(account);
        if (backBill != null) {
            return owner + "/back-bills/" + Arguments.segment(backBill) + "/explanation";
        }
        var query = new Query()
                .and("line", line)
                .and("app", app)
                .and("process", process)
                .and("sku", sku)
                .and("day", day)
                .and("mode", mode);
        return owner + "/statements/" + month + "/explanation" + query;
    }

    @Override
    void print(JsonNode told, PrintWriter out) {
        if (backBill != null) {
            ExplanationPage.printCase(told, out);
        } else {
            ExplanationPage.print(told, out);
        }
    }

    private JsonNode ofMonth(String bootstrapServers, YearMonth period) {
        var choice = new LineChoice(
                Optional.ofNullable(line),
                Optional.ofNullable(app),
                Optional.ofNullable(process),
                Optional.ofNullable(sku));
        return AskingTheLog.at(
                bootstrapServers,
                log -> log.explained(new AccountId(account), period, Optional.ofNullable(mode))
                        .flatMap(statement -> ExplanationJson.of(statement, choice, Optional.ofNullable(day)))
                        .orElseThrow(() -> Failure.no("there is no such statement, or no such line in it")));
    }

    private JsonNode ofCase(String bootstrapServers, String wanted) {
        return AskingTheLog.at(
                bootstrapServers,
                log -> log.explained(new AccountId(account), new CaseId(wanted))
                        .map(CaseExplanationJson::of)
                        .orElseThrow(() -> Failure.no("no case " + wanted + " of " + account + " was posted")));
    }
}
