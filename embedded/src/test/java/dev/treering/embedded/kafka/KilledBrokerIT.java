package dev.treering.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.embedded.ChildProcess;
import dev.treering.embedded.DirectoryInUseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledBrokerIT {
    private static final String ACKNOWLEDGED = "acknowledged ";
    private static final int BEFORE_THE_KILL = 500;

    @TempDir
    private Path directory;

    @Test
    void everything_acknowledged_survives_two_kills_in_a_row() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        for (String round : List.of("first", "second")) {
            try (ChildProcess child = ChildProcess.running(Writer.class, directory.toString(), round)) {
                for (int i = 0; i < BEFORE_THE_KILL; i++) {
                    acknowledged.add(child.line(ACKNOWLEDGED));
                }
                acknowledged.addAll(child.kill(ACKNOWLEDGED));
            }
        }

        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            List<String> found = KafkaClients.read(kafka.bootstrapServers());

            assertThat(found).containsAll(acknowledged).doesNotHaveDuplicates();
        }
    }

    @Test
    void another_process_is_refused_while_one_runs_and_is_told_which() throws Exception {
        try (ChildProcess child = ChildProcess.running(Writer.class, directory.toString(), "only")) {
            String pid = child.line("pid ");
            child.line(ACKNOWLEDGED);

            assertThatThrownBy(() -> EmbeddedKafka.start(directory))
                    .isInstanceOf(DirectoryInUseException.class)
                    .hasMessageContaining("in use by process " + pid);
        }
    }

    /** Writes for as long as it lives, and prints what was acknowledged. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println("pid " + ProcessHandle.current().pid());
            EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]));
            if (arguments[1].equals("first") || arguments[1].equals("only")) {
                KafkaClients.createTopic(kafka.bootstrapServers());
            }
            try (KafkaProducer<String, String> producer =
                    KafkaClients.producer(kafka.bootstrapServers(), Map.of("linger.ms", 1))) {
                for (int i = 0; ; i++) {
                    String value = arguments[1] + "-" + i;
                    producer.send(new ProducerRecord<>(KafkaClients.TOPIC, value), (metadata, failure) -> {
                        if (failure == null) {
                            System.out.println(ACKNOWLEDGED + value);
                        }
                    });
                    if (i % 50 == 0) {
                        producer.flush();
                    }
                }
            }
        }
    }
}
