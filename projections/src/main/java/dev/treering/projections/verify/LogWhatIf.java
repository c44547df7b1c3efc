package dev.treering.projections.verify;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.comparison.Change;
import dev.treering.projections.comparison.Changes;
import dev.treering.projections.comparison.Sizes;
import dev.treering.projections.comparison.Supposed;
import dev.treering.projections.comparison.WhatIf;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Folds the log as it was when this began twice, as it is and on supposed terms, partition by partition. Changes nothing. */
public final class LogWhatIf {

    private LogWhatIf() {}

    /**
     * What every statement would be.
     *
     * @param until last month, UTC; empty for all that are closed
     * @return empty where the supposed book is not published
     * @throws dev.treering.events.log.LogUnavailable when the log cannot be read
     */
    public static Optional<Changes> run(
            String bootstrapServers, Supposed supposed, Optional<YearMonth> until, Optional<AccountId> account) {
        return LogFacts.folded(bootstrapServers, account, facts -> {
            var all = new ArrayList<Change>();
            for (TopicPartition partition : facts.partitions()) {
                Optional<List<Change>> changes = changes(facts, partition, supposed, until);
                if (changes.isEmpty()) {
                    return Optional.empty(); // a book is on every partition or on none
                }
                all.addAll(changes.get());
            }
            all.sort(Change.ORDER);
            return Optional.of(new Changes(all));
        });
    }

    /** Twice over: what sizes and books there are must be known before the first fact is folded. */
    private static Optional<List<Change>> changes(
            LogFacts facts, TopicPartition partition, Supposed supposed, Optional<YearMonth> until) {
        var sizes = new Sizes();
        facts.read(partition, fact -> sizes.read(fact.fact()));
        return WhatIf.of(supposed, sizes).map(fold -> {
            facts.read(partition, fold::accept);
            return fold.changes(until);
        });
    }
}
