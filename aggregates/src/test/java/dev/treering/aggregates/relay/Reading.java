package dev.treering.aggregates.relay;

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

/** A store seen through something: for tests that disturb the reading. */
class Reading implements EventStore {

    private final EventStore store;

    Reading(EventStore store) {
        this.store = store;
    }

    @Override
    public AppendOutcome append(Optional<Condition> condition, List<NewFact> facts) {
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
