package dev.treering.aggregates.store;

import static dev.treering.aggregates.store.SomeFacts.created;
import static dev.treering.aggregates.store.SomeFacts.fact;
import static dev.treering.aggregates.store.SomeFacts.scaled;
import static dev.treering.aggregates.store.SomeFacts.started;

import dev.treering.events.facts.AppFact;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One of several processes that decide on the same boundaries at the same time. Arguments: jdbcUrl user password name. */
final class RacingProcess {

    static final int APPS_ALLOWED = 5;
    static final int CREATIONS_TRIED = 40;
    static final int INCREMENTS = 40;
    static final int THREADS = 4;

    private static final Boundary APPS =
            new Boundary(List.of(new Clause(new TreeSet<>(Set.of("account:acme")), Set.of("treering.app.created.v1"))));
    private static final Boundary COUNTER = SomeFacts.tagged("app:counter");

    private final EventStore store;
    private final String name;

    private RacingProcess(EventStore store, String name) {
        this.store = store;
        this.name = name;
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (var pool = TestDatabase.pool(arguments[0], arguments[1], arguments[2], 2 * THREADS)) {
            var store = new PostgresEventStore(pool, InstantSource.system());
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < THREADS; i++) {
                var one = new RacingProcess(store, arguments[3] + "-" + i);
                threads.add(Thread.ofPlatform().start(one::race));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private void race() {
        for (int i = 0; i < CREATIONS_TRIED; i++) {
            create(i);
            store.append(Optional.empty(), List.of(fact(name + "-noise-" + i, started("acme", i))));
        }
        for (int i = 0; i < INCREMENTS; i++) {
            while (!increment(i)) {
                Thread.onSpinWait();
            }
            System.out.println("incremented.");
        }
    }

    /** Creates an app unless the account has as many as it may; tries once. */
    private void create(int i) {
        Sourced seen = store.source(APPS);
        if (seen.facts().size() < APPS_ALLOWED) {
            String app = name + "-app-" + i;
            var outcome = store.append(
                    Optional.of(new Condition(APPS, seen.consistentAt())),
                    List.of(fact(app, created("acme", app, app))));
            if (outcome instanceof AppendOutcome.Committed) {
                System.out.println("created.");
            }
        }
    }

    /** Adds one to the counter, if nobody else does meanwhile. */
    private boolean increment(int i) {
        Sourced seen = store.source(COUNTER);
        int count = seen.facts().isEmpty()
                ? 0
                : ((AppFact.FormationScaled) seen.facts().getLast().fact()).quantity();
        var outcome = store.append(
                Optional.of(new Condition(COUNTER, seen.consistentAt())),
                List.of(fact(name + "-increment-" + i, scaled("bolt", "counter", count + 1))));
        return outcome instanceof AppendOutcome.Committed;
    }
}
