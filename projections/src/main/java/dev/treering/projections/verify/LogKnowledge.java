package dev.treering.projections.verify;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.knowledge.AsKnown;
import dev.treering.projections.knowledge.DifferenceFold;
import dev.treering.projections.knowledge.Differences;
import dev.treering.projections.knowledge.KnowingFold;
import dev.treering.projections.knowledge.Moment;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.Reading;
import java.time.YearMonth;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Folds the log up to positions in the past. Changes nothing. */
public final class LogKnowledge {

    private LogKnowledge() {}

    /** What came of a question about a position. */
    public sealed interface Found<T> {

        /** The answer. */
        record Answer<T>(T value) implements Found<T> {}

        /** The log has not come so far: what will be known there is not known yet. */
        record NotReached<T>(long position, long last) implements Found<T> {
            @Override
            public String toString() {
                return "the log has not come to position " + position + ": its last is " + last;
            }
        }
    }

    /**
     * The position that a moment is. Refused where its checkpoint was not signed, or is not of the seals that there are.
     *
     * @param keys of the signed log; empty where they are not known, which is enough as long as it has changed none
     * @throws dev.treering.events.log.LogUnavailable when the log cannot be read
     */
    public static Reading<Long> position(String bootstrapServers, Moment moment, Optional<KeyRing> keys) {
        return switch (moment) {
            case Moment.Position(long position) -> Reading.of(position);
            case Moment.Checkpoint(long number) ->
                LogAccess.during(bootstrapServers, (admin, consumer) -> new LogSeals(admin, consumer).read(keys))
                        .positionUnder(number);
        };
    }

    /**
     * An account's month as it was known at a position.
     *
     * @throws dev.treering.events.log.LogUnavailable when the log cannot be read
     */
    public static Found<AsKnown> at(String bootstrapServers, AccountId account, YearMonth period, long position) {
        return LogFacts.folded(bootstrapServers, Optional.of(account), facts -> {
            long last = facts.lastPosition();
            if (position > last) {
                return new Found.NotReached<>(position, last);
            }
            var fold = new KnowingFold(account, period, position);
            facts.partitions().forEach(partition -> facts.read(partition, fold::accept));
            return new Found.Answer<>(fold.known());
        });
    }

    /**
     * What was known at one position and not at an earlier one, of one account or of all.
     *
     * @throws dev.treering.events.log.LogUnavailable when the log cannot be read
     */
    public static Found<Differences> between(String bootstrapServers, long from, long to, Optional<AccountId> account) {
        return LogFacts.folded(bootstrapServers, account, facts -> {
            long last = facts.lastPosition();
            if (to > last) {
                return new Found.NotReached<>(to, last);
            }
            Differences all = Differences.NONE;
            for (TopicPartition partition : facts.partitions()) {
                var fold = new DifferenceFold(from, to);
                facts.read(partition, fold::accept);
                all = all.and(fold.differences());
            }
            return new Found.Answer<>(all);
        });
    }
}
