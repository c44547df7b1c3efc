package dev.treering.projections.verify;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.comparison.BookComparison;
import dev.treering.projections.comparison.Charged;
import dev.treering.projections.comparison.Sizes;
import dev.treering.projections.comparison.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Folds the log as it was when this began, once for each price book asked for, partition by partition. Changes nothing. */
public final class LogComparison {

    private LogComparison() {}

    /**
     * What each book comes to, in the order asked for; nothing for a book that is not published. Takes as long as folding the log
     * once for each.
     *
     * @throws dev.treering.events.log.LogUnavailable when the log cannot be read
     */
    public static List<List<Charged>> run(String bootstrapServers, List<Wanted> wanted, Optional<AccountId> account) {
        return LogFacts.folded(bootstrapServers, account, facts -> {
            List<List<Charged>> all = new ArrayList<>();
            wanted.forEach(_ -> all.add(new ArrayList<>()));
            facts.partitions().forEach(partition -> compare(wanted, facts, partition, all));
            return all;
        });
    }

    /** Twice over: what sizes and books there are must be known before the first fact is folded. */
    private static void compare(
            List<Wanted> wanted, LogFacts facts, TopicPartition partition, List<List<Charged>> all) {
        var sizes = new Sizes();
        facts.read(partition, fact -> sizes.read(fact.fact()));
        var folds = wanted.stream().map(each -> BookComparison.of(each, sizes)).toList();
        facts.read(partition, fact -> folds.forEach(fold -> fold.ifPresent(each -> each.accept(fact))));
        for (int i = 0; i < folds.size(); i++) {
            all.get(i).addAll(folds.get(i).map(BookComparison::charged).orElse(List.of()));
        }
    }
}
