package dev.treering.projections.statements;

import dev.treering.events.facts.AccountFact.BudgetSet;
import dev.treering.events.ledger.LedgerEntry.BudgetReached;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.Key;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells of budgets that are reached. Accounts without a budget are not looked at. */
final class Budgets {

    private final StatementShelves shelves;
    private final Spending spending;

    Budgets(StatementShelves shelves) {
        this.shelves = shelves;
        this.spending = new Spending(shelves);
    }

    void set(BudgetSet fact, long position) {
        Key key = StatementShelves.account(fact.account());
        Budget budget = shelves.budgets()
                .get(key)
                .map(before -> before.with(fact, position))
                .orElseGet(() -> Budget.of(fact, position));
        shelves.budgets().put(key, budget);
    }

    /** What is reached with the usage of a day and of all days before it; each threshold is told once a month. */
    List<AccountEntry> dayClosed(LocalDate day) {
        var period = YearMonth.from(day);
        var entries = new ArrayList<AccountEntry>();
        for (var held : shelves.budgets().under(Key.of())) {
            var account = new AccountId(held.key().parts().text());
            Budget budget = held.value();
            Optional<BigDecimal> spent = budget.amount().flatMap(_ -> spending.through(account, period, day));
            List<Integer> reached =
                    spent.map(amount -> budget.reached(period, amount)).orElse(List.of());
            for (int threshold : reached) {
                entries.add(new AccountEntry(
                        account,
                        new BudgetReached(period, threshold, budget.amount().orElseThrow(), spent.orElseThrow(), day)));
            }
            if (!reached.isEmpty()) {
                shelves.budgets().put(held.key(), budget.told(period, reached));
            }
        }
        return entries;
    }
}
