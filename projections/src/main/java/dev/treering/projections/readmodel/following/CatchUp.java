package dev.treering.projections.readmodel.following;

import dev.treering.projections.log.LogClients;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Brings some partitions of several read models from where they stand to given ends, and no record further. Used by one thread.
 *
 * <p>Several of them, each with partitions of its own, may write to one database at once: then one may have to wait for another that writes the
 * same row, and where two wait for each other the database refuses one of them, which tries again.
 */
public final class CatchUp implements AutoCloseable {

    private static final Duration WAITING = Duration.ofMillis(200);
    private static final String TRY_AGAIN = "40"; // class of the SQL states of serialization failures and deadlocks
    private static final int ATTEMPTS = 10;

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Writing> writings = new HashMap<>();

    private CatchUp(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** For the partitions with these numbers, of the topic of each projection. */
    public static CatchUp open(
            String bootstrapServers, DataSource database, List<Projection> projections, IntPredicate numbers)
            throws SQLException {
        var opened = new CatchUp(LogClients.consumer(bootstrapServers));
        boolean whole = false;
        try {
            opened.begin(database, projections, numbers);
            whole = true;
            return opened;
        } finally {
            if (!whole) {
                opened.close();
            }
        }
    }

    private void begin(DataSource database, List<Projection> projections, IntPredicate numbers) throws SQLException {
        List<TopicPartition> all = new ArrayList<>();
        for (var projection : projections) {
            var partitions = LogClients.partitionsOf(consumer, projection.topic()).stream()
                    .filter(partition -> numbers.test(partition.partition()))
                    .toList();
            writings.put(projection.topic(), new Writing(database, projection, partitions));
            all.addAll(partitions);
        }
        consumer.assign(all);
        writings.values()
                .forEach(writing -> writing.reached().forEach((partition, at) -> consumer.seek(partition, at.next())));
    }

    /** How far each partition of each read model of a database is written: the ends to bring another to. */
    public static Map<TopicPartition, Long> ends(Connection connection) throws SQLException {
        return Offsets.all(connection);
    }

    /**
     * Goes on until every partition it has stands at its end; a partition without an end stays where it is.
     *
     * @param written is told after each transaction how many offsets it came on
     * @throws InterruptedException when the thread is interrupted; what is written stays, and it can go on from there
     */
    public void to(Map<TopicPartition, Long> ends, LongConsumer written) throws SQLException, InterruptedException {
        while (!pause(ends)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            var records = before(ends, consumer.poll(WAITING));
            for (var writing : writings.entrySet()) {
                var ofTopic = records.get(writing.getKey());
                if (ofTopic != null) {
                    long from = sum(writing.getValue());
                    write(writing.getValue(), ofTopic);
                    written.accept(sum(writing.getValue()) - from);
                }
            }
        }
    }

    /** Reads of each partition only while it is before its end; true when there is none. */
    private boolean pause(Map<TopicPartition, Long> ends) {
        boolean done = true;
        for (var writing : writings.values()) {
            for (var partition : writing.reached().entrySet()) {
                if (partition.getValue().next() < ends.getOrDefault(partition.getKey(), 0L)) {
                    consumer.resume(List.of(partition.getKey()));
                    done = false;
                } else {
                    consumer.pause(List.of(partition.getKey()));
                    consumer.seek(
                            partition.getKey(), partition.getValue().next()); // what was read beyond is read again
                }
            }
        }
        return done;
    }

    private static Map<String, Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>>> before(
            Map<TopicPartition, Long> ends, ConsumerRecords<byte[], byte[]> records) {
        Map<String, Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>>> byTopic = new HashMap<>();
        for (var partition : records.partitions()) {
            long end = ends.getOrDefault(partition, 0L);
            var wanted = records.records(partition).stream()
                    .filter(record -> record.offset() < end)
                    .toList();
            if (!wanted.isEmpty()) {
                byTopic.computeIfAbsent(partition.topic(), _ -> new HashMap<>()).put(partition, wanted);
            }
        }
        return byTopic;
    }

    private static void write(Writing writing, Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records)
            throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                writing.write(records);
                return;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS
                        || e.getSQLState() == null
                        || !e.getSQLState().startsWith(TRY_AGAIN)) {
                    throw e;
                }
            }
        }
    }

    private static long sum(Writing writing) {
        return writing.reached().values().stream()
                .mapToLong(Offsets.Reached::next)
                .sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
