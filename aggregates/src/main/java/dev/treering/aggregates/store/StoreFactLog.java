package dev.treering.aggregates.store;

import dev.treering.events.facts.FactId;
import dev.treering.events.log.Appended;
import dev.treering.events.log.FactLog;
import dev.treering.events.log.LogUnavailable;
import dev.treering.events.log.Submission;
import java.util.List;
import java.util.Optional;

/**
 * The log on an event store. All that is new of a batch is appended in one piece: if a call fails, either none of it or all of
 * it is in the log, and the same call again tells which.
 */
public final class StoreFactLog implements FactLog {

    private static final int ATTEMPTS = 100;

    private final EventStore store;

    public StoreFactLog(EventStore store) {
        this.store = store;
    }

    /** As {@link FactLog#append}; a fact that is too large, see {@link NewFact#LARGEST}, is refused, and the others are taken. */
    @Override
    public List<Appended> append(List<Submission> submissions) {
        if (submissions.isEmpty()) {
            return List.of();
        }
        List<Offer> offers = submissions.stream().map(Offer::of).toList();
        List<FactId> ids = submissions.stream().map(Submission::id).distinct().toList();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var sorted = new SortedBatch(offers, store.find(ids));
            if (sorted.fresh().isEmpty()) {
                return sorted.outcomes(-1);
            }
            switch (store.append(Optional.empty(), sorted.fresh())) {
                case AppendOutcome.Committed(long first, long _) -> {
                    return sorted.outcomes(first);
                }
                case AppendOutcome.Taken _ -> {} // somebody else has submitted one of them meanwhile: look again
                case AppendOutcome.Overtaken(long position) ->
                    throw new IllegalStateException("overtaken at " + position + " without a condition");
            }
        }
        throw new LogUnavailable(
                "others submitted the same facts " + ATTEMPTS + " times", new IllegalStateException("no progress"));
    }

    @Override
    public long head() {
        return store.head();
    }
}
