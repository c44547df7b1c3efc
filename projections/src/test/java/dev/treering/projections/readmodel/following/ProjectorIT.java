package dev.treering.projections.readmodel.following;

import static dev.treering.events.fixture.Examples.ACME;
import static dev.treering.events.fixture.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.events.facts.AppFact;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AppId;
import dev.treering.projections.readmodel.ReadModelSchema;
import dev.treering.projections.readmodel.sql.Select;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.Held;
import dev.treering.projections.scenario.Servers;
import dev.treering.projections.scenario.SharedBroker;
import dev.treering.projections.scenario.SharedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rows and offsets in one transaction, whatever goes wrong. The projection counts: a record written twice would show. */
class ProjectorIT {

    private static final int PARTITIONS = 2;
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    final SharedBroker broker = new SharedBroker(PARTITIONS);

    @RegisterExtension
    final SharedDatabase databases = new SharedDatabase();

    private DataSource database;
    private Carrier carrier;

    @BeforeEach
    void start() throws Exception {
        database = databases.empty();
        carrier = new Carrier(broker.bootstrapServers(), PARTITIONS);
        ReadModelSchema.migrate(database);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table counted (n bigint not null)");
        }
    }

    @AfterEach
    void stop() {
        carrier.close();
    }

    private long carry(int facts) {
        return carry(carrier, facts);
    }

    private static long carry(Carrier carrier, int facts) {
        return carrier.carry(IntStream.range(0, facts)
                .mapToObj(i -> new Held(NOON, new AppFact.Created(ACME, new AppId("app-" + i), "app")))
                .toList());
    }

    private long counted() {
        return new Select(database)
                .all("select coalesce(sum(n), 0) from counted", row -> row.getLong(1))
                .getFirst();
    }

    private Projector follow(Projection projection) {
        return Projector.start(broker.bootstrapServers(), database, projection);
    }

    @Test
    void a_batch_that_fails_after_its_rows_leaves_nothing_behind_and_is_written_once() throws Exception {
        var failures = new AtomicInteger(3);
        try (var projector = follow(new Counting(failures))) {
            long head = carry(100);

            assertThat(projector.progress().awaitPosition(head, SOON)).isTrue();

            assertThat(failures).hasValue(0);
            assertThat(counted()).isEqualTo(100);
            assertThat(projector.trouble()).isEmpty();
        }
    }

    @Test
    void while_it_cannot_go_on_it_says_why() throws Exception {
        var failures = new AtomicInteger(Integer.MAX_VALUE);
        try (var projector = follow(new Counting(failures))) {
            carry(1);
            long deadline = System.nanoTime() + SOON.toNanos();
            while (projector.trouble().isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }

            assertThat(projector.trouble()).get().asString().contains("the test says so");
            failures.set(0);
            assertThat(projector.progress().awaitPosition(0, SOON)).isTrue();
            assertThat(projector.trouble()).isEmpty();
        }
    }

    @Test
    void two_processes_on_one_database_write_every_record_once() throws Exception {
        try (var one = follow(new Counting(new AtomicInteger()));
                var other = follow(new Counting(new AtomicInteger()))) {
            long head = -1;
            for (int i = 0; i < 40; i++) {
                head = carry(25);
            }

            assertThat(one.progress().awaitPosition(head, SOON)).isTrue();
            assertThat(other.progress().awaitPosition(head, SOON)).isTrue();
            assertThat(counted()).isEqualTo(1000);
        }
    }

    @Test
    void it_catches_up_after_the_broker_was_away(@TempDir Path directory) throws Exception {
        try (var kafka = Servers.kafka(directory, PARTITIONS)) {
            carriedAndCounted(kafka, 0);
        }
        try (var kafka = EmbeddedKafka.start(directory)) {
            carriedAndCounted(kafka, 10);
        }
    }

    private void carriedAndCounted(EmbeddedKafka kafka, long already) throws Exception {
        try (var carrying = new Carrier(kafka.bootstrapServers(), PARTITIONS, already);
                var projector =
                        Projector.start(kafka.bootstrapServers(), database, new Counting(new AtomicInteger()))) {
            long head = carry(carrying, 10);

            assertThat(projector.progress().awaitPosition(head, SOON)).isTrue();
            assertThat(counted()).isEqualTo(already + 10);
        }
    }

    /** Adds the number of records of each batch; fails so many times, after it has written. */
    private record Counting(AtomicInteger failures) implements Projection {

        @Override
        public String topic() {
            return Topics.PLATFORM_EVENTS;
        }

        @Override
        public Batch newBatch() {
            return new Batch() {
                private int records;

                @Override
                public long take(ConsumerRecord<byte[], byte[]> record) {
                    records++;
                    return FactRecords.positionOf(record.headers()).orElseThrow();
                }

                @Override
                public void write(Connection connection) throws SQLException {
                    try (var insert = connection.prepareStatement("insert into counted values (?)")) {
                        insert.setInt(1, records);
                        insert.executeUpdate();
                    }
                    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new SQLException("the test says so");
                    }
                }
            };
        }
    }
}
