package dev.treering.aggregates.account;

import dev.treering.aggregates.decision.Command.ForAccount;
import dev.treering.aggregates.decision.Command.ForAccount.AgreeDiscount;
import dev.treering.aggregates.decision.Command.ForAccount.AssignPriceBook;
import dev.treering.aggregates.decision.Command.ForAccount.AssignTax;
import dev.treering.aggregates.decision.Command.ForAccount.ConvertPilot;
import dev.treering.aggregates.decision.Command.ForAccount.EnrolInPilot;
import dev.treering.aggregates.decision.Command.ForAccount.GrantCredit;
import dev.treering.aggregates.decision.Command.ForAccount.Open;
import dev.treering.aggregates.decision.Command.ForAccount.OverridePrice;
import dev.treering.aggregates.decision.Command.ForAccount.ScheduleLive;
import dev.treering.aggregates.decision.Command.ForAccount.SetBudget;
import dev.treering.aggregates.decision.Command.ForAccount.WithdrawPilot;
import dev.treering.aggregates.rule.Model;
import dev.treering.aggregates.rule.Rule;
import dev.treering.aggregates.rule.Scope;
import dev.treering.aggregates.rule.Subject;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.PriceFact;
import dev.treering.events.vocabulary.TaxMode;
import java.util.List;
import java.util.Optional;

/** The rules of accounts. */
public final class AccountRules {

    private static final Model<Account> ACCOUNT = new Model<>(Account.class, Account.unknown(), AccountRules::evolve);
    private static final Model<Commencement> COMMENCEMENT =
            new Model<>(Commencement.class, Commencement.NOTHING_KNOWN, Commencement::evolve);

    /** One rule for each command about an account. */
    public static final List<Rule<?, ?>> ALL = List.of(
            Rule.of(
                            "treering.account.open",
                            Open.class,
                            ACCOUNT,
                            AccountRules::story,
                            (account, open, _) -> account.decide(open))
                    .checking(AccountRules::problem),
            Rule.of(
                    "treering.account.enrol-in-pilot",
                    EnrolInPilot.class,
                    ACCOUNT,
                    AccountRules::story,
                    (account, enrol, _) -> account.decide(enrol)),
            Rule.of(
                    "treering.account.convert-pilot",
                    ConvertPilot.class,
                    COMMENCEMENT,
                    AccountRules::storyAndCalendar,
                    EndOfPilot::decide),
            Rule.of(
                    "treering.account.withdraw-pilot",
                    WithdrawPilot.class,
                    ACCOUNT,
                    AccountRules::story,
                    (account, withdraw, _) -> EndOfPilot.decide(account, withdraw)),
            Rule.of(
                    "treering.account.schedule-live",
                    ScheduleLive.class,
                    COMMENCEMENT,
                    AccountRules::storyAndCalendar,
                    Commencement::decide),
            Rule.of(
                            "treering.account.assign-price-book",
                            AssignPriceBook.class,
                            COMMENCEMENT,
                            AccountRules::assignment,
                            (state, assign, _) -> state.decide(assign))
                    .widening(AccountRules::exchange),
            Rule.of(
                    "treering.account.override-price",
                    OverridePrice.class,
                    COMMENCEMENT,
                    AccountRules::storyAndCalendar,
                    (state, wish, _) -> Agreeing.decide(state, wish)),
            Rule.of(
                    "treering.account.agree-discount",
                    AgreeDiscount.class,
                    COMMENCEMENT,
                    AccountRules::storyAndCalendar,
                    (state, wish, _) -> Agreeing.decide(state, wish)),
            Rule.of(
                    "treering.account.set-budget",
                    SetBudget.class,
                    ACCOUNT,
                    AccountRules::story,
                    (account, wish, _) -> Agreeing.decide(account, wish)),
            Rule.of(
                    "treering.account.grant-credit",
                    GrantCredit.class,
                    COMMENCEMENT,
                    AccountRules::storyAndCalendar,
                    (state, wish, _) -> Agreeing.decide(state, wish)),
            Rule.of(
                            "treering.account.assign-tax",
                            AssignTax.class,
                            COMMENCEMENT,
                            AccountRules::storyAndCalendar,
                            (state, wish, _) -> Agreeing.decide(state, wish))
                    .checking(AccountRules::problem));

    private AccountRules() {}

    private static Account evolve(Account account, Fact fact) {
        return fact instanceof AccountFact told ? account.evolve(told) : account;
    }

    private static Scope story(ForAccount command) {
        return Scope.story(Subject.account(command.account()), AccountFact.class);
    }

    private static Scope storyAndCalendar(ForAccount command) {
        return story(command).and(Subject.CALENDAR, ClockFact.class);
    }

    private static Scope assignment(AssignPriceBook command) {
        return storyAndCalendar(command).and(Subject.priceBook(command.book().id()), PriceFact.BookPublished.class);
    }

    /** Only a book in another currency rests on rates of exchange. */
    private static Scope exchange(AssignPriceBook command, Commencement known) {
        var scope = assignment(command);
        return known.exchanges(command) ? scope.and(Subject.FX, PriceFact.FxRateFixed.class) : scope;
    }

    private static Optional<String> problem(AssignTax command) {
        var tax = command.wished();
        if (tax.mode() == TaxMode.NONE) {
            return tax.percent().signum() == 0
                    ? Optional.empty()
                    : Optional.of("percent is " + tax.percent().toPlainString() + "; allowed is 0 without a tax");
        }
        return tax.jurisdiction().isBlank()
                ? Optional.of("jurisdiction is empty; allowed is whose tax it is, such as NL")
                : Optional.empty();
    }

    private static Optional<String> problem(Open command) {
        return command.name().isBlank() ? Optional.of("name is empty") : Optional.empty();
    }
}
