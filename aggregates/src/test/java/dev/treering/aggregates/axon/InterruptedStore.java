package dev.treering.aggregates.axon;

import dev.treering.aggregates.store.AppendOutcome;
import dev.treering.aggregates.store.Boundary;
import dev.treering.aggregates.store.Condition;
import dev.treering.aggregates.store.EventStore;
import dev.treering.aggregates.store.NewFact;
import dev.treering.aggregates.store.Sourced;
import dev.treering.aggregates.store.StoredFact;
import dev.treering.events.facts.FactId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store in which something happens between the look and the append: what another process may do. */
record InterruptedStore(EventStore store, Runnable beforeAppend) implements EventStore {

    @Override
    public AppendOutcome append(Optional<Condition> condition, List<NewFact> facts) {
        beforeAppend.run();
        return store.append(condition, facts);
    }

    @Override
    public Sourced source(Boundary boundary) {
        return store.source(boundary);
    }

    @Override
    public List<StoredFact> read(long fromPosition, int limit) {
        return store.read(fromPosition, limit);
    }

    @Override
    public Map<FactId, StoredFact> find(Collection<FactId> ids) {
        return store.find(ids);
    }

    @Override
    public long head() {
        return store.head();
    }

    @Override
    public void onAppended(Runnable listener) {
        store.onAppended(listener);
    }
}
