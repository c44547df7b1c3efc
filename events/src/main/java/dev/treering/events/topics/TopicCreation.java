package dev.treering.events.topics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are not there yet, with their settings of record. */
public final class TopicCreation {

    private TopicCreation() {}

    /**
     * Creates what is missing; leaves what is there as it is.
     *
     * @param replication copies of each partition; with three or more, writes wait for two of them
     * @throws IllegalStateException when a topic is there with another number of partitions, or cannot be created
     */
    public static void createMissing(Admin admin, List<Topic> topics, short replication) throws InterruptedException {
        try {
            var existing = admin.listTopics().names().get();
            for (Topic topic : topics) {
                if (existing.contains(topic.name())) {
                    checkPartitions(admin, topic);
                } else {
                    create(admin, topic, replication);
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create the topics: " + e.getCause(), e);
        }
    }

    private static void create(Admin admin, Topic topic, short replication)
            throws InterruptedException, ExecutionException {
        Map<String, String> settings = new HashMap<>(topic.settings());
        settings.put("min.insync.replicas", Integer.toString(replication >= 3 ? 2 : 1));
        try {
            admin.createTopics(List.of(new NewTopic(topic.name(), topic.partitions(), replication).configs(settings)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
            checkPartitions(admin, topic); // another process was faster
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
