package dev.treering.aggregates.store;

import dev.treering.events.facts.FactId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store behind something: for tests that disturb one thing and leave the rest as it is. */
public class ForwardingStore implements EventStore {

    private final EventStore store;

    public ForwardingStore(EventStore store) {
        this.store = store;
    }

    @Override
    public AppendOutcome append(Optional<Condition> condition, List<NewFact> facts) {
        return store.append(condition, facts);
    }

    @Override
    public Sourced source(Boundary boundary, long after) {
        return store.source(boundary, after);
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
