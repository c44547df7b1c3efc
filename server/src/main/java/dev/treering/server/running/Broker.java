package dev.treering.server.running;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.events.topics.TopicCreation;
import dev.treering.events.topics.Topics;
import dev.treering.server.settings.DataDirectory;
import dev.treering.server.settings.Settings;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Kafka, ours or theirs, with the topics it must have. */
final class Broker {

    private static final short REPLICATION_OF_A_CLUSTER = 3;

    private Broker() {}

    /** The Kafka that the settings name; without one, an embedded broker on the data directory. Its bootstrap servers. */
    static String open(Settings settings, DataDirectory data, Started started) {
        String servers = settings.kafka()
                .orElseGet(() -> started.part("Kafka", () -> EmbeddedKafka.start(data.kafka()))
                        .bootstrapServers());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            int brokers = admin.describeCluster().nodes().get().size();
            short replication = (short) Math.min(brokers, REPLICATION_OF_A_CLUSTER);
            TopicCreation.createMissing(admin, Topics.all(settings.partitions()), replication);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the topics were created", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new CannotStart("cannot reach Kafka at " + servers + ": " + e.getCause(), e);
        }
        return servers;
    }
}
