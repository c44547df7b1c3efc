package dev.treering.projections.ledger;

import dev.treering.events.facts.AccountFact.BudgetSet;
import dev.treering.events.facts.ClockFact.DayClosed;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.BudgetReached;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.statements.Forecast;
import dev.treering.projections.step.MemoryShelves;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One account's facts folded to what it has spent, what it means to spend, and what the month is going to come to. */
public final class SpendingFold {

    private final AccountId account;
    private final AccountLedger ledger = new AccountLedger(new MemoryShelves());
    private final List<BudgetReached> reached = new ArrayList<>();
    private Optional<BudgetSet> budget = Optional.empty();
    private Optional<LocalDate> lastClosed = Optional.empty();

    public SpendingFold(AccountId account) {
        this.account = account;
    }

    /**
     * What became of it.
     *
     * @param budget as it was set last; empty where none was
     * @param reached thresholds that were reached, oldest first
     * @param forecast empty while no day is closed, and where nothing can be rated
     */
    public record Spent(Optional<BudgetSet> budget, List<BudgetReached> reached, Optional<Forecast> forecast) {
        public Spent {
            reached = List.copyOf(reached);
        }
    }

    /** Takes in the next fact of the account's, or one that concerns everybody, in log order. */
    public void accept(LoggedFact logged) {
        switch (logged.fact()) {
            case BudgetSet set -> budget = Optional.of(set);
            case DayClosed closed -> lastClosed = Optional.of(closed.day());
            default -> {} // nothing of a budget
        }
        for (LedgerRecord record : ledger.accept(logged)) {
            if (record.chained().entry() instanceof BudgetReached each) {
                reached.add(each);
            }
        }
    }

    /** As of the last closed day. {@code month} is UTC; without one, that of the day after. */
    public Spent spent(Optional<YearMonth> month) {
        var forecast =
                lastClosed.flatMap(day -> ledger.forecast(account, month.orElse(YearMonth.from(day.plusDays(1))), day));
        return new Spent(budget, reached, forecast);
    }
}
