package dev.treering.server.http.v1;

import dev.treering.events.ledger.LedgerEntry.BudgetReached;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.ledger.SpendingFold.Spent;
import dev.treering.projections.statements.Forecast;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A budget in JSON. Amounts are decimal text in the account's currency.
 *
 * @param amount of the budget; absent where there is none
 * @param thresholds percentages of it that are told
 * @param reached what was told, oldest first
 * @param forecast absent while no day is closed, and where nothing can be rated
 */
record BudgetJson(
        String account,
        Optional<String> amount,
        List<Integer> thresholds,
        List<Reached> reached,
        Optional<Month> forecast) {

    /** A threshold that was reached. */
    record Reached(String month, int threshold, String budget, String spent, String asOf) {
        static Reached of(BudgetReached reached, Currency currency) {
            return new Reached(
                    reached.period().toString(),
                    reached.threshold(),
                    Amounts.text(reached.budget(), currency),
                    Amounts.text(reached.spent(), currency),
                    reached.asOf().toString());
        }
    }

    /** A month so far, and at its end if every day that is left is like the last closed one. */
    record Month(String month, String asOf, String currency, String spent, String monthEnd) {
        static Month of(Forecast forecast) {
            return new Month(
                    forecast.period().toString(),
                    forecast.asOf().toString(),
                    forecast.currency().getCurrencyCode(),
                    Amounts.text(forecast.spent(), forecast.currency()),
                    Amounts.text(forecast.monthEnd(), forecast.currency()));
        }
    }

    /** @param currency of the account */
    static BudgetJson of(AccountId account, Currency currency, Spent spent) {
        return new BudgetJson(
                account.value(),
                spent.budget().flatMap(budget -> budget.amount()).map(amount -> Amounts.text(amount, currency)),
                spent.budget().map(budget -> List.copyOf(budget.thresholds())).orElse(List.of()),
                spent.reached().stream()
                        .map(reached -> Reached.of(reached, currency))
                        .toList(),
                spent.forecast().map(Month::of));
    }
}
