package dev.treering.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.pricefile.PriceBookFile;
import dev.treering.aggregates.pricefile.PriceBookFile.Parsed;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.projections.comparison.Change;
import dev.treering.projections.comparison.Sizes;
import dev.treering.projections.comparison.Supposed;
import dev.treering.projections.comparison.Supposed.SupposedBook;
import dev.treering.projections.comparison.WhatIf;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.step.MemoryShelves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * 150 days of a real cluster under the published books of Heroku's two generations. What would be is held against a run of its own: the
 * pure ledger over the same lines of text, with the other book, and with other sizes, written into them.
 */
class OpenbOtherBooksTest {

    private static final Path BOOKS = Path.of("../price-books");
    private static final Pattern SIZE = Pattern.compile("\"size\":\\s*\"([^\"]+)\"");

    private final Openb data = Openb.data();

    @Test
    void under_fir_every_statement_would_be_what_a_run_under_it_states_to_the_cent() {
        var changes = changes(book("heroku-fir.yaml"), Map.of());

        assertThat(wouldBe(changes)).hasSize(66).isEqualTo(run("heroku-fir.yaml", Map.of()));
    }

    @Test
    void under_cedar_every_statement_would_be_what_a_run_under_it_states_to_the_cent_or_withholds() {
        var changes = changes(book("heroku-cedar.yaml"), equivalents());

        assertThat(wouldBe(changes)).hasSize(66).isEqualTo(run("heroku-cedar.yaml", equivalents()));
        assertThat(changes)
                .anyMatch(change -> change.wouldBe().isEmpty()); // what needs more than 126 GB has no equivalent
        assertThat(changes)
                .anyMatch(change -> change.difference()
                        .filter(difference -> difference.signum() != 0)
                        .isPresent());
    }

    private List<Change> changes(BookPublished book, Map<String, String> equivalents) {
        var log = data.logged(data.priceBook(), line -> line);
        var sizes = new Sizes();
        log.forEach(fact -> sizes.read(fact.fact()));
        var map = new TreeMap<String, String>(equivalents);
        var supposed = new Supposed(
                Optional.of(new SupposedBook.Read(book)),
                Optional.empty(),
                Optional.empty(),
                Supposed.sizes(map.entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue())
                        .toList()),
                true);
        var fold = WhatIf.of(supposed, sizes).orElseThrow();
        log.forEach(fold::accept);
        return fold.changes(Optional.empty());
    }

    private static SortedMap<String, String> wouldBe(List<Change> changes) {
        var amounts = new TreeMap<String, String>();
        changes.forEach(change -> amounts.put(
                change.account() + "/" + change.period() + " " + change.mode(),
                change.wouldBe().map(BigDecimal::toPlainString).orElse("withheld")));
        return amounts;
    }

    /** The lines as they would be had the account that other book from the start, and run those other sizes. */
    private SortedMap<String, String> run(String file, Map<String, String> equivalents) {
        String id = file.replace(".yaml", "");
        List<LoggedFact> log = data.logged(
                text(file),
                line -> SIZE.matcher(line.replace("\"priceBook\":\"openb\"", "\"priceBook\":\"" + id + "\"")
                                .replace("\"priceBook\": \"openb\"", "\"priceBook\": \"" + id + "\""))
                        .replaceAll(
                                size -> "\"size\":\"" + equivalents.getOrDefault(size.group(1), size.group(1)) + "\""));
        var ledger = new AccountLedger(new MemoryShelves());
        var totals = new TreeMap<String, String>();
        log.forEach(fact -> ledger.accept(fact).forEach(record -> {
            String account = record.chained().account() + "/";
            switch (record.chained().entry()) {
                case StatementIssued issued ->
                    totals.put(
                            account + issued.period() + " " + issued.mode(),
                            issued.total().toPlainString());
                case StatementWithheld withheld ->
                    totals.put(account + withheld.period() + " " + withheld.mode(), "withheld");
                default -> {} // no statement
            }
        }));
        return totals;
    }

    private static Map<String, String> equivalents() {
        var map = new TreeMap<String, String>();
        text("cedar-equivalents.yaml")
                .lines()
                .filter(line -> line.startsWith("dyno-"))
                .map(line -> line.split(": +", 2))
                .forEach(pair -> map.put(pair[0], pair[1].strip()));
        return map;
    }

    private static BookPublished book(String file) {
        return switch (PriceBookFile.parse(text(file))) {
            case Parsed.Valid(var book) -> book;
            case Parsed.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    private static String text(String file) {
        try {
            return Files.readString(BOOKS.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
