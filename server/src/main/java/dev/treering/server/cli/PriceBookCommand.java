package dev.treering.server.cli;

import dev.treering.aggregates.pricefile.PriceBookFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Price books: reviewed files, immutable once published. */
@Command(
        name = "price-book",
        mixinStandardHelpOptions = true,
        description = "Checks, publishes and shows price books.",
        subcommands = {
            PriceBookCommand.Check.class,
            PriceBookCommand.Publish.class,
            PriceBookCommand.ListAll.class,
            PriceBookCommand.Show.class
        })
final class PriceBookCommand {

    private PriceBookCommand() {}

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Every problem of the file at once, with its place. Needs no server.",
            footer = {"", "Example: treering price-book check prices.yaml"})
    static final class Check implements Callable<Integer> {

        @Parameters(paramLabel = "FILE")
        private Path file;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            return switch (PriceBookFile.parse(read(file))) {
                case PriceBookFile.Parsed.Valid(var book) -> {
                    out.println(file + " is a valid price book: " + book.book() + ", "
                            + book.items().size() + " prices in " + book.currency() + ", sha256 " + book.contentHash());
                    yield ExitCode.DONE;
                }
                case PriceBookFile.Parsed.Invalid(var problems) -> refused(file, problems, out);
            };
        }
    }

    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            description = "Publishes a price book; it is immutable from then on.",
            footer = {"", "Example: treering price-book publish prices.yaml"})
    static final class Publish implements Callable<Integer> {

        @Parameters(paramLabel = "FILE")
        private Path file;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            String source = read(file);
            return switch (PriceBookFile.parse(source)) {
                case PriceBookFile.Parsed.Valid(var book) -> {
                    Api.fromEnvironment()
                            .post("/v1/price-books", "application/yaml", source.getBytes(StandardCharsets.UTF_8));
                    out.println("published " + book.book() + ", sha256 " + book.contentHash());
                    yield ExitCode.DONE;
                }
                case PriceBookFile.Parsed.Invalid(var problems) -> refused(file, problems, out);
            };
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "All published versions.")
    static final class ListAll extends Listing {

        @Override
        String path() {
            return "/v1/price-books";
        }

        @Override
        Table table(JsonNode list) {
            var table = new Table("PRICE BOOK", "CURRENCY", "EFFECTIVE FROM", ">PRICES", "SHA256");
            for (JsonNode each : list.path("priceBooks")) {
                table.row(
                        name(each),
                        each.path("currency").asString(),
                        each.path("effectiveFrom").asString(),
                        each.path("items").size(),
                        each.path("contentHash").asString());
            }
            return table;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "A published price book: what everything costs, for people; or the file as it was published.",
            footer = {
                "",
                "Example: treering price-book show list --version 2",
                "Example: treering price-book show list --version 2 --source | sha256sum"
            })
    static final class Show extends Showing {

        @Parameters(paramLabel = "ID")
        private String id;

        @Option(names = "--version", defaultValue = "1", paramLabel = "N", description = "(${DEFAULT-VALUE})")
        private int version;

        @Option(names = "--source", description = "The file as it was published, byte for byte.")
        private boolean source;

        @Override
        String path() {
            return "/v1/price-books/" + Arguments.segment(id) + "/" + version;
        }

        @Override
        void print(JsonNode book, PrintWriter out) {
            if (source) {
                out.print(book.path("source").asString());
                out.flush();
                return;
            }
            out.println(name(book) + ", in " + book.path("currency").asString() + ", from "
                    + book.path("effectiveFrom").asString() + ", sha256 "
                    + book.path("contentHash").asString());
            book.path("terms").forEach(term -> out.println("  " + term.asString()));
            out.println();
            var table = new Table("SKU", "MODEL", "PRICE", "TERMS");
            for (JsonNode each : book.path("items")) {
                table.row(
                        each.path("sku").asString(),
                        each.path("model").asString(),
                        each.path("price").asString(),
                        each.path("terms").valueStream().map(JsonNode::asString).collect(Collectors.joining(", ")));
            }
            table.print(out);
        }
    }

    static int refused(Path file, List<PriceBookFile.Problem> problems, PrintWriter out) {
        problems.forEach(problem ->
                out.println(file + ":" + problem.line() + ":" + problem.column() + ": " + problem.message()));
        return ExitCode.NO;
    }

    private static String name(JsonNode book) {
        return book.path("id").asString() + "@" + book.path("version").asInt();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Failure.missing("cannot read " + file + ": " + e.getMessage());
        }
    }
}
