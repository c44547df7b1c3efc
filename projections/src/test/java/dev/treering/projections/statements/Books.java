package dev.treering.projections.statements;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Terms of the account acct-1, in few words. */
final class Books {

    static final AccountId ACCOUNT = new AccountId("acct-1");

    private Books() {}

    static Fact opened(String currency) {
        return new AccountFact.Opened(ACCOUNT, "Acme", Currency.getInstance(currency), "net-new");
    }

    static Fact assigned(int version, String from) {
        return new AccountFact.PriceBookAssigned(ACCOUNT, new PriceBookVersion("list", version), LocalDate.parse(from));
    }

    static Fact live(String from) {
        return new AccountFact.LiveScheduled(ACCOUNT, LocalDate.parse(from));
    }

    /** A version of the book "list" with one price a month for one size. */
    static Fact published(int version, String currency, String size, String monthly) {
        return new BookPublished(
                new PriceBookVersion("list", version),
                Currency.getInstance(currency),
                LocalDate.of(2026, 1, 1),
                List.of(new PriceItem(new Sku(size), new CalendarProrated(new BigDecimal(monthly)))),
                Hash.of("list".getBytes(UTF_8)),
                "list");
    }
}
