package dev.treering.events.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are not there yet, with their settings of record. */
public final class TopicCreation {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TopicCreation() {}

    /**
     * Creates what is missing and leaves what is there as it is; waits until every partition can be written.
     *
     * @param replication copies of each partition; with three or more, writes wait for two of them
     * @throws IllegalStateException when a topic is there with another number of partitions, or cannot be created, or one
     *     of their partitions has no leader for half a minute
     */
    public static void createMissing(Admin admin, List<Topic> topics, short replication) throws InterruptedException {
        try {
            var existing = admin.listTopics().names().get();
            List<Topic> missing = topics.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            for (Topic topic : topics) {
                if (existing.contains(topic.name())) {
                    checkPartitions(admin, topic);
                }
            }
            create(admin, missing, replication);
            awaitLed(admin, topics);
            for (Topic topic : missing) {
                checkPartitions(admin, topic); // another process may have been faster
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create the topics: " + e.getCause(), e);
        }
    }

    private static void create(Admin admin, List<Topic> topics, short replication)
            throws InterruptedException, ExecutionException {
        var answers = admin.createTopics(
                        topics.stream().map(topic -> wanted(topic, replication)).toList())
                .values()
                .values();
        for (var answer : answers) {
            try {
                answer.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private static NewTopic wanted(Topic topic, short replication) {
        Map<String, String> settings = new HashMap<>(topic.settings());
        settings.put("min.insync.replicas", Integer.toString(replication >= 3 ? 2 : 1));
        return new NewTopic(topic.name(), topic.partitions(), replication).configs(settings);
    }

    /**
     * The controller has a topic before its brokers know of it, and they know of it before they lead all of its partitions.
     * Until then a partition refuses writes, and may refuse a producer's first batch and take the second, which none of the
     * producer's retries can mend: it then waits in vain for its delivery timeout.
     */
    private static void awaitLed(Admin admin, List<Topic> topics) throws InterruptedException, ExecutionException {
        var ends = new HashMap<TopicPartition, OffsetSpec>();
        for (Topic topic : topics) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!areLed(admin, ends)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the topics are created, but after " + PATIENCE + " the brokers do not know all of them");
            }
            Thread.sleep(20);
        }
    }

    /** Only a partition's leader knows where it ends. The client itself asks again while there is none, but not while there is no topic. */
    private static boolean areLed(Admin admin, Map<TopicPartition, OffsetSpec> ends)
            throws InterruptedException, ExecutionException {
        try {
            admin.listOffsets(ends, new ListOffsetsOptions().timeoutMs((int) PATIENCE.toMillis()))
                    .all()
                    .get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private static void checkPartitions(Admin admin, Topic topic) throws InterruptedException, ExecutionException {
        var description = admin.describeTopics(List.of(topic.name()))
                .allTopicNames()
                .get()
                .get(topic.name());
        int found = description == null ? 0 : description.partitions().size();
        if (found != topic.partitions()) {
            throw new IllegalStateException("topic " + topic.name() + " has " + found + " partitions, expected "
                    + topic.partitions() + ": the count is fixed for ever when the topics are created");
        }
    }
}
