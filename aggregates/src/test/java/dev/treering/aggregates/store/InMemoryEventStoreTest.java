package dev.treering.aggregates.store;

import java.time.InstantSource;

class InMemoryEventStoreTest extends EventStoreContract {

    @Override
    EventStore emptyStore(InstantSource clock) {
        return new InMemoryEventStore(clock);
    }
}
