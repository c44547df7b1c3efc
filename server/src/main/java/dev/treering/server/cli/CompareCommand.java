package dev.treering.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What other price books would have come to. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "What each price book would have charged in closed months, had every account had it from the beginning: the log is"
                        + " folded once for each. What a book has no price for is listed and in no total.",
        footer = {
            "",
            "Example: treering statement compare 2026-01..2026-03 --books heroku-fir@1,heroku-cedar@1 \\",
            "             --map price-books/cedar-equivalents.yaml"
        })
final class CompareCommand implements Callable<Integer> {

    private static final Pattern PAIR = Pattern.compile("([a-z0-9.-]+): +([a-z0-9.-]+)");

    @Parameters(paramLabel = "MONTH|FROM..UNTIL", description = "A month, or the first and the last of several.")
    private String months;

    @Option(names = "--books", paramLabel = "ID@V,ID@V", required = true, description = "Published price books.")
    private String books;

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "Lines of `size: size`: what would have run in place of a size that a book has no price for.")
    private @Nullable Path map;

    @Option(names = "--account", paramLabel = "A", description = "Only this account.")
    private @Nullable String account;

    @Option(names = "--with-agreements", description = "Agreed overrides, discounts and credits hold all the same.")
    private boolean withAgreements;

    @Option(names = "--json", description = "JSON; amounts are decimal strings.")
    private boolean json;

    @Option(names = "--csv", description = "Comma-separated values, a row for each account, month and book.")
    private boolean csv;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        JsonNode compared = Api.fromEnvironment().get("/v1/comparisons?" + query());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(compared.toPrettyString());
        } else if (csv) {
            ComparePage.printCsv(compared, out);
        } else {
            ComparePage.print(compared, out);
        }
        return ExitCode.DONE;
    }

    private String query() throws IOException {
        String[] range = months.split("\\.\\.", 2);
        var query = new StringBuilder("from=").append(Arguments.segment(range[0]));
        query.append("&until=").append(Arguments.segment(range[range.length - 1]));
        query.append("&books=").append(Arguments.segment(books));
        query.append("&agreements=").append(withAgreements);
        if (account != null) {
            query.append("&account=").append(Arguments.segment(account));
        }
        if (map != null) {
            query.append("&map=").append(Arguments.segment(String.join(",", pairs(map))));
        }
        return query.toString();
    }

    /** Pairs {@code size:size}. */
    static List<String> pairs(Path file) throws IOException {
        var pairs = new ArrayList<String>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            String text = line.replaceFirst("#.*", "").strip();
            var pair = PAIR.matcher(text);
            if (pair.matches()) {
                pairs.add(pair.group(1) + ":" + pair.group(2));
            } else if (!text.isEmpty()) {
                throw Failure.no(file + " line " + number + ": '" + text + "' is not `size: size`");
            }
        }
        return pairs;
    }
}
