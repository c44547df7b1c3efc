package dev.treering.projections.scenario;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.embedded.postgres.EmbeddedPostgres;
import dev.treering.events.topics.TopicCreation;
import dev.treering.events.topics.Topics;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.postgresql.ds.PGSimpleDataSource;

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

    public static DataSource database(EmbeddedPostgres postgres) {
        var database = new PGSimpleDataSource();
        database.setUrl(postgres.jdbcUrl());
        database.setUser(postgres.user());
        database.setPassword(postgres.password());
        return database;
    }
}
