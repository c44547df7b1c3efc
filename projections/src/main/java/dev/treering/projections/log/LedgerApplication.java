package dev.treering.projections.log;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The application that folds facts into ledger entries, as it is known to Kafka. */
public final class LedgerApplication {

    /** Its application id, and so the name of its consumer group. Never changes: state and progress are kept under it. */
    public static final String ID = "account-ledger";

    private LedgerApplication() {}

    /**
     * The offsets up to which it has folded the facts, without the offset itself. What it wrote for them is committed, but not
     * everywhere readable yet, see {@link PartitionEnds}. A partition it has never come to is missing.
     */
    public static Map<TopicPartition, Long> folded(Admin admin) throws InterruptedException {
        try {
            Map<TopicPartition, Long> folded = new HashMap<>();
            admin.listConsumerGroupOffsets(ID)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            folded.put(partition, offset.offset());
                        }
                    });
            return folded;
        } catch (ExecutionException e) {
            throw new KafkaException("cannot find out how far " + ID + " has come", e.getCause());
        }
    }
}
