package dev.treering.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.embedded.DirectoryInUseException;
import dev.treering.embedded.LoopbackPort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaIT {
    @TempDir
    private Path directory;

    @Test
    void what_was_produced_is_read_and_is_still_there_after_a_restart() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            KafkaClients.createTopic(kafka.bootstrapServers());
            produce(kafka, "one", "two");
            assertThat(KafkaClients.read(kafka.bootstrapServers())).containsExactly("one", "two");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            assertThat(KafkaClients.read(kafka.bootstrapServers())).containsExactly("one", "two");
            assertThat(kafka.failure()).isEmpty();
        }
    }

    @Test
    void an_aborted_transaction_is_not_seen_by_a_reader_of_what_is_committed() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            KafkaClients.createTopic(kafka.bootstrapServers());
            try (KafkaProducer<String, String> producer =
                    KafkaClients.producer(kafka.bootstrapServers(), Map.of("transactional.id", "writer"))) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(KafkaClients.TOPIC, "taken back"));
                producer.flush();
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(KafkaClients.TOPIC, "meant"));
                producer.commitTransaction();
            }
            assertThat(KafkaClients.read(kafka.bootstrapServers())).containsExactly("meant");
            assertThat(transactionVersion(kafka)).isEqualTo((short) 2);
        }
    }

    @Test
    void a_topic_is_not_created_by_writing_to_it() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory);
                KafkaProducer<String, String> producer =
                        KafkaClients.producer(kafka.bootstrapServers(), Map.of("max.block.ms", 1500))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("nowhere", "lost"))
                            .get())
                    .isInstanceOfAny(ExecutionException.class, TimeoutException.class)
                    .hasMessageContaining("nowhere");
        }
    }

    @Test
    void a_directory_in_use_is_refused_and_its_owner_goes_on() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            KafkaClients.createTopic(kafka.bootstrapServers());

            assertThatThrownBy(() -> EmbeddedKafka.start(directory))
                    .isInstanceOf(DirectoryInUseException.class)
                    .hasMessageContaining(directory.toRealPath().toString())
                    .hasMessageContaining("this process");

            produce(kafka, "still here");
            assertThat(KafkaClients.read(kafka.bootstrapServers())).containsExactly("still here");
        }
    }

    @Test
    void a_port_lost_to_somebody_else_is_asked_for_again() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LoopbackPort.HOST))) {
            Deque<Integer> ports = new ArrayDeque<>(
                    List.of(taken.getLocalPort(), LoopbackPort.free(), LoopbackPort.free(), taken.getLocalPort()));
            try (EmbeddedKafka kafka =
                    EmbeddedKafka.start(directory, () -> ports.isEmpty() ? LoopbackPort.free() : ports.pop())) {
                assertThat(ports).isEmpty();
                KafkaClients.createTopic(kafka.bootstrapServers());
                assertThat(kafka.failure()).isEmpty();
            }
        }
    }

    private static short transactionVersion(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            FinalizedVersionRange range = admin.describeFeatures()
                    .featureMetadata()
                    .get()
                    .finalizedFeatures()
                    .get("transaction.version");
            return Objects.requireNonNull(range).maxVersionLevel();
        }
    }

    private static void produce(EmbeddedKafka kafka, String... values) throws Exception {
        try (KafkaProducer<String, String> producer = KafkaClients.producer(kafka.bootstrapServers(), Map.of())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(KafkaClients.TOPIC, value)).get();
            }
        }
    }
}
