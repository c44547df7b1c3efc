package dev.treering.projections.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.projections.log.LogClients;
import dev.treering.projections.log.PartitionEnds;
import dev.treering.projections.readmodel.following.Projection;
import dev.treering.projections.readmodel.following.Projector;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** Projections that follow their topics without a ledger application, and are waited for by their topics' ends. */
public final class Followed implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Admin admin;
    private final int partitions;
    private final List<Projection> projections;
    private final List<Projector> projectors;

    private Followed(String bootstrapServers, int partitions, DataSource database, List<Projection> projections) {
        this.admin = LogClients.admin(bootstrapServers);
        this.partitions = partitions;
        this.projections = projections;
        this.projectors = projections.stream()
                .map(each -> Projector.start(bootstrapServers, database, each))
                .toList();
    }

    public static Followed start(
            String bootstrapServers, int partitions, DataSource database, Projection... projections) {
        return new Followed(
                bootstrapServers, partitions, database, Stream.of(projections).toList());
    }

    /** Waits until everything that is written now is in the database. */
    public void catchUp() throws InterruptedException {
        for (int i = 0; i < projections.size(); i++) {
            String topic = projections.get(i).topic();
            var ends = PartitionEnds.written(
                    admin,
                    IntStream.range(0, partitions)
                            .mapToObj(partition -> new TopicPartition(topic, partition))
                            .toList());
            assertThat(projectors.get(i).progress().awaitOffsets(ends, SOON))
                    .as(
                            "%s is followed to its end: %s",
                            topic, projectors.get(i).trouble())
                    .isTrue();
        }
    }

    @Override
    public void close() {
        projectors.forEach(Projector::close);
        admin.close();
    }
}
