package dev.treering.projections.verify;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.ledger.SpendingFold;
import dev.treering.projections.ledger.SpendingFold.Spent;
import java.time.YearMonth;
import java.util.Optional;

/** Folds one account's partition of the log, as it was when this began, to what it has spent. Changes nothing. */
public final class LogSpending {

    private LogSpending() {}

    /**
     * What an account has spent. Takes as long as folding its partition.
     *
     * @throws dev.treering.events.log.LogUnavailable when the log cannot be read
     */
    public static Spent run(String bootstrapServers, AccountId account, Optional<YearMonth> month) {
        return LogFacts.folded(bootstrapServers, Optional.of(account), facts -> {
            var fold = new SpendingFold(account);
            facts.partitions().forEach(partition -> facts.read(partition, fold::accept));
            return fold.spent(month);
        });
    }
}
