package dev.treering.projections.readmodel.following;

import dev.treering.events.wire.UnreadableRecord;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.log.PartitionEnds;
import dev.treering.projections.readmodel.following.Offsets.Reached;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Following a topic from the offsets in the database until something goes wrong. */
final class Session implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration WAITING_FOR_MARKERS = Duration.ofMillis(50);

    private final Consumer<byte[], byte[]> consumer;
    private final Admin admin;
    private final DataSource database;
    private final Projection projection;
    private final Progress progress;
    private final Offsets offsets;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Reached> reached;
    private final Horizon horizon = new Horizon();

    private Session(
            Consumer<byte[], byte[]> consumer,
            Admin admin,
            DataSource database,
            Projection projection,
            Progress progress)
            throws SQLException {
        this.consumer = consumer;
        this.admin = admin;
        this.database = database;
        this.projection = projection;
        this.progress = progress;
        this.offsets = new Offsets(projection.topic());
        this.partitions = LogClients.partitionsOf(consumer, projection.topic());
        if (partitions.isEmpty()) {
            throw new IllegalStateException("there is no topic " + projection.topic());
        }
        try (var connection = database.getConnection()) {
            this.reached = new HashMap<>(offsets.load(connection, partitions));
        }
        consumer.assign(partitions);
        reached.forEach((partition, at) -> {
            consumer.seek(partition, at.next());
            horizon.read(at.position());
        });
    }

    static Session open(String bootstrapServers, DataSource database, Projection projection, Progress progress)
            throws SQLException {
        var consumer = LogClients.consumer(bootstrapServers);
        var admin = LogClients.admin(bootstrapServers);
        boolean opened = false;
        try {
            var session = new Session(consumer, admin, database, projection, progress);
            opened = true;
            return session;
        } finally {
            if (!opened) {
                consumer.close();
                admin.close();
            }
        }
    }

    /** Waits for records, writes them, and says how far it is. */
    void step() throws SQLException, InterruptedException {
        ConsumerRecords<byte[], byte[]> records;
        try {
            records = consumer.poll(horizon.isOpen() ? WAITING_FOR_MARKERS : IDLE);
        } catch (WakeupException e) {
            return; // closing
        }
        if (!records.isEmpty()) {
            project(records);
        }
        announce();
    }

    private void project(ConsumerRecords<byte[], byte[]> records) throws SQLException {
        var batch = projection.newBatch();
        Map<TopicPartition, Reached> moved = new HashMap<>();
        for (var partition : records.partitions()) {
            long position = Projection.NO_POSITION;
            var ofPartition = records.records(partition);
            for (var record : ofPartition) {
                position = Math.max(position, take(batch, record));
            }
            moved.put(partition, new Reached(ofPartition.getLast().offset() + 1, position));
        }
        write(batch, moved);
        reached.putAll(moved);
        moved.values().forEach(to -> horizon.read(to.position()));
    }

    private static long take(Projection.Batch batch, ConsumerRecord<byte[], byte[]> record) {
        try {
            return batch.take(record);
        } catch (UnreadableRecord e) {
            // the ledger puts it on the topic of dead letters; here there is nothing to show of it
            LOG.warn(
                    "{}-{} offset {} cannot be read: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            return Projection.NO_POSITION;
        }
    }

    private void write(Projection.Batch batch, Map<TopicPartition, Reached> moved) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean written = false;
            try {
                for (var partition : partitions) { // in one order, so that two processes do not lock each other out
                    var to = moved.get(partition);
                    var from = reached.get(partition);
                    if (to != null && from != null) {
                        offsets.advance(connection, partition, from.next(), to);
                    }
                }
                batch.write(connection);
                connection.commit();
                written = true;
            } finally {
                if (!written) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    private void announce() throws InterruptedException {
        Map<TopicPartition, Long> positions = new HashMap<>();
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        if (horizon.needsEnds()) {
            horizon.aimFor(PartitionEnds.written(admin, partitions));
        }
        Map<TopicPartition, Long> projected = new HashMap<>();
        reached.forEach((partition, at) -> projected.put(partition, at.next()));
        progress.reached(horizon.complete(positions), projected, positions);
    }

    /** Makes a step that waits return; for another thread. */
    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
