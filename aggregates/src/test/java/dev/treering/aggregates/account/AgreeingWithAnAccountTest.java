package dev.treering.aggregates.account;

import dev.treering.aggregates.decision.Command;
import dev.treering.aggregates.decision.Command.ForAccount.AgreeDiscount;
import dev.treering.aggregates.decision.Command.ForAccount.AssignTax;
import dev.treering.aggregates.decision.Command.ForAccount.GrantCredit;
import dev.treering.aggregates.decision.Command.ForAccount.OverridePrice;
import dev.treering.aggregates.decision.Command.ForAccount.SetBudget;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.DecisionFixture;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.BudgetSet;
import dev.treering.events.facts.AccountFact.CreditGranted;
import dev.treering.events.facts.AccountFact.DiscountAgreed;
import dev.treering.events.facts.AccountFact.PriceOverridden;
import dev.treering.events.facts.AccountFact.TaxAssigned;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class AgreeingWithAnAccountTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final Sku SMALL = new Sku("dyno-1c-4gb");
    private static final LocalDate MARCH_1 = LocalDate.parse("2026-03-01");
    private static final LocalDate MARCH_9 = LocalDate.parse("2026-03-09");
    private static final LocalDate MARCH_10 = LocalDate.parse("2026-03-10");
    private static final LocalDate JUNE_1 = LocalDate.parse("2026-06-01");
    private static final AccountFact.Opened OPENED =
            new AccountFact.Opened(ACME, "Acme", Currency.getInstance("EUR"), "wave-1");
    private static final ClockFact.DayClosed MARCH_9_CLOSED = new ClockFact.DayClosed(MARCH_9);

    private final DecisionFixture accounts = DecisionFixture.of(AccountRules.ALL);

    private static PriceOverridden price(String amount, LocalDate from) {
        return new PriceOverridden(
                ACME, new PriceItem(SMALL, new Price.CalendarProrated(new BigDecimal(amount))), from, Optional.empty());
    }

    private static DiscountAgreed discount(String percent, LocalDate from, Optional<LocalDate> until) {
        return new DiscountAgreed(ACME, "launch", new BigDecimal(percent), Set.of(SMALL), from, until);
    }

    private static CreditGranted credit(String amount, LocalDate from) {
        return new CreditGranted(ACME, "goodwill-1", new BigDecimal(amount), from, Optional.empty(), "outage");
    }

    private static TaxAssigned tax(String percent, LocalDate from) {
        return new TaxAssigned(ACME, "", TaxMode.EXCLUSIVE, new BigDecimal(percent), "NL", from);
    }

    private record Agreement(Command command, Fact fact, Command fromClosedDay) {}

    /** One wish of each kind from the first open day, the fact that follows, and the same wish from the last closed day. */
    static final List<Agreement> ALL = List.of(
            new Agreement(
                    new OverridePrice(price("60", MARCH_10)),
                    price("60", MARCH_10),
                    new OverridePrice(price("60", MARCH_9))),
            new Agreement(
                    new AgreeDiscount(discount("10", MARCH_10, Optional.empty())),
                    discount("10", MARCH_10, Optional.empty()),
                    new AgreeDiscount(discount("10", MARCH_9, Optional.empty()))),
            new Agreement(
                    new GrantCredit(credit("100", MARCH_10)),
                    credit("100", MARCH_10),
                    new GrantCredit(credit("100", MARCH_9))),
            new Agreement(new AssignTax(tax("21", MARCH_10)), tax("21", MARCH_10), new AssignTax(tax("21", MARCH_9))));

    @ParameterizedTest
    @FieldSource("ALL")
    void it_holds_from_an_open_day(Agreement each) {
        accounts.given(OPENED, MARCH_9_CLOSED).when(each.command()).then(each.fact());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void it_does_not_change_a_closed_day(Agreement each) {
        accounts.given(OPENED, MARCH_9_CLOSED)
                .when(each.fromClosedDay())
                .thenRefused(Rejection.DAY_CLOSED, "2026-03-09", "2026-03-10 or later");
        accounts.given(OPENED, new ClockFact.PeriodClosed(YearMonth.of(2026, 3)))
                .when(each.command())
                .thenRefused(Rejection.DAY_CLOSED, "2026-04-01 or later");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void the_same_again_is_nothing_new_even_when_the_day_is_closed(Agreement each) {
        accounts.given(OPENED, each.fact(), new ClockFact.DayClosed(MARCH_10))
                .when(each.command())
                .thenNothing();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void there_must_be_the_account(Agreement each) {
        accounts.when(each.command()).thenRefused(Rejection.NO_SUCH_ACCOUNT, "acme");
    }

    @Test
    void figures_are_compared_as_figures() {
        accounts.given(OPENED, credit("100.00", MARCH_10), tax("21.0", MARCH_10))
                .when(new GrantCredit(credit("100", MARCH_10)))
                .thenNothing();
        accounts.given(OPENED, tax("21.0", MARCH_10))
                .when(new AssignTax(tax("21", MARCH_10)))
                .thenNothing();
        accounts.given(OPENED, discount("12.50", MARCH_10, Optional.empty()))
                .when(new AgreeDiscount(discount("12.5", MARCH_10, Optional.empty())))
                .thenNothing();
    }

    @Test
    void a_price_can_be_agreed_anew_as_long_as_its_first_day_is_open() {
        accounts.given(OPENED, price("60", MARCH_10), MARCH_9_CLOSED)
                .when(new OverridePrice(price("50", MARCH_10)))
                .then(price("50", MARCH_10));
        accounts.given(OPENED, price("60", MARCH_10), price("50", MARCH_10))
                .when(new OverridePrice(price("60", MARCH_10)))
                .then(price("60", MARCH_10));
    }

    @Test
    void a_credit_is_granted_once() {
        accounts.given(OPENED, credit("100", MARCH_10))
                .when(new GrantCredit(credit("200", MARCH_10)))
                .thenRefused(Rejection.CREDIT_EXISTS, "goodwill-1", "100", "another name");
    }

    @Test
    void a_credit_is_money_that_can_be_paid() {
        accounts.given(OPENED)
                .when(new GrantCredit(credit("0.005", MARCH_10)))
                .thenRefused(Rejection.MALFORMED, "0.005", "EUR has 2 decimals");
        accounts.given(OPENED).when(new GrantCredit(credit("0.050", MARCH_10))).then(credit("0.050", MARCH_10));
    }

    // March   1 ......... 9 | 10 ................ June 1
    // closed  ──────────────┘
    // launch  ├──────────────────────────────────────▶

    @Test
    void a_discount_that_began_can_still_be_ended() {
        var begun = discount("10", MARCH_1, Optional.empty());
        var ended = discount("10", MARCH_1, Optional.of(JUNE_1));

        accounts.given(OPENED, begun, MARCH_9_CLOSED)
                .when(new AgreeDiscount(ended))
                .then(ended);
        accounts.given(OPENED, ended, MARCH_9_CLOSED)
                .when(new AgreeDiscount(begun))
                .then(begun);
        accounts.given(OPENED, begun, MARCH_9_CLOSED)
                .when(new AgreeDiscount(discount("10", MARCH_1, Optional.of(MARCH_10))))
                .then(discount("10", MARCH_1, Optional.of(MARCH_10)));
    }

    @Test
    void a_discount_that_began_is_not_changed_otherwise() {
        var begun = discount("10", MARCH_1, Optional.empty());

        accounts.given(OPENED, begun, MARCH_9_CLOSED)
                .when(new AgreeDiscount(discount("20", MARCH_10, Optional.empty())))
                .thenRefused(Rejection.DAY_CLOSED, "holds since 2026-03-01", "a new name");
        accounts.given(OPENED, begun, MARCH_9_CLOSED)
                .when(new AgreeDiscount(discount("20", MARCH_1, Optional.empty())))
                .thenRefused(Rejection.DAY_CLOSED, "a new name");
        accounts.given(OPENED, begun, MARCH_9_CLOSED)
                .when(new AgreeDiscount(discount("10", MARCH_1, Optional.of(MARCH_9))))
                .thenRefused(Rejection.DAY_CLOSED, "until is 2026-03-09", "2026-03-10 or later");
    }

    @Test
    void a_discount_that_is_over_stays_over() {
        accounts.given(OPENED, discount("10", MARCH_1, Optional.of(MARCH_10)), MARCH_9_CLOSED)
                .when(new AgreeDiscount(discount("10", MARCH_1, Optional.of(JUNE_1))))
                .thenRefused(Rejection.DAY_CLOSED, "until 2026-03-10", "a new name");
    }

    @Test
    void a_tax_belongs_to_somebody_unless_there_is_none() {
        accounts.given(OPENED)
                .when(new AssignTax(new TaxAssigned(ACME, "", TaxMode.INCLUSIVE, new BigDecimal("21"), " ", MARCH_10)))
                .thenRefused(Rejection.MALFORMED, "jurisdiction");
        accounts.given(OPENED)
                .when(new AssignTax(new TaxAssigned(ACME, "", TaxMode.NONE, new BigDecimal("21"), "", MARCH_10)))
                .thenRefused(Rejection.MALFORMED, "percent is 21");
        var none = new TaxAssigned(ACME, "", TaxMode.NONE, BigDecimal.ZERO, "", MARCH_10);
        accounts.given(OPENED, tax("21", MARCH_1)).when(new AssignTax(none)).then(none);
    }

    @Test
    void a_budget_may_be_set_at_any_time_changed_and_taken_away_and_the_same_again_is_nothing_to_do() {
        var hundred = new BudgetSet(ACME, Optional.of(new BigDecimal("100.00")), new TreeSet<>(List.of(50, 100)));
        var same = new BudgetSet(ACME, Optional.of(new BigDecimal("100")), new TreeSet<>(List.of(50, 100)));
        var none = new BudgetSet(ACME, Optional.empty(), new TreeSet<>());

        accounts.given(OPENED, MARCH_9_CLOSED).when(new SetBudget(hundred)).then(hundred);
        accounts.given(OPENED, hundred).when(new SetBudget(same)).thenNothing();
        accounts.given(OPENED, hundred).when(new SetBudget(none)).then(none);
        accounts.when(new SetBudget(hundred)).thenRefused(Rejection.NO_SUCH_ACCOUNT, "acme");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            EUR, 100.005, 100.01, 2
            JPY, 100.5,   100.00, 0
            KWD, 0.0005,  0.005,  3
            """)
    void a_budget_is_money_that_can_be_paid(String currency, String tooFine, String fine, int decimals) {
        var opened = new AccountFact.Opened(ACME, "Acme", Currency.getInstance(currency), "");
        var wished = new BudgetSet(ACME, Optional.of(new BigDecimal(fine)), new TreeSet<>(List.of(100)));

        accounts.given(opened)
                .when(new SetBudget(
                        new BudgetSet(ACME, Optional.of(new BigDecimal(tooFine)), new TreeSet<>(List.of(100)))))
                .thenRefused(
                        Rejection.MALFORMED,
                        "amount is " + tooFine + "; " + currency + " has " + decimals + " decimals");
        accounts.given(opened).when(new SetBudget(wished)).then(wished);
    }
}
