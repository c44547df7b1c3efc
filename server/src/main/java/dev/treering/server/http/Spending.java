package dev.treering.server.http;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.ledger.SpendingFold.Spent;
import java.time.YearMonth;
import java.util.Optional;

/** Tells what an account has spent of its budget, and what its month is going to come to. */
@FunctionalInterface
public interface Spending {

    /**
     * As of the last closed day. Folds the account's part of the log.
     *
     * @param month UTC; empty for the one that is open
     * @throws dev.treering.events.log.LogUnavailable when the log cannot be read now
     */
    Spent spent(AccountId account, Optional<YearMonth> month);
}
