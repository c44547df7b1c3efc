package dev.treering.projections.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.step.MemoryShelves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** The ledger of one account that is live, in US dollars, on a book with one price. */
final class WorkedLedger {

    static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

    private final AccountLedger ledger = new AccountLedger(new MemoryShelves());
    private final List<LedgerEntry> entries = new ArrayList<>();
    private long position;

    WorkedLedger(AccountId account, PriceItem price) {
        var book = new PriceBookVersion("list", 1);
        var usd = Currency.getInstance("USD");
        accept(
                BEFORE,
                new BookPublished(book, usd, FIRST_DAY, List.of(price), Hash.of("list".getBytes(UTF_8)), "list"));
        accept(BEFORE, new AccountFact.Opened(account, account.value(), usd, "net-new"));
        accept(BEFORE, new AccountFact.PriceBookAssigned(account, book, FIRST_DAY));
        accept(BEFORE, new AccountFact.LiveScheduled(account, FIRST_DAY));
    }

    void accept(Instant heldAt, Fact fact) {
        var logged =
                new LoggedFact(position, new FactId("test", "f" + position++), heldAt, Instant.EPOCH, Map.of(), fact);
        ledger.accept(logged).forEach(entry -> entries.add(entry.chained().entry()));
    }

    /** What the ledger said of a kind, in order. */
    <T extends LedgerEntry> List<T> said(Class<T> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
