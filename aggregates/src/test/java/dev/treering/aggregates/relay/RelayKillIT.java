package dev.treering.aggregates.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.store.ChildJvm;
import dev.treering.aggregates.store.EventStore;
import dev.treering.aggregates.store.PostgresEventStore;
import dev.treering.aggregates.store.StoredFact;
import dev.treering.aggregates.store.TestDatabase;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What was acknowledged is on the topic exactly once, whenever the process that appends and carries is killed. */
class RelayKillIT {

    private static final int KILLS = Integer.getInteger("treering.kills", 8);
    /** Every so manieth dies at some moment of its start rather than of its work. */
    private static final int EARLY = 5;

    private final Acknowledged acknowledged = new Acknowledged();

    @Test
    void what_was_acknowledged_is_on_the_topic_once_and_in_order_whenever_the_process_is_killed() throws Exception {
        long seed = Long.getLong("treering.seed", 5);
        System.err.println("RelayKillIT: -Dtreering.seed=" + seed);
        var random = new Random(seed);
        try (var database = new TestDatabase();
                var broker = new TestBroker()) {
            var store = new PostgresEventStore(database.pool(), InstantSource.system());
            var done = new AtomicBoolean();
            Thread parent = Thread.ofPlatform().start(() -> appendUntil(done, store, random.nextLong()));
            for (int life = 0; life < KILLS; life++) {
                liveAndDie(database, broker, life, random);
            }
            done.set(true);
            parent.join();
            try (var last = Relay.start(store, broker.clients())) {
                Eventually.carried(last, store.head());
            }
            check(store, broker);
        }
    }

    /** This process appends too, at the same time as the one that is killed. */
    private void appendUntil(AtomicBoolean done, EventStore store, long seed) {
        var random = new Random(seed);
        for (int batch = 0; !done.get(); batch++) {
            String line = CarryingProcess.append(store, "parent", batch, random);
            acknowledged.hear(line.substring(0, line.length() - 1));
            LockSupport.parkNanos(random.nextInt(10_000_000)); // the load, for the sake of two small cores
        }
    }

    private void liveAndDie(TestDatabase database, TestBroker broker, int life, Random random) throws Exception {
        var postgres = database.postgres();
        var up = new CountDownLatch(1);
        var arguments = List.of(
                postgres.jdbcUrl(),
                postgres.user(),
                postgres.password(),
                broker.bootstrapServers(),
                "life-" + life,
                Long.toString(random.nextLong()));
        var child = new ChildJvm(CarryingProcess.class, arguments, line -> {
            if (line.equals("up")) {
                up.countDown();
            } else {
                acknowledged.hear(line);
            }
        });
        boolean early = life % EARLY == 0;
        if (!early) {
            assertThat(up.await(60, TimeUnit.SECONDS)).isTrue();
        }
        TimeUnit.MICROSECONDS.sleep(random.nextInt(early ? 2_000_000 : 300_000));
        child.kill();
    }

    private void check(EventStore store, TestBroker broker) {
        List<StoredFact> stored = store.read(0, Integer.MAX_VALUE);
        assertThat(stored).hasSize((int) store.head() + 1);
        acknowledged
                .sourceAt()
                .forEach((position, source) -> assertThat(
                                stored.get(position.intValue()).id().source())
                        .isEqualTo(source));

        List<ConsumerRecord<byte[], byte[]>> committed = broker.committedFacts();
        for (int p = 0; p < TestBroker.PARTITIONS; p++) {
            int partition = p;
            List<LoggedFact> expected = stored.stream()
                    .filter(fact -> liesOn(partition, fact))
                    .map(RelayKillIT::logged)
                    .toList();
            List<LoggedFact> found = committed.stream()
                    .filter(record -> record.partition() == partition)
                    .map(FactRecords::read)
                    .toList();
            assertThat(found)
                    .as("partition %d", p)
                    .isEqualTo(expected); // each once, none missing, in order of position
        }
        say(
                stored,
                committed.size(),
                broker.read(Topics.PLATFORM_EVENTS, "read_uncommitted").size());
    }

    private static boolean liesOn(int partition, StoredFact fact) {
        return fact.account()
                .map(account -> FactRecords.partitionOf(account, TestBroker.PARTITIONS) == partition)
                .orElse(true);
    }

    private static LoggedFact logged(StoredFact fact) {
        return new LoggedFact(
                fact.position(), fact.id(), fact.heldAt(), fact.recordedAt(), fact.extensions(), fact.fact());
    }

    /** How near the kills came: records that were written and then taken back show that a transaction was cut. */
    private void say(List<StoredFact> stored, int committed, int written) {
        System.err.println("RelayKillIT: " + KILLS + " kills, " + stored.size() + " facts, "
                + acknowledged.sourceAt().size() + " acknowledged, " + committed + " records committed, "
                + (written - committed) + " written and taken back");
    }
}
