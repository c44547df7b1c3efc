package dev.treering.aggregates.account;

import static dev.treering.aggregates.rule.Decision.nothingToDo;
import static dev.treering.aggregates.rule.Decision.refused;

import dev.treering.aggregates.decision.Command.ForAccount.AgreeDiscount;
import dev.treering.aggregates.decision.Command.ForAccount.AssignTax;
import dev.treering.aggregates.decision.Command.ForAccount.GrantCredit;
import dev.treering.aggregates.decision.Command.ForAccount.OverridePrice;
import dev.treering.aggregates.decision.Command.ForAccount.SetBudget;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.events.facts.AccountFact.BudgetSet;
import dev.treering.events.facts.AccountFact.CreditGranted;
import dev.treering.events.facts.AccountFact.DiscountAgreed;
import dev.treering.events.facts.AccountFact.TaxAssigned;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** What may be agreed with an account. Nothing that is agreed changes what a closed day costs. */
final class Agreeing {

    private Agreeing() {}

    static Decision decide(Commencement state, OverridePrice command) {
        var wished = command.wished();
        return state.account()
                .ifOpened(
                        command.account(),
                        opened -> wished.equals(opened.terms().agreed().prices().get(Agreed.PriceKey.of(wished)))
                                ? nothingToDo()
                                : state.ifOpen(wished.from(), () -> Decision.of(wished)));
    }

    static Decision decide(Commencement state, AssignTax command) {
        var wished = command.wished();
        return state.account()
                .ifOpened(
                        command.account(),
                        opened -> Optional.ofNullable(
                                        opened.terms().agreed().taxes().get(Agreed.TaxKey.of(wished)))
                                .filter(known -> same(known, wished))
                                .map(_ -> nothingToDo())
                                .orElseGet(() -> state.ifOpen(wished.from(), () -> Decision.of(wished))));
    }

    /** A discount that began may still be ended, or go on for longer; for anything else it needs a new name. */
    static Decision decide(Commencement state, AgreeDiscount command) {
        var wished = command.wished();
        return state.account().ifOpened(command.account(), opened -> {
            var known = Optional.ofNullable(opened.terms().agreed().discounts().get(wished.discount()));
            if (known.filter(before -> same(before, wished)).isPresent()) {
                return nothingToDo();
            }
            var begun = known.filter(before -> state.isClosed(before.from()));
            return begun.isEmpty()
                    ? state.ifOpen(wished.from(), () -> Decision.of(wished))
                    : continued(state, begun.get(), wished);
        });
    }

    private static Decision continued(Commencement state, DiscountAgreed begun, DiscountAgreed wished) {
        var ends = begun.until().filter(until -> state.isClosed(until.minusDays(1)));
        if (!sameButForItsEnd(begun, wished) || ends.isPresent()) {
            return refused(
                    Rejection.DAY_CLOSED,
                    "discount " + begun.discount() + " holds since " + begun.from()
                            + ends.map(_ -> " until " + begun.until().orElseThrow())
                                    .orElse("")
                            + ", on days that are closed; allowed is a new name, or another end of one that still holds");
        }
        return wished.until().isEmpty()
                ? Decision.of(wished)
                : state.ifOpen("until", wished.until().get(), () -> Decision.of(wished));
    }

    /** A credit is granted once, in money that can be paid. */
    static Decision decide(Commencement state, GrantCredit command) {
        var wished = command.wished();
        return state.account().ifOpened(command.account(), opened -> {
            var currency = opened.opening().currency();
            if (decimals(wished.amount()) > currency.getDefaultFractionDigits()) {
                return refused(Rejection.MALFORMED, tooFine(wished.amount(), currency));
            }
            return Optional.ofNullable(opened.terms().agreed().credits().get(wished.credit()))
                    .map(known -> same(known, wished) ? nothingToDo() : granted(known))
                    .orElseGet(() -> state.ifOpen(wished.from(), () -> Decision.of(wished)));
        });
    }

    /** A budget stops nothing and prices nothing, so it may be set at any time, to money that can be paid. */
    static Decision decide(Account account, SetBudget command) {
        var wished = command.wished();
        return account.ifOpened(command.account(), opened -> {
            var currency = opened.opening().currency();
            var tooFine = wished.amount().filter(amount -> decimals(amount) > currency.getDefaultFractionDigits());
            if (tooFine.isPresent()) {
                return refused(Rejection.MALFORMED, tooFine(tooFine.get(), currency));
            }
            return opened.terms().budget().filter(known -> same(known, wished)).isPresent()
                    ? nothingToDo()
                    : Decision.of(wished);
        });
    }

    private static String tooFine(BigDecimal amount, Currency currency) {
        return "amount is " + amount.toPlainString() + "; " + currency + " has " + currency.getDefaultFractionDigits()
                + " decimals";
    }

    private static Decision granted(CreditGranted known) {
        return refused(
                Rejection.CREDIT_EXISTS,
                "credit " + known.credit() + " was granted already, over "
                        + known.amount().toPlainString() + " from " + known.from()
                        + "; another credit needs another name");
    }

    private static int decimals(BigDecimal amount) {
        return amount.stripTrailingZeros().scale();
    }

    // what is compared was said under one name or key; 12.5 and 12.50 are the same figure

    private static boolean same(TaxAssigned one, TaxAssigned other) {
        return one.mode() == other.mode()
                && one.percent().compareTo(other.percent()) == 0
                && one.jurisdiction().equals(other.jurisdiction());
    }

    private static boolean same(DiscountAgreed one, DiscountAgreed other) {
        return sameButForItsEnd(one, other) && one.until().equals(other.until());
    }

    private static boolean sameButForItsEnd(DiscountAgreed one, DiscountAgreed other) {
        return one.percent().compareTo(other.percent()) == 0
                && one.skus().equals(other.skus())
                && one.from().equals(other.from());
    }

    private static boolean same(BudgetSet one, BudgetSet other) {
        return one.thresholds().equals(other.thresholds())
                && one.amount()
                        .map(BigDecimal::stripTrailingZeros)
                        .equals(other.amount().map(BigDecimal::stripTrailingZeros));
    }

    private static boolean same(CreditGranted one, CreditGranted other) {
        return one.amount().compareTo(other.amount()) == 0
                && one.from().equals(other.from())
                && one.until().equals(other.until())
                && one.reason().equals(other.reason());
    }
}
