package dev.treering.projections.readmodel.following;

import dev.treering.projections.log.LogClients;
import dev.treering.projections.log.PartitionEnds;
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

/** Following a topic from the offsets in the database until something goes wrong. */
final class Session implements AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration WAITING_FOR_MARKERS = Duration.ofMillis(50);

    private final Consumer<byte[], byte[]> consumer;
    private final Admin admin;
    private final Progress progress;
    private final List<TopicPartition> partitions;
    private final Writing writing;
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
        this.progress = progress;
        this.partitions = LogClients.partitionsOf(consumer, projection.topic());
        if (partitions.isEmpty()) {
            throw new IllegalStateException("there is no topic " + projection.topic());
        }
        this.writing = new Writing(database, projection, partitions);
        consumer.assign(partitions);
        writing.reached().forEach((partition, at) -> {
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
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> byPartition = new HashMap<>();
        records.partitions().forEach(partition -> byPartition.put(partition, records.records(partition)));
        writing.write(byPartition).values().forEach(to -> horizon.read(to.position()));
    }

    private void announce() throws InterruptedException {
        Map<TopicPartition, Long> positions = new HashMap<>();
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        if (horizon.needsEnds()) {
            horizon.aimFor(PartitionEnds.written(admin, partitions));
        }
        Map<TopicPartition, Long> projected = new HashMap<>();
        writing.reached().forEach((partition, at) -> projected.put(partition, at.next()));
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
