package dev.treering.projections.verify;

import dev.treering.events.facts.Fact;
import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.ledger.LedgerEntry;
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
        return month.isEmpty() || month.get().equals(monthOf(chained.entry()));
    }

    private static YearMonth monthOf(LedgerEntry entry) {
        return switch (entry) {
            case LedgerEntry.CellMetered cell -> YearMonth.from(cell.day());
            case LedgerEntry.StatementIssued statement -> statement.period();
            case LedgerEntry.StatementWithheld withheld -> withheld.period();
        };
    }
}
