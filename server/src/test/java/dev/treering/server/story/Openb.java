package dev.treering.server.story;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.aggregates.pricefile.PriceBookFile;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.log.Submission;
import dev.treering.events.wire.CloudEventJson;
import dev.treering.projections.audit.LedgerDigest;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.step.MemoryShelves;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Five months of a real cluster as facts, and what must come of them, computed by somebody else. */
final class Openb {

    static final JsonMapper JSON = JsonMapper.builder().build();
    static final int FACTS = 31_454;

    private final Path folder;

    private Openb(Path folder) {
        this.folder = folder;
    }

    /** The data, or a skipped test where it does not lie beside the project. */
    static Openb data() {
        Path folder = Path.of(System.getProperty("treering.shared", "../../shared"), "data", "openb");
        assumeTrue(
                Files.isDirectory(folder),
                "skipped: no openb data at " + folder.toAbsolutePath() + " (-Dtreering.shared=DIR)");
        return new Openb(folder);
    }

    Path events() {
        return folder.resolve("events.jsonl.gz");
    }

    /** The facts, a line each, in log order. */
    List<String> lines() {
        try (var reader = reader(events())) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The expected cells as CSV lines, by account and month. */
    SortedMap<String, List<String>> cells() {
        try (var reader = reader(folder.resolve("cells.csv.gz"))) {
            var cells = new TreeMap<String, List<String>>();
            reader.lines().skip(1).forEach(line -> {
                String[] columns = line.split(",");
                cells.computeIfAbsent(columns[0] + " " + columns[4].substring(0, 7), _ -> new ArrayList<>())
                        .add(line);
            });
            return cells;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final String CSV_HEADER = "account,app,process,size,day,commanded_ms,observed_ms,billable_ms";

    /** The expected statements, by {@code account/month}. */
    JsonNode statements() {
        return read("statements.json");
    }

    SortedSet<String> accounts() {
        var accounts = new TreeSet<String>();
        cells().keySet().forEach(key -> accounts.add(key.split(" ")[0]));
        return accounts;
    }

    /** The price book that the expectations were computed with, as a reviewed file would say it. */
    String priceBook() {
        var yaml = new StringBuilder("id: openb\nversion: 1\ncurrency: USD\neffectiveFrom: 2026-01-01\nitems:\n");
        for (var price : read("prices.json").properties()) {
            yaml.append("  - sku: ")
                    .append(price.getKey())
                    .append("\n    price: { model: calendar-prorated, amount: \"");
            yaml.append(price.getValue().asString()).append("\", per: month }\n");
        }
        return yaml.toString();
    }

    /**
     * The digest over all chains, folded here by the pure rules: the price book at position 0, the facts behind it. No server, no
     * broker, no database.
     */
    String digest() {
        var ledger = new AccountLedger(new MemoryShelves());
        logged(priceBook(), line -> line).forEach(ledger::accept);
        return LedgerDigest.of(ledger.heads()).toString();
    }

    /** The log, with a price book at position 0 and the facts, each line of them changed, behind it. */
    List<LoggedFact> logged(String priceBook, UnaryOperator<String> change) {
        var logged = new ArrayList<LoggedFact>();
        for (Submission submission : submissions(priceBook, change)) {
            logged.add(new LoggedFact(
                    logged.size(), submission.id(), submission.heldAt(), Instant.EPOCH, Map.of(), submission.fact()));
        }
        return logged;
    }

    private List<Submission> submissions(String priceBook, UnaryOperator<String> change) {
        var submissions = new ArrayList<Submission>();
        if (PriceBookFile.parse(priceBook) instanceof PriceBookFile.Parsed.Valid(var book)) {
            submissions.add(new Submission(new FactId("test", "price book"), Instant.EPOCH, book, Map.of()));
        }
        for (String line : lines()) {
            submissions.add(
                    switch (CloudEventJson.parse(change.apply(line))) {
                        case CloudEventJson.Parsed.Valid(var submission) -> submission;
                        case CloudEventJson.Parsed.Passing passing -> passing.submission();
                        case CloudEventJson.Parsed.Invalid invalid -> throw new AssertionError(invalid);
                    });
        }
        return submissions;
    }

    private JsonNode read(String file) {
        return JSON.readTree(folder.resolve(file).toFile());
    }

    private static BufferedReader reader(Path gz) throws IOException {
        InputStream in = new GZIPInputStream(Files.newInputStream(gz));
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
}
