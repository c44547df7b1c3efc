package dev.treering.projections.readmodel.following;

import dev.treering.events.wire.UnreadableRecord;
import dev.treering.projections.readmodel.following.Offsets.Reached;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records of one topic become rows, with the offsets after them in the same transaction. Knows where each partition stands. */
final class Writing {

    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);

    private final DataSource database;
    private final Projection projection;
    private final Offsets offsets;
    private final Map<TopicPartition, Reached> reached;

    /** From where the database stands, for these partitions of the projection's topic. */
    Writing(DataSource database, Projection projection, List<TopicPartition> partitions) throws SQLException {
        this.database = database;
        this.projection = projection;
        this.offsets = new Offsets(projection.topic());
        try (var connection = database.getConnection()) {
            this.reached = new HashMap<>(offsets.load(connection, partitions));
            this.reached.keySet().retainAll(partitions);
        }
    }

    /** How far each partition is written. */
    Map<TopicPartition, Reached> reached() {
        return reached;
    }

    /**
     * Writes records, those of a partition in its order.
     *
     * @return how far each of these partitions is written now
     * @throws Overtaken when another process has written one of them further; nothing is written then, nor when anything else fails
     */
    Map<TopicPartition, Reached> write(Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records)
            throws SQLException {
        var batch = projection.newBatch();
        SortedMap<TopicPartition, Reached> moved =
                new TreeMap<>(Comparator.comparingInt(TopicPartition::partition)); // one order for all processes
        records.forEach((partition, ofPartition) -> {
            long position = Projection.NO_POSITION;
            for (var record : ofPartition) {
                position = Math.max(position, take(batch, record));
            }
            moved.put(partition, new Reached(ofPartition.getLast().offset() + 1, position));
        });
        write(batch, moved);
        reached.putAll(moved);
        return moved;
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

    private void write(Projection.Batch batch, SortedMap<TopicPartition, Reached> moved) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean written = false;
            try {
                for (var to : moved.entrySet()) {
                    var from = reached.get(to.getKey());
                    if (from != null) {
                        offsets.advance(connection, to.getKey(), from.next(), to.getValue());
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
}
