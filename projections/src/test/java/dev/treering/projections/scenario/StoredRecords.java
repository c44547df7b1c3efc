package dev.treering.projections.scenario;

import dev.treering.projections.log.LogClients;
import dev.treering.projections.log.PartitionEnds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What lies on a topic. */
public final class StoredRecords {

    private StoredRecords() {}

    /** Everything committed on a topic, partition by partition, each in order. */
    public static List<ConsumerRecord<byte[], byte[]>> of(String bootstrapServers, String topic)
            throws InterruptedException {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = LogClients.consumer(bootstrapServers);
                var admin = LogClients.admin(bootstrapServers)) {
            var partitions = LogClients.partitionsOf(consumer, topic);
            var ends = PartitionEnds.written(admin, partitions);
            for (var partition : partitions) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                while (consumer.position(partition) < ends.getOrDefault(partition, 0L)) {
                    consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
                }
            }
        }
        return records;
    }
}
