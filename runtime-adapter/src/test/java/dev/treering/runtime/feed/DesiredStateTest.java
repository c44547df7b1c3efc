package dev.treering.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.topics.DesiredRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class DesiredStateTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.DESIRED_STATE, 0);

    @Test
    void only_what_is_newer_than_the_topic_is_published_keyed_by_app() throws InterruptedException {
        var producer = producer();
        try (var state = new DesiredState(producer, Map.of(new AppId("shop"), 7L))) {
            state.publish(app(7));
            state.publish(app(8));
            state.publish(app(8));
        }

        assertThat(producer.history()).singleElement().satisfies(record -> {
            assertThat(record.key()).asString().isEqualTo("shop");
            assertThat(DesiredRecords.read(record.value())).isEqualTo(app(8));
        });
    }

    @Test
    void how_new_the_topic_is_is_read_from_it() {
        var consumer = new MockConsumer<byte[], byte[]>("none");
        consumer.updatePartitions(
                Topics.DESIRED_STATE,
                List.of(new PartitionInfo(Topics.DESIRED_STATE, 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 2L));
        consumer.schedulePollTask(() -> {
            consumer.addRecord(record(0, app(9)));
            consumer.addRecord(record(1, app(4))); // an adapter that knew less came late
        });

        assertThat(DesiredState.read(consumer)).containsExactly(Map.entry(new AppId("shop"), 9L));
    }

    @Test
    void what_was_not_published_is_said_to_be_so_and_can_be_published_again() throws InterruptedException {
        var producer = producer();
        producer.sendException = new KafkaException("no brokers");
        try (var state = new DesiredState(producer, Map.of())) {
            assertThatThrownBy(() -> state.publish(app(1))).isInstanceOf(KafkaException.class);
            producer.sendException = null;
            state.publish(app(1));
        }
        assertThat(producer.history()).hasSize(1);
    }

    private static MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, DesiredApp app) {
        var sent = DesiredRecords.record(app);
        return new ConsumerRecord<>(Topics.DESIRED_STATE, 0, offset, sent.key(), sent.value());
    }

    private static DesiredApp app(long position) {
        return new DesiredApp(
                new AccountId("acct-1"), new AppId("shop"), "shop", "", "", 0, List.of(), false, position);
    }
}
