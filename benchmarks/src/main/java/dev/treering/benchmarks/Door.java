package dev.treering.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.treering.aggregates.relay.Relay;
import dev.treering.aggregates.relay.Status;
import dev.treering.aggregates.store.EventStore;
import dev.treering.aggregates.store.NewFact;
import dev.treering.aggregates.store.PostgresEventStore;
import dev.treering.aggregates.store.StoreFactLog;
import dev.treering.aggregates.store.StoredFact;
import dev.treering.embedded.postgres.EmbeddedPostgres;
import dev.treering.events.log.Appended;
import dev.treering.events.log.Submission;
import dev.treering.events.topics.FactRecords;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The way in: facts to the store in batches, and from there to Kafka. */
record Door(Trace trace, int rounds, Figures figures) {

    private static final int BATCH = 1_000;
    private static final int PAGE = 5_000;

    /** The store in slices of the trace, each copied plainly and appended; then the relay, once. */
    void run(Path directory) throws InterruptedException, SQLException {
        try (var postgres = EmbeddedPostgres.start(directory.resolve("postgres"));
                var database = pool(postgres)) {
            PostgresEventStore.migrate(database);
            StoreCopy.create(database);
            var store = new PostgresEventStore(database, InstantSource.system());
            append(database, store);
            relay(directory, store);
        }
    }

    private static HikariDataSource pool(EmbeddedPostgres postgres) {
        var config = new HikariConfig();
        config.setJdbcUrl(postgres.jdbcUrl());
        config.setUsername(postgres.user());
        config.setPassword(postgres.password());
        return new HikariDataSource(config);
    }

    private void append(HikariDataSource database, EventStore store) throws SQLException {
        var log = new StoreFactLog(store);
        List<Submission> facts = trace.facts().toList();
        int slice = Math.ceilDiv(facts.size(), rounds);
        for (List<Submission> part : sliced(facts, slice)) {
            List<List<Submission>> batches = sliced(part, BATCH);
            List<byte[]> texts = batches.stream()
                    .map(batch -> StoreCopy.text(batch.stream().map(NewFact::of).toList()))
                    .toList();
            figures.time(Measure.COPY, part.size(), () -> StoreCopy.copy(database, texts));
            figures.time(Measure.APPEND, part.size(), () -> batches.forEach(batch -> append(log, batch)));
        }
    }

    private static void append(StoreFactLog log, List<Submission> batch) {
        for (Appended outcome : log.append(batch)) {
            if (!(outcome instanceof Appended.Accepted)) {
                throw new IllegalStateException("a fact of the trace was not accepted: " + outcome);
            }
        }
    }

    private void relay(Path directory, EventStore store) throws InterruptedException {
        var records = IntStream.rangeClosed(0, (int) (store.head() / PAGE))
                .mapToObj(page -> store.read((long) page * PAGE, PAGE))
                .flatMap(List::stream)
                .flatMap(Door::records)
                .toList();
        try (var broker = LogBroker.start(directory.resolve("produced"))) {
            figures.time(Measure.PRODUCE, trace.size(), () -> {
                try (var producer = new LogBroker.Sender(broker.address())) {
                    records.forEach(producer::send);
                }
            });
        }
        try (var broker = LogBroker.start(directory.resolve("relayed"))) {
            figures.time(Measure.RELAY, trace.size(), () -> carryAll(store, broker));
        }
    }

    private static void carryAll(EventStore store, LogBroker broker) throws InterruptedException {
        long head = store.head();
        try (var relay = Relay.start(store, Map.of("bootstrap.servers", broker.address()))) {
            Patience.until("the store is carried", () -> {
                if (relay.status() instanceof Status.Refused(String problem)) {
                    throw new IllegalStateException(problem);
                }
                return relay.carried() == head;
            });
        }
    }

    /** As the relay sends them. */
    private static Stream<ProducerRecord<byte[], byte[]>> records(StoredFact fact) {
        return LogBroker.partitionsOf(fact.account())
                .mapToObj(partition -> FactRecords.record(
                        partition,
                        fact.account(),
                        fact.position(),
                        fact.id(),
                        fact.type(),
                        fact.heldAt(),
                        fact.recordedAt(),
                        fact.extensions(),
                        fact.payload()));
    }

    private static <T> List<List<T>> sliced(List<T> all, int size) {
        var slices = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += size) {
            slices.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return slices;
    }
}
