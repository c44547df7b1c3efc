package dev.treering.projections.readmodel.following;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The offsets of a topic in the database: part of the same transaction as the rows, and so never ahead or behind of them. */
final class Offsets {

    /**
     * How far a partition is written.
     *
     * @param next offset after the last record written
     * @param position log position of that record
     */
    record Reached(long next, long position) {}

    private static final String BEGIN = """
            insert into partition_offset (topic, partition, next_offset, position) values (?, ?, 0, -1)
            on conflict do nothing""";
    private static final String LOAD = "select partition, next_offset, position from partition_offset where topic = ?";
    private static final String ALL = "select topic, partition, next_offset from partition_offset";
    private static final String ADVANCE = """
            update partition_offset set next_offset = ?, position = greatest(position, ?)
            where topic = ? and partition = ? and next_offset = ?""";

    private final String topic;

    Offsets(String topic) {
        this.topic = topic;
    }

    /** How far each partition of each topic is written, as the offset after the last record. */
    static Map<TopicPartition, Long> all(Connection connection) throws SQLException {
        Map<TopicPartition, Long> ends = new HashMap<>();
        try (var load = connection.prepareStatement(ALL);
                var row = load.executeQuery()) {
            while (row.next()) {
                ends.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
            }
        }
        return ends;
    }

    /** Where each partition stands; from the beginning where nothing was written yet. */
    Map<TopicPartition, Reached> load(Connection connection, List<TopicPartition> partitions) throws SQLException {
        try (var begin = connection.prepareStatement(BEGIN)) {
            for (var partition : partitions) {
                begin.setString(1, topic);
                begin.setInt(2, partition.partition());
                begin.addBatch();
            }
            begin.executeBatch();
        }
        Map<TopicPartition, Reached> reached = new HashMap<>();
        try (var load = connection.prepareStatement(LOAD)) {
            load.setString(1, topic);
            try (var row = load.executeQuery()) {
                while (row.next()) {
                    reached.put(new TopicPartition(topic, row.getInt(1)), new Reached(row.getLong(2), row.getLong(3)));
                }
            }
        }
        return reached;
    }

    /**
     * Moves a partition on. Locks it until the transaction ends, so of two processes one waits, and then finds itself overtaken.
     *
     * @throws Overtaken when it does not stand where this process left it
     */
    void advance(Connection connection, TopicPartition partition, long from, Reached to) throws SQLException {
        try (var advance = connection.prepareStatement(ADVANCE)) {
            advance.setLong(1, to.next());
            advance.setLong(2, to.position());
            advance.setString(3, topic);
            advance.setInt(4, partition.partition());
            advance.setLong(5, from);
            if (advance.executeUpdate() != 1) {
                throw new Overtaken(topic, partition.partition());
            }
        }
    }
}
