package dev.treering.projections.verify;

import dev.treering.events.facts.Fact;
import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.seal.Seal;
import dev.treering.events.vocabulary.AccountId;
import java.time.YearMonth;
import java.util.Optional;

/** What is to be verified: all, or one account, or one month, or one month of one account. */
record Scope(Optional<AccountId> account, Optional<YearMonth> month) {

    /** Whether a fact can have an effect on what is verified. */
    boolean concerns(Fact fact) {
        return account.isEmpty() || fact.owner().isEmpty() || fact.owner().equals(account);
    }

    /** Whether an entry is to be compared. The chain before it is folded all the same. */
    boolean includes(ChainedEntry chained) {
        return month.isEmpty() || monthOf(chained.entry()).equals(month);
    }

    /** Whether a seal is to be compared. One of a partition is of all its accounts, and cannot be told from one alone. */
    boolean includes(Seal seal) {
        return (account.isEmpty() || seal.owner().equals(account))
                && (month.isEmpty() || month.get().equals(seal.period()));
    }

    /** A rejected fact is of no month: it may not even have a time that can be trusted. */
    private static Optional<YearMonth> monthOf(LedgerEntry entry) {
        return switch (entry) {
            case LedgerEntry.CellMetered cell -> Optional.of(YearMonth.from(cell.day()));
            case LedgerEntry.CounterMetered counter -> Optional.of(YearMonth.from(counter.day()));
            case LedgerEntry.CellsStated stated -> Optional.of(stated.period());
            case LedgerEntry.BudgetReached reached -> Optional.of(reached.period());
            case LedgerEntry.FactRejected _, BackBillEntry _ -> Optional.empty();
            case LedgerEntry.StatementIssued statement -> Optional.of(statement.period());
            case LedgerEntry.StatementWithheld withheld -> Optional.of(withheld.period());
        };
    }
}
