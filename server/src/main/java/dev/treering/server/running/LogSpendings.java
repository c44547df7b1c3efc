package dev.treering.server.running;

import dev.treering.events.log.LogUnavailable;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.ledger.SpendingFold.Spent;
import dev.treering.projections.verify.LogSpending;
import dev.treering.server.http.Spending;
import java.time.YearMonth;
import java.util.Optional;

/** What accounts have spent, over the log on Kafka. */
record LogSpendings(String bootstrapServers) implements Spending {

    @Override
    public Spent spent(AccountId account, Optional<YearMonth> month) {
        try {
            return LogSpending.run(bootstrapServers, account, month);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("interrupted while the log was folded", e);
        }
    }
}
