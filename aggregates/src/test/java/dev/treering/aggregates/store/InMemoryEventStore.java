package dev.treering.aggregates.store;

import dev.treering.events.facts.FactId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The event store's rules on a list: a fake for tests that need no database. Held to the same contract as the real one. */
public final class InMemoryEventStore implements EventStore {

    private final InstantSource clock;
    private final List<StoredFact> facts = new ArrayList<>();
    private final Map<FactId, StoredFact> byId = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public InMemoryEventStore(InstantSource clock) {
        this.clock = clock;
    }

    /** An empty store whose clock stands still. */
    public InMemoryEventStore() {
        this(() -> Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Override
    public AppendOutcome append(Optional<Condition> condition, List<NewFact> appended) {
        var pending = new Pending(condition, appended); // refuses what the real one refuses
        AppendOutcome outcome = decide(pending);
        if (outcome instanceof AppendOutcome.Committed) {
            listeners.forEach(Runnable::run);
        }
        return outcome;
    }

    private synchronized AppendOutcome decide(Pending pending) {
        if (pending.condition().isPresent()) {
            Condition condition = pending.condition().get();
            for (StoredFact fact : facts.reversed()) {
                if (fact.position() > condition.after() && condition.boundary().covers(fact.type(), fact.tags())) {
                    return new AppendOutcome.Overtaken(fact.position());
                }
            }
        }
        for (NewFact fact : pending.facts()) {
            StoredFact there = byId.get(fact.id());
            if (there != null) {
                return new AppendOutcome.Taken(fact.id(), there.position());
            }
        }
        long first = facts.size();
        pending.facts().forEach(this::add);
        return new AppendOutcome.Committed(first, facts.size() - 1L);
    }

    private void add(NewFact fact) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        Instant last = facts.isEmpty() ? now : facts.getLast().recordedAt();
        var stored = new StoredFact(
                facts.size(),
                fact.id(),
                fact.type(),
                fact.heldAt(),
                now.isBefore(last) ? last : now,
                fact.account(),
                fact.payload(),
                fact.extensions(),
                fact.tags());
        facts.add(stored);
        byId.put(stored.id(), stored);
    }

    @Override
    public synchronized Sourced source(Boundary boundary, long after) {
        var within = facts.stream()
                .skip(after + 1)
                .filter(fact -> boundary.covers(fact.type(), fact.tags()))
                .toList();
        return new Sourced(within, Math.max(after, facts.size() - 1L));
    }

    @Override
    public synchronized List<StoredFact> read(long fromPosition, int limit) {
        return facts.stream().skip(fromPosition).limit(limit).toList();
    }

    @Override
    public synchronized Map<FactId, StoredFact> find(Collection<FactId> ids) {
        var found = new HashMap<FactId, StoredFact>();
        for (FactId id : ids) {
            StoredFact fact = byId.get(id);
            if (fact != null) {
                found.put(id, fact);
            }
        }
        return found;
    }

    @Override
    public synchronized long head() {
        return facts.size() - 1L;
    }

    @Override
    public void onAppended(Runnable listener) {
        listeners.add(listener);
    }
}
