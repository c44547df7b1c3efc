package dev.treering.server.cli;

import dev.treering.aggregates.pricefile.PriceBookFile;
import dev.treering.aggregates.pricefile.PriceBookFile.Parsed;
import dev.treering.events.prices.Basis;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.comparison.Supposed;
import dev.treering.projections.comparison.Supposed.SupposedBook;
import dev.treering.server.http.v1.WhatIfJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What accounts would be charged on other terms. */
@Command(
        name = "what-if",
        mixinStandardHelpOptions = true,
        description =
                "What closed months would come to under another price book or by another basis: the log is folded twice, as it is and"
                        + " as supposed, with a reader of its own. Writes nothing. Exit 0 told, 1 there is no such book or the file has"
                        + " problems, 2 the log cannot be read.",
        footer = {
            "",
            "Example: treering audit what-if --book heroku-cedar@1 --map price-books/cedar-equivalents.yaml",
            "Example: treering audit what-if --book ./next-year.yaml --from 2026-03 --until 2026-04 --csv",
            "Example: treering audit what-if --basis formation --account acme"
        })
final class WhatIfCommand implements Callable<Integer> {

    @Option(
            names = "--book",
            paramLabel = "ID[@V]|FILE",
            description =
                    "A published price book, or a file (a path with / or .yaml), which is checked and published nowhere.")
    private @Nullable String book;

    @Option(
            names = "--basis",
            paramLabel = "B",
            description = "lesser, formation or running: by what all time would be billed.")
    private @Nullable Basis basis;

    @Option(
            names = "--from",
            paramLabel = "M",
            converter = Arguments.Month.class,
            description = "First month; before it the own terms hold.")
    private @Nullable YearMonth from;

    @Option(names = "--until", paramLabel = "M", converter = Arguments.Month.class, description = "Last month.")
    private @Nullable YearMonth until;

    @Option(names = "--account", paramLabel = "A", description = "Only this account.")
    private @Nullable String account;

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description =
                    "Lines of `size: size`: what would have run in place of a size that the book has no price for.")
    private @Nullable Path map;

    @Option(
            names = "--without-agreements",
            description = "Agreed overrides, discounts and credits would not hold; without it they do.")
    private boolean withoutAgreements;

    @Option(
            names = "--kafka",
            paramLabel = "ADDR",
            description = "Folds in this process from the Kafka there; without it the server is asked to.")
    private @Nullable String kafka;

    @Option(names = "--json", description = "JSON; amounts are decimal strings.")
    private boolean json;

    @Option(names = "--csv", description = "Comma-separated values, a row for each statement.")
    private boolean csv;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (book == null && basis == null) {
            throw new ParameterException(spec.commandLine(), "nothing is supposed: name a --book or a --basis");
        }
        PrintWriter out = spec.commandLine().getOut();
        Optional<String> source = Optional.ofNullable(book)
                .filter(WhatIfCommand::isFile)
                .map(Path::of)
                .map(PriceBookCommand::read);
        if (source.isPresent() && PriceBookFile.parse(source.get()) instanceof Parsed.Invalid(var problems)) {
            return PriceBookCommand.refused(Path.of(String.valueOf(book)), problems, out);
        }
        JsonNode told = kafka == null ? askServer(source) : foldHere(kafka, source);
        if (json) {
            out.println(told.toPrettyString());
        } else if (csv) {
            WhatIfPage.csv(told, out);
        } else {
            WhatIfPage.print(told, out);
        }
        return ExitCode.DONE;
    }

    private JsonNode askServer(Optional<String> source) throws IOException {
        var query = new Query()
                .and("book", source.isPresent() ? null : book)
                .and("basis", basis)
                .and("from", from)
                .and("until", until)
                .and("account", account)
                .and("map", map == null ? null : String.join(",", CompareCommand.pairs(map)))
                .and("agreements", !withoutAgreements);
        return Api.fromEnvironment()
                .post(
                        "/v1/audit/what-if" + query,
                        source.isPresent() ? "application/yaml" : "application/json",
                        source.orElse("").getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode foldHere(String bootstrapServers, Optional<String> source) throws IOException {
        var supposed = new Supposed(
                supposedBook(source),
                Optional.ofNullable(basis),
                Optional.ofNullable(from),
                map == null ? Map.of() : Supposed.sizes(CompareCommand.pairs(map)),
                !withoutAgreements);
        var months = Optional.ofNullable(until);
        return AskingTheLog.at(
                bootstrapServers,
                log -> log.whatIf(supposed, months, Optional.ofNullable(account).map(AccountId::new))
                        .map(changes -> WhatIfJson.of(supposed, months, changes))
                        .orElseThrow(() -> Failure.no("price book " + book + " is not published")));
    }

    private Optional<SupposedBook> supposedBook(Optional<String> source) {
        if (source.isPresent()) {
            return PriceBookFile.parse(source.get()) instanceof Parsed.Valid(var read)
                    ? Optional.of(new SupposedBook.Read(read))
                    : Optional.empty();
        }
        return Optional.ofNullable(book).map(SupposedBook.Published::of);
    }

    private static boolean isFile(String text) {
        return text.contains("/") || text.endsWith(".yaml") || text.endsWith(".yml");
    }
}
