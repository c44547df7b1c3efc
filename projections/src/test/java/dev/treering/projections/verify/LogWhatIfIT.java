package dev.treering.projections.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.events.prices.Basis;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.comparison.Changes;
import dev.treering.projections.comparison.Supposed;
import dev.treering.projections.comparison.Supposed.SupposedBook;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.log.PartitionEnds;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.RandomLog;
import dev.treering.projections.scenario.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogWhatIfIT {

    private static final int PARTITIONS = 4;

    @TempDir
    Path directory;

    private EmbeddedKafka kafka;

    @BeforeEach
    void start() throws Exception {
        kafka = Servers.kafka(directory.resolve("kafka"), PARTITIONS);
        try (var carrier = new Carrier(kafka.bootstrapServers(), PARTITIONS, 0)) {
            carrier.carry(RandomLog.of(99, 7, 40, 15));
        }
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void all_accounts_and_one_are_told_alike_and_no_topic_is_a_record_longer() throws Exception {
        changes(Optional.empty()); // reads to the end: from then on the markers of what was carried are written as well
        var before = ends();

        var all = changes(Optional.empty());
        var one = changes(Optional.of(new AccountId("account-0")));

        assertThat(all.statements()).isNotEmpty();
        assertThat(one.statements())
                .isNotEmpty()
                .isEqualTo(all.statements().stream()
                        .filter(change -> change.account().value().equals("account-0"))
                        .toList());
        assertThat(all.totals().firstEntry().getValue().difference()).isPositive();
        assertThat(ends()).isEqualTo(before);
    }

    @Test
    void a_book_that_is_not_published_is_told_apart_from_one_that_changes_nothing() {
        var unknown = new Supposed(
                Optional.of(new SupposedBook.Published("nobody-s", Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                true);

        assertThat(LogWhatIf.run(kafka.bootstrapServers(), unknown, Optional.empty(), Optional.empty()))
                .isEmpty();
    }

    private Changes changes(Optional<AccountId> account) {
        var asked = new Supposed(Optional.empty(), Optional.of(Basis.FORMATION), Optional.empty(), Map.of(), true);
        return LogWhatIf.run(kafka.bootstrapServers(), asked, Optional.empty(), account)
                .orElseThrow();
    }

    private Map<TopicPartition, Long> ends() throws Exception {
        try (Admin admin = LogClients.admin(kafka.bootstrapServers())) {
            var partitions = new ArrayList<TopicPartition>();
            var topics = admin.listTopics().names().get();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .values()
                    .forEach(topic -> topic.partitions()
                            .forEach(each -> partitions.add(new TopicPartition(topic.name(), each.partition()))));
            assertThat(partitions).contains(new TopicPartition(Topics.PLATFORM_EVENTS, 0));
            return PartitionEnds.written(admin, partitions);
        }
    }
}
