package dev.treering.server.running;

import dev.treering.events.log.LogUnavailable;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.comparison.Charged;
import dev.treering.projections.comparison.Wanted;
import dev.treering.projections.verify.LogComparison;
import dev.treering.server.http.Comparisons;
import java.util.List;
import java.util.Optional;

/** Comparisons of price books over the log on Kafka. */
record LogComparisons(String bootstrapServers) implements Comparisons {

    @Override
    public List<List<Charged>> compare(List<Wanted> wanted, Optional<AccountId> account) {
        try {
            return LogComparison.run(bootstrapServers, wanted, account);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("interrupted while the log was folded", e);
        }
    }
}
