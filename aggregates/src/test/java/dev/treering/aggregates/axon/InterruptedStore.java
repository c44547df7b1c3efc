package dev.treering.aggregates.axon;

import dev.treering.aggregates.store.AppendOutcome;
import dev.treering.aggregates.store.Condition;
import dev.treering.aggregates.store.EventStore;
import dev.treering.aggregates.store.ForwardingStore;
import dev.treering.aggregates.store.NewFact;
import java.util.List;
import java.util.Optional;

/** A store in which something happens between the look and the append: what another process may do. */
final class InterruptedStore extends ForwardingStore {

    private final Runnable beforeAppend;

    InterruptedStore(EventStore store, Runnable beforeAppend) {
        super(store);
        this.beforeAppend = beforeAppend;
    }

    @Override
    public AppendOutcome append(Optional<Condition> condition, List<NewFact> facts) {
        beforeAppend.run();
        return super.append(condition, facts);
    }
}
