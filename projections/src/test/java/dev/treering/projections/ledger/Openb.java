package dev.treering.projections.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.events.facts.AccountFact.PriceBookAssigned;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.step.MemoryShelves;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Variations of the trace: the same things happen under other prices. */
final class Openb {

    private Openb() {}

    static OpenbTrace trace() {
        var found = OpenbTrace.find();
        assumeTrue(
                found.isPresent(),
                "skipped: no data/openb/events.jsonl.gz under the system property treering.shared = "
                        + System.getProperty("treering.shared"));
        return found.orElseThrow();
    }

    static List<LedgerRecord> fold(List<LoggedFact> facts) {
        var ledger = new AccountLedger(new MemoryShelves());
        var records = new ArrayList<LedgerRecord>();
        facts.forEach(fact -> records.addAll(ledger.accept(fact)));
        return records;
    }

    /** The trace's price book with other items, its version counted on from the trace's own. */
    static BookPublished book(List<LoggedFact> facts, int version, UnaryOperator<PriceItem> items) {
        var first = (BookPublished) facts.getFirst().fact();
        return new BookPublished(
                new PriceBookVersion(first.book().id(), version),
                first.currency(),
                first.effectiveFrom(),
                first.items().stream().map(items).toList(),
                Hash.of(("openb" + version).getBytes(UTF_8)),
                "openb" + version);
    }

    /** Published before everything else, and assigned to every account from a day on, right after the book it has. */
    static List<LoggedFact> withBook(List<LoggedFact> facts, BookPublished book, LocalDate from) {
        var varied = new ArrayList<LoggedFact>();
        add(varied, facts.getFirst(), book);
        for (LoggedFact logged : facts) {
            add(varied, logged, logged.fact());
            if (logged.fact() instanceof PriceBookAssigned assigned) {
                add(varied, logged, new PriceBookAssigned(assigned.account(), book.book(), from));
            }
        }
        return varied;
    }

    /** What a size costs a month. */
    static BigDecimal monthly(BookPublished book, String size) {
        return ((CalendarProrated) book.priceOf(new Sku(size)).orElseThrow()).monthly();
    }

    private static void add(List<LoggedFact> log, LoggedFact like, Fact fact) {
        log.add(new LoggedFact(
                log.size(),
                new FactId("test", "f" + log.size()),
                like.heldAt(),
                like.recordedAt(),
                like.extensions(),
                fact));
    }
}
