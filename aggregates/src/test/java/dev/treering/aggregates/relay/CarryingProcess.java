package dev.treering.aggregates.relay;

import static dev.treering.aggregates.store.SomeFacts.NOON;
import static dev.treering.aggregates.store.SomeFacts.dayClosed;
import static dev.treering.aggregates.store.SomeFacts.scaled;

import dev.treering.aggregates.store.AppendOutcome.Committed;
import dev.treering.aggregates.store.EventStore;
import dev.treering.aggregates.store.NewFact;
import dev.treering.aggregates.store.PostgresEventStore;
import dev.treering.aggregates.store.TestDatabase;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A process that appends and carries until it is killed. It says {@code up} once it carries, and {@code ack source first last}
 * for every commit. Arguments: jdbcUrl user password bootstrapServers source seed.
 */
final class CarryingProcess {

    private CarryingProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (var pool = TestDatabase.pool(arguments[0], arguments[1], arguments[2], 4)) {
            var store = new PostgresEventStore(pool, InstantSource.system());
            var random = new Random(Long.parseLong(arguments[5]));
            var relay = Relay.start(store, Map.of("bootstrap.servers", arguments[3]));
            Eventually.until(() -> relay.status() instanceof Status.Carrying, () -> "it is " + relay.status());
            System.out.println("up.");
            for (int batch = 0; ; batch++) {
                System.out.println(append(store, arguments[4], batch, random));
                Thread.sleep(random.nextInt(10)); // the load, so that 20 lives do not append for ever
            }
        }
    }

    /** Appends a few facts; the acknowledgement as a line. */
    static String append(EventStore store, String source, int batch, Random random) {
        var facts = new ArrayList<NewFact>();
        int size = 1 + random.nextInt(20);
        for (int i = 0; i < size; i++) {
            Fact fact = random.nextInt(40) == 0
                    ? dayClosed(1 + random.nextInt(31))
                    : scaled("account-" + random.nextInt(10), "app", random.nextInt(100));
            facts.add(NewFact.of(new FactId(source, batch + "/" + i), NOON, fact, Map.of()));
        }
        return switch (store.append(Optional.empty(), List.copyOf(facts))) {
            case Committed(long first, long last) -> "ack " + source + " " + first + " " + last + ".";
            case Object other -> throw new IllegalStateException("a new fact was refused: " + other);
        };
    }
}
