package dev.treering.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.treering.embedded.ChildProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * <pre>
 * a transaction   begun ── written ── decided ──✗── its partitions told ── complete
 *                                               killed here
 * </pre>
 *
 * A broker is killed behind that point, and what it wrote after it is taken from the end of its files.
 */
final class DecidedTransactionIT {
    private static final String TOPIC = "facts";
    private static final int COORDINATED_APART = 4; // as many partitions as the transactions' own topic has
    private static final int OTHERS = 40; // the more partitions, the longer they are without a leader
    private static final int BATCH_HEADER = Long.BYTES + Integer.BYTES; // base offset, length of what follows

    @TempDir
    private Path directory;

    @Test
    void what_was_decided_before_a_kill_is_carried_out_after_it() throws Exception {
        try (ChildProcess child = ChildProcess.running(Committing.class, directory.toString())) {
            child.line("committed");
            child.kill("");
        }
        Path data = directory.resolve("data");
        for (int partition = 0; partition < COORDINATED_APART; partition++) {
            cutOffLastBatch(data.resolve("__transaction_state-" + partition)); // that it is complete
            cutOffLastBatch(data.resolve(TOPIC + "-" + partition)); // the marker
        }

        var coordinator = new ListAppender<ILoggingEvent>();
        try (EmbeddedKafka kafka = startedAnd(coordinator)) {
            assertThat(read(kafka.bootstrapServers())).containsExactlyInAnyOrderElementsOf(writers());
            assertThat(ends(kafka.bootstrapServers(), IsolationLevel.READ_COMMITTED))
                    .as("where readers of what is committed come to")
                    .isEqualTo(ends(kafka.bootstrapServers(), IsolationLevel.READ_UNCOMMITTED));
        }
        // whether it harms that a partition is passed over depends on a few milliseconds; that it is does not
        assertThat(coordinator.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(said -> said.contains("Starting"))
                .noneMatch(said -> said.contains("can be skipped"));
    }

    private EmbeddedKafka startedAnd(ListAppender<ILoggingEvent> heard) {
        heard.start();
        var said = (Logger) LoggerFactory.getLogger("kafka.coordinator.transaction.TransactionMarkerChannelManager");
        said.setLevel(Level.INFO);
        said.addAppender(heard);
        return EmbeddedKafka.start(directory);
    }

    /** A transactional id for each partition of the transactions' own topic, in their order; each writes to its partition of the other. */
    private static List<String> writers() {
        return IntStream.range(0, COORDINATED_APART)
                .mapToObj(partition -> IntStream.iterate(0, i -> i + 1)
                        .mapToObj(i -> "writer-" + i)
                        .filter(id -> Utils.abs(id.hashCode()) % COORDINATED_APART == partition)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static void cutOffLastBatch(Path partition) throws IOException {
        try (FileChannel log = FileChannel.open(
                partition.resolve("00000000000000000000.log"), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer header = ByteBuffer.allocate(BATCH_HEADER);
            long last = 0;
            for (long at = 0; at < log.size(); at += BATCH_HEADER + header.getInt(Long.BYTES)) {
                last = at;
                log.read(header.clear(), at);
            }
            assertThat(last).as("a batch before the last, in " + partition).isPositive();
            log.truncate(last);
        }
    }

    private static List<TopicPartition> partitions() {
        return IntStream.range(0, COORDINATED_APART)
                .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                .toList();
    }

    private static List<String> read(String bootstrapServers) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(partitions());
            consumer.seekToBeginning(partitions());
            List<String> values = new ArrayList<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < COORDINATED_APART && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    private static Map<TopicPartition, Long> ends(String bootstrapServers, IsolationLevel isolation) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var latest = partitions().stream()
                    .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
            return admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        }
    }

    /** Commits a transaction of each writer, one after the other, and waits to be killed. */
    static final class Committing {
        private Committing() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]));
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                admin.createTopics(List.of(
                                new NewTopic(TOPIC, COORDINATED_APART, (short) 1),
                                new NewTopic("others", OTHERS, (short) 1)))
                        .all()
                        .get();
            }
            int partition = 0;
            for (String id : writers()) {
                try (KafkaProducer<String, String> producer =
                        KafkaClients.producer(kafka.bootstrapServers(), Map.of("transactional.id", id))) {
                    producer.initTransactions();
                    producer.beginTransaction();
                    producer.send(new ProducerRecord<>(TOPIC, partition, id, id));
                    producer.commitTransaction();
                }
                partition++;
            }
            // each is read only when its marker is written; that it is complete is written after that, in order
            if (read(kafka.bootstrapServers()).size() == COORDINATED_APART) {
                System.out.println("committed");
            }
            Thread.currentThread().join();
        }
    }
}
