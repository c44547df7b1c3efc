package dev.treering.aggregates.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.aggregates.decision.Command.ForAccount.AssignPriceBook;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.DecisionFixture;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.facts.PriceFact.FxRateFixed;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssigningAPriceBookTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final PriceBookVersion LIST_1 = new PriceBookVersion("list", 1);
    private static final LocalDate MARCH_1 = LocalDate.parse("2026-03-01");
    private static final AccountFact.Opened OPENED = new AccountFact.Opened(ACME, "Acme", EUR, "wave-1");
    private static final AccountFact.PriceBookAssigned ASSIGNED =
            new AccountFact.PriceBookAssigned(ACME, LIST_1, MARCH_1);

    private static final ClockFact.DayClosed CLOSED = new ClockFact.DayClosed(MARCH_1);

    private final DecisionFixture accounts = DecisionFixture.of(AccountRules.ALL);

    private static BookPublished published(PriceBookVersion book, Currency currency) {
        return new BookPublished(book, currency, MARCH_1, List.of(), Hash.of("yaml".getBytes(UTF_8)), "yaml");
    }

    @Test
    void a_published_book_is_assigned_from_its_first_day() {
        accounts.given(OPENED, published(LIST_1, EUR))
                .when(new AssignPriceBook(ACME, LIST_1, MARCH_1))
                .then(ASSIGNED);
    }

    @Test
    void the_same_again_is_nothing_new_even_when_the_day_is_closed() {
        accounts.given(OPENED, published(LIST_1, EUR), ASSIGNED, new ClockFact.DayClosed(MARCH_1))
                .when(new AssignPriceBook(ACME, LIST_1, MARCH_1))
                .thenNothing();
    }

    @Test
    void only_what_is_published_can_be_assigned() {
        accounts.given(OPENED, published(new PriceBookVersion("list", 2), EUR))
                .when(new AssignPriceBook(ACME, LIST_1, MARCH_1))
                .thenRefused(Rejection.NO_SUCH_PRICE_BOOK, "list@1", "list@2");
    }

    @Test
    void a_price_book_changed_from_a_closed_day_is_refused() {
        var list2 = new PriceBookVersion("list", 2);
        var given = DecisionFixture.of(AccountRules.ALL)
                .given(OPENED, published(LIST_1, EUR), published(list2, EUR), ASSIGNED, CLOSED);

        given.when(new AssignPriceBook(ACME, list2, MARCH_1))
                .thenRefused(Rejection.DAY_CLOSED, "2026-03-01", "2026-03-02 or later");
        given.when(new AssignPriceBook(ACME, list2, MARCH_1.plusDays(1)))
                .then(new AccountFact.PriceBookAssigned(ACME, list2, MARCH_1.plusDays(1)));
    }

    // a book in dollars for an account in euros, from March 1
    //
    // Feb 28 | March 1 | March 2
    //   ├─── a rate fixed here holds on March 1
    //        ├─── this one, too
    //                  ├─── this one does not

    @Test
    void a_book_in_another_currency_needs_its_exchange_known_by_then() {
        var book = published(LIST_1, USD);

        for (var from : List.of(MARCH_1.minusDays(1), MARCH_1)) {
            accounts.given(OPENED, book, rate(USD, EUR, from))
                    .when(new AssignPriceBook(ACME, LIST_1, MARCH_1))
                    .then(ASSIGNED);
            accounts.given(OPENED, book, rate(USD, EUR, MARCH_1.plusDays(1)), rate(USD, EUR, from))
                    .when(new AssignPriceBook(ACME, LIST_1, MARCH_1))
                    .then(ASSIGNED);
        }
        accounts.given(OPENED, book, rate(USD, EUR, MARCH_1.plusDays(1)))
                .when(new AssignPriceBook(ACME, LIST_1, MARCH_1))
                .thenRefused(Rejection.CURRENCY_DIFFERS, "no rate from USD to EUR", "2026-03-01");
        accounts.given(OPENED, book, rate(EUR, USD, MARCH_1))
                .when(new AssignPriceBook(ACME, LIST_1, MARCH_1))
                .thenRefused(Rejection.CURRENCY_DIFFERS, "no rate from USD to EUR");
    }

    private static FxRateFixed rate(Currency base, Currency quote, LocalDate from) {
        return new FxRateFixed(base, quote, new BigDecimal("0.92"), from, "ECB");
    }

    @Test
    void an_account_is_billed_in_one_currency() {
        accounts.given(OPENED, published(LIST_1, USD))
                .when(new AssignPriceBook(ACME, LIST_1, MARCH_1))
                .thenRefused(Rejection.CURRENCY_DIFFERS, "USD", "EUR");
    }

    @Test
    void a_book_is_not_assigned_before_it_is_effective() {
        accounts.given(OPENED, published(LIST_1, EUR))
                .when(new AssignPriceBook(ACME, LIST_1, MARCH_1.minusDays(1)))
                .thenRefused(Rejection.BEFORE_EFFECTIVE, "2026-02-28", "2026-03-01");
    }

    @Test
    void a_closed_day_is_not_rated_anew() {
        accounts.given(OPENED, published(LIST_1, EUR), new ClockFact.DayClosed(MARCH_1))
                .when(new AssignPriceBook(ACME, LIST_1, MARCH_1))
                .thenRefused(Rejection.DAY_CLOSED, "2026-03-02 or later");
    }

    @Test
    void there_must_be_the_account() {
        accounts.given(published(LIST_1, EUR))
                .when(new AssignPriceBook(ACME, LIST_1, MARCH_1))
                .thenRefused(Rejection.NO_SUCH_ACCOUNT, "acme");
    }
}
