package dev.treering.projections.scenario;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.events.topics.TopicCreation;
import dev.treering.events.topics.Topics;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Real servers, embedded. */
public final class Servers {

    private Servers() {}

    /** A broker with the topics of record. */
    public static EmbeddedKafka kafka(Path directory, int partitions) throws InterruptedException {
        var kafka = EmbeddedKafka.start(directory);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicCreation.createMissing(admin, Topics.all(partitions), (short) 1);
        }
        return kafka;
    }
}
