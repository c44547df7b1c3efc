package dev.treering.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.embedded.WholeDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class BrokerFailureIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    @Timeout(120)
    void a_broker_that_loses_its_disk_says_so_and_does_not_end_the_process() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory);
                Admin admin = Admin.create(Map.of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "default.api.timeout.ms", 1000,
                        "request.timeout.ms", 500))) {
            admin.describeCluster().nodes().get();

            WholeDirectory.delete(directory.resolve("data"));
            admin.createTopics(
                    java.util.List.of(new org.apache.kafka.clients.admin.NewTopic(KafkaClients.TOPIC, 1, (short) 1)));

            Instant deadline = Instant.now().plus(LIMIT);
            while (kafka.failure().isEmpty() && Instant.now().isBefore(deadline)) {
                Thread.sleep(20);
            }
            assertThat(kafka.failure())
                    .get()
                    .satisfies(failure -> assertThat(failure.status()).isEqualTo(1));
        }
    }
}
